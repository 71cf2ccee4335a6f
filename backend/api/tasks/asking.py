"""What is sent about plans and tasks."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.tasks.queries import BoardColumns, TaskOrder
from backend.domain.features.tasks.rules import TaskCountedAs, TaskHolder, TaskState
from backend.domain.kit.calendar import Light

Words = Annotated[str, Field(min_length=2, max_length=2000)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Title = Annotated[str, Field(min_length=2, max_length=100)]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Year = Annotated[int, Field(ge=1979, le=2199)]
Number = Annotated[int, Field(ge=1, le=99_999)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Files = Annotated[list[UUID], Field(max_length=30)]


class TaskQuery(In):
    """Filters of the ledger, as they stand in the URL."""

    plan_id: list[UUID] = Field([], max_length=50)
    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    year: Year | None = None
    aspect: list[Name] = Field([], max_length=50)
    unit_id: UUID | None = None
    body_id: UUID | None = None
    owner: Name | None = None
    state: list[TaskState] = []
    holder: TaskHolder | None = None
    long_term: bool | None = None
    pressed: bool | None = None
    sent_back: bool | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    updated_since: datetime | None = None
    q: str | None = Field(None, max_length=100)


class TaskListed(TaskQuery):
    """The filters, with what a figure counts: the figures are counted over the others."""

    light: Light | None = None
    counted_as: TaskCountedAs | None = None


class TaskLedger(TaskListed, ListQuery):
    """The filters, the order and the page."""

    sort: TaskOrder = TaskOrder.number


class BoardQuery(TaskListed):
    """The filters, and what the columns are."""

    by: BoardColumns = BoardColumns.state


class TaskPlanQuery(ListQuery):
    year: Year | None = None
    congress_id: UUID | None = None
    campaign_id: UUID | None = None
    withdrawn: bool | None = False


class TaskPlanIn(In):
    """A plan: of a campaign, or broken out of a document, or neither."""

    id: UUID
    year: Year
    title: Title
    campaign_id: UUID | None = None
    document_title: str | None = Field(None, max_length=200)
    document_number: str | None = Field(None, max_length=50)
    document_on: Day | None = None
    document_issuer: str | None = Field(None, max_length=100)
    shared: bool = False
    file_ids: Files = []


class TaskPlanChange(In):
    """What is not sent stays as it is; files are added."""

    title: Title | None = None
    campaign_id: UUID | None = None
    document_title: str | None = Field(None, max_length=200)
    document_number: str | None = Field(None, max_length=50)
    document_on: Day | None = None
    document_issuer: str | None = Field(None, max_length=100)
    shared: bool | None = None
    file_ids: Files = []

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True, exclude={"file_ids"})
        return {k: v for k, v in sent.items() if v is not None or k not in {"title", "shared"}}


class OwnerIn(In):
    """A unit, or the name of a task force, group or organ; a body of the plan's campaign that is
    called so is meant."""

    unit_id: UUID | None = None
    name: Name | None = None


Owners = Annotated[list[OwnerIn], Field(min_length=1, max_length=30)]


class TaskIn(In):
    """A task for a plan; the first of the owners leads. Without a number it takes the next."""

    id: UUID
    plan_id: UUID
    number: Number | None = None
    aspect: Name | None = None
    words: Words
    source: str | None = Field(None, max_length=200)
    owners: Owners
    leader: Short | None = None
    long_term: bool = False
    due_on: Day | None = None
    evidence: str | None = Field(None, max_length=2000)
    remark: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class TaskChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    number: Number | None = None
    aspect: Name | None = None
    words: Words | None = None
    source: str | None = Field(None, max_length=200)
    owners: Owners | None = None
    leader: Short | None = None
    long_term: bool | None = None
    due_on: Day | None = None
    evidence: str | None = Field(None, max_length=2000)
    remark: str | None = Field(None, max_length=2000)

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True, exclude={"owners"})
        needed = {"number", "words", "long_term"}
        return {k: v for k, v in sent.items() if v is not None or k not in needed}


class TaskNoteIn(In):
    note: str | None = Field(None, max_length=2000)


class TaskPressIn(In):
    note: Words


class TaskReasonIn(In):
    reason: Words


class TaskStartIn(In):
    handler: Short | None = None


class TaskProgressIn(In):
    """How far it has come, with what shows it."""

    words: Text
    file_ids: Files = []


class TaskAgainIn(In):
    """Why it goes on, and by when; without a day the one it had holds."""

    reason: Words
    due_on: Day | None = None
