"""What is sent about projects, and by residents."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.api.projects.asking import (
    Day,
    Document,
    Files,
    Money,
    Name,
    Phone,
    Reason,
    Title,
    WantedIn,
    Words,
)
from backend.domain.features.projects.queries import ProjectSort, Timing
from backend.domain.features.projects.rules import (
    ChangeKind,
    MilestoneKind,
    ProjectField,
    ProjectState,
    RatingVerdict,
)

Token = Annotated[str, Field(min_length=10, max_length=20, pattern="^[0-9a-z]+$")]
Device = Annotated[str, Field(min_length=16, max_length=64, pattern="^[0-9A-Za-z_-]+$")]
"""What the phone calls itself: random, made once, kept on it."""


class ProjectQuery(In):
    """Filters of the ledger, as they stand in the URL."""

    congress_id: UUID | None = None
    round_id: UUID | None = None
    year: int | None = Field(None, ge=1900, le=2199)
    state: list[ProjectState] = []
    field: list[ProjectField] = []
    timing: list[Timing] = []
    verdict: list[RatingVerdict] = []
    unit_id: UUID | None = None
    group_id: UUID | None = None
    deputy_id: UUID | None = None
    supervised: bool | None = None
    mine: bool | None = None
    visited: bool | None = None
    changed: bool | None = None
    q: str | None = Field(None, max_length=50)


class ProjectLedger(ProjectQuery, ListQuery):
    """The filters, the order and the page."""

    sort: ProjectSort = ProjectSort.position


class PartIn(In):
    name: Title
    target: str = Field("", max_length=200)


class ProjectChangeIn(In):
    """What is not sent stays as it is; of a voted project only unit, place and funding."""

    title: Title | None = None
    words: Words | None = None
    field: ProjectField | None = None
    division_id: UUID | None = None
    place_words: str | None = Field(None, max_length=200)
    beneficiaries: int | None = Field(None, ge=0, le=1_000_000_000)
    beneficiaries_least: bool | None = None
    unit_id: UUID | None = None
    budget: Money | None = None
    funding: str | None = Field(None, max_length=200)
    year_target: str | None = Field(None, max_length=500)
    position: int | None = Field(None, ge=1, le=1000)
    parts: Annotated[list[PartIn], Field(max_length=50)] | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True, exclude={"parts"})
        filled = {"title", "words", "field", "beneficiaries_least", "funding", "position"}
        return {
            name: value for name, value in sent.items() if value is not None or name not in filled
        }


class MilestoneIn(In):
    kind: MilestoneKind
    name: Title
    planned_on: Day


class LayOutIn(In):
    """All milestones in order: one start, any number between, one finish."""

    milestones: Annotated[list[MilestoneIn], Field(min_length=2, max_length=30)]


class ReachIn(In):
    """When it was reached; a late one says why."""

    reached_on: Day
    reason: Reason | None = None
    note: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class ProjectDelayIn(In):
    expected_on: Day
    reason: Reason


class TellIn(In):
    """How far it is; money in yuan, all that was spent by then."""

    told_on: Day
    percent: int = Field(ge=0, le=100)
    spent: Money
    words: Words
    file_ids: Files = []


class ProjectShowIn(In):
    shown: bool


class ProjectAcceptIn(In):
    accepted_on: Day
    note: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class ProjectReason(In):
    reason: Reason


class AssignIn(In):
    group_ids: Annotated[list[UUID], Field(max_length=20)] = []
    deputy_ids: Annotated[list[UUID], Field(max_length=50)] = []


class ProjectVisitIn(In):
    visited_on: Day
    words: Words
    by_words: str = Field("", max_length=100)
    group_id: UUID | None = None
    found_problem: bool = False
    file_ids: Files = []


class ProjectDecideIn(In):
    """What the standing committee decided: when, in which document, and why."""

    kind: ChangeKind
    decided_on: Day
    document: Document
    reason: Reason
    words: str = Field("", max_length=1000)
    finish_on: Day | None = None
    budget: Money | None = None
    file_ids: Files = []


class ReportChangeIn(In):
    """At which meeting of the congress it was reported."""

    reported_on: Day
    reported_words: Annotated[str, Field(min_length=2, max_length=200)]


class ProjectQuestionIn(In):
    token: Token
    device: Device


class ResidentIn(WantedIn):
    """A resident's proposal; the id is the phone's, so that a repeat is harmless."""

    id: UUID
    token: Token
    device: Device
    seal: Annotated[str, Field(min_length=10, max_length=200)]
    answer: Annotated[str, Field(min_length=1, max_length=10)]
    name: Name | None = None
    phone: Phone | None = None


class FollowProposalIn(In):
    """The receipt as it was written down; spaces and case do not matter."""

    token: Token
    receipt: Annotated[str, Field(min_length=4, max_length=40)]
