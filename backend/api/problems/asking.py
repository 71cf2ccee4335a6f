"""What is sent about problems."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.problems.queries import MonthCount, ProblemSort
from backend.domain.features.problems.rules import (
    CountedAs,
    ProblemHolder,
    ProblemSource,
    ProblemState,
    ReopenReason,
    RespondentType,
)
from backend.domain.features.problems.rules.lists import ProblemList
from backend.domain.kit.calendar import Light

Words = Annotated[str, Field(min_length=2, max_length=2000)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Month = Annotated[str, Field(pattern=r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$")]
"""2026-10."""
Files = Annotated[list[UUID], Field(max_length=30)]
Ids = Annotated[list[UUID], Field(max_length=100)]


class ProblemQuery(In):
    """Filters of the ledger, as they stand in the URL.

    A campaign stands for those that joined it, too; a field for those taken over from it;
    `campaign_year` for the campaigns of that year; `within_id` for a congress and those below it.
    """

    campaign_id: UUID | None = None
    campaign_year: int | None = Field(None, ge=1900, le=2199)
    field_id: Ids = []
    aspect_id: Ids = []
    state: list[ProblemState] = []
    source: list[ProblemSource] = []
    respondent_type: list[RespondentType] = []
    congress_id: UUID | None = None
    within_id: UUID | None = None
    unit_id: UUID | None = None
    holder: ProblemHolder | None = None
    time_asked: bool | None = None
    reopened: bool | None = None
    again: bool | None = None
    found_from: Day | None = None
    found_to: Day | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    done_by: Day | None = None
    updated_since: datetime | None = None
    month: Month | None = None
    counted_in: MonthCount | None = None
    """What the monthly report counts of `month`; it asks for one."""
    q: str | None = Field(None, max_length=100)


class ProblemListed(ProblemQuery):
    """The filters, with what a figure counts: the figures are counted over the others."""

    light: Light | None = None
    counted_as: CountedAs | None = None


class ProblemExport(ProblemListed):
    """The filters, and which of the four lists and the ledger is written."""

    listed_as: ProblemList = ProblemList.problem


class ProblemLedger(ProblemListed, ListQuery):
    """The filters, the order and the page."""

    sort: ProblemSort = ProblemSort.number


class ProblemIn(In):
    """A problem for a campaign's list; the id is the sender's, so that a repeat is harmless."""

    id: UUID
    campaign_id: UUID
    field_id: UUID
    aspect_id: UUID | None = None
    words: Words
    place_words: str | None = Field(None, max_length=200)
    division_id: UUID | None = None
    source: ProblemSource | None = None
    respondent_type: RespondentType | None = None
    unit_id: UUID | None = None
    found_on: Day | None = None
    measure: str | None = Field(None, max_length=2000)
    due_on: Day | None = None
    remark: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class ProblemChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    field_id: UUID | None = None
    aspect_id: UUID | None = None
    words: Words | None = None
    place_words: str | None = Field(None, max_length=200)
    division_id: UUID | None = None
    source: ProblemSource | None = None
    respondent_type: RespondentType | None = None
    unit_id: UUID | None = None
    found_on: Day | None = None
    measure: str | None = Field(None, max_length=2000)
    due_on: Day | None = None
    remark: str | None = Field(None, max_length=2000)

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        return {k: v for k, v in sent.items() if v is not None or k not in {"field_id", "words"}}


class NoteIn(In):
    note: str | None = Field(None, max_length=2000)


class MustNoteIn(In):
    note: Words


class SeenIn(In):
    """What was found on the spot, with photos."""

    note: Words
    file_ids: Files = []


class RefuseIn(In):
    reason: Words


class ProblemHandOverIn(In):
    """Without a day the problem's own holds, else the rule set's working days."""

    unit_id: UUID
    joint_unit_ids: Annotated[list[UUID], Field(max_length=20)] = []
    due_on: Day | None = None
    measure: str | None = Field(None, max_length=2000)
    signed_by: Short
    note: str | None = Field(None, max_length=2000)


class AcceptIn(In):
    handler: Short


class GiveBackIn(In):
    reason: Words
    better: str | None = Field(None, max_length=100)


class PlanIn(In):
    measure: Text
    file_ids: Files = []


class AskTimeIn(In):
    until: Day
    reason: Words


class DoneIn(In):
    result: Text
    done_on: Day | None = None
    file_ids: Files = []


class SendBackIn(In):
    reason: Words
    due_on: Day | None = None
    file_ids: Files = []


class ReopenIn(In):
    why: ReopenReason
    reason: Words
    due_on: Day | None = None
    file_ids: Files = []


class EscalateIn(In):
    """Why the own congress cannot mend it, and whose signature it goes up under."""

    reason: Words
    signed_by: Short
    file_ids: Files = []


class GoOnIn(In):
    """Without a day the days that were left hold, else the rule set's."""

    note: str | None = Field(None, max_length=2000)
    due_on: Day | None = None


class SeveralIn(In):
    """Several at once: all of them, or none."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    note: str | None = Field(None, max_length=2000)
