"""What is sent about self-checks."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.self_checks.queries import SelfCheckSort
from backend.domain.features.self_checks.rules import Reported, SelfCheckState
from backend.domain.kit.calendar import Light

Words = Annotated[str, Field(min_length=2, max_length=2000)]
Report = Annotated[str, Field(min_length=2, max_length=20_000)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Place = Annotated[str, Field(max_length=200)]


class SelfCheckQuery(In):
    """Filters of the ledger, as they stand in the URL."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    state: list[SelfCheckState] = []
    light: Light | None = None
    filed: bool | None = None
    none_found: bool | None = None
    q: str | None = Field(None, max_length=100)


class SelfCheckLedger(SelfCheckQuery, ListQuery):
    """The filters, the order and the page."""

    sort: SelfCheckSort = SelfCheckSort.newest


class ComparedQuery(ListQuery):
    """Which problems of units that have filed are listed."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    reported: Reported | None = None


class AskIn(In):
    """Ask units for a self-check by a day; without one the rule set's working days hold."""

    id: UUID
    campaign_id: UUID
    unit_ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    request: Words
    due_on: Day | None = None


class FindingIn(In):
    """A problem that the unit found; the id is the sender's, so that a repeat is harmless."""

    id: UUID
    words: Words
    place_words: Place | None = None
    field_id: UUID | None = None
    found_on: Day | None = None
    measure: str | None = Field(None, max_length=2000)
    due_on: Day | None = None
    corrected: bool = False


class FindingChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    words: Words | None = None
    place_words: Place | None = None
    field_id: UUID | None = None
    found_on: Day | None = None
    measure: str | None = Field(None, max_length=2000)
    due_on: Day | None = None
    corrected: bool | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        return {k: v for k, v in sent.items() if v is not None or k not in {"words", "corrected"}}


class FileIn(In):
    """The report; `none_found` is said outright where the list is empty."""

    report: Report
    none_found: bool = False
    filed_by: Short
    file_ids: Annotated[list[UUID], Field(max_length=30)] = []


class TakeOverIn(In):
    """What the problem is to be; what is not sent is what the unit's row says."""

    problem_id: UUID
    field_id: UUID
    aspect_id: UUID | None = None
    words: Words | None = None
    division_id: UUID | None = None
    place_words: Place | None = None
    measure: str | None = Field(None, max_length=2000)
    due_on: Day | None = None
    remark: str | None = Field(None, max_length=2000)


class MatchIn(In):
    problem_id: UUID


class SelfCheckReason(In):
    reason: Words


class MaybeReasonIn(In):
    reason: str | None = Field(None, max_length=2000)


class NoteIn(In):
    note: str | None = Field(None, max_length=2000)


class MustNoteIn(In):
    note: Words


class GiveTimeIn(In):
    due_on: Day
    note: str | None = Field(None, max_length=2000)


class SendBackIn(In):
    reason: Words
    due_on: Day | None = None
