"""What is sent about rounds and proposals."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.projects.queries import ProposalSort
from backend.domain.features.projects.rules import (
    ProjectField,
    ProposalSource,
    ProposalState,
    RatingVerdict,
    RoundState,
)

Title = Annotated[str, Field(min_length=2, max_length=100)]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2199, 12, 31))]
Words = Annotated[str, Field(min_length=2, max_length=2000)]
Reason = Annotated[str, Field(min_length=2, max_length=500)]
Document = Annotated[str, Field(min_length=2, max_length=100)]
Files = Annotated[list[UUID], Field(max_length=30)]
Year = Annotated[int, Field(ge=1990, le=2199)]
Money = Annotated[int, Field(ge=0, le=10_000_000_000_000)]
"""Yuan."""
People = Annotated[int, Field(ge=0, le=1_000_000_000)]
Keys = Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=50)]
Phone = Annotated[str, Field(pattern=r"^[0-9+\- ]{5,20}$")]
Name = Annotated[str, Field(min_length=1, max_length=50)]


class RoundQuery(ListQuery):
    """Filters of the rounds."""

    congress_id: UUID | None = None
    year: int | None = Field(None, ge=1900, le=2199)
    state: list[RoundState] = []


class RoundDays(In):
    """The calendar, each day not before the one above it."""

    collect_from: Day
    collect_to: Day
    screen_by: Day
    review_by: Day
    approve_by: Day
    publish_by: Day
    session_on: Day
    report_by: Day


class RoundIn(RoundDays):
    """A new round of your congress; the id is yours."""

    id: UUID
    year: Year
    title: Title
    to_choose: int = Field(ge=1, le=200)
    words: str = Field("", max_length=2000)


class RoundChange(In):
    """What is not sent stays as it is."""

    title: Title | None = None
    words: str | None = Field(None, max_length=2000)
    to_choose: int | None = Field(None, ge=1, le=200)
    collect_from: Day | None = None
    collect_to: Day | None = None
    screen_by: Day | None = None
    review_by: Day | None = None
    approve_by: Day | None = None
    publish_by: Day | None = None
    session_on: Day | None = None
    report_by: Day | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None}


class RoundDecidedIn(In):
    """A review: when, in which document, in what words."""

    decided_on: Day
    document: Document
    words: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class RoundReason(In):
    reason: Annotated[str, Field(min_length=2, max_length=200)]


class RoundNote(In):
    note: str | None = Field(None, max_length=2000)


class RoundElectIn(In):
    """The result of a vote that was counted elsewhere; a round with a ballot takes none by hand."""

    chosen_ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    elected_on: Day
    document: Document


class RatedIn(In):
    """The count of one project or part, and the verdict it came to."""

    project_id: UUID
    part_id: UUID | None = None
    entitled: int = Field(ge=1, le=1_000_000)
    satisfied: int = Field(ge=0, le=1_000_000)
    basically_satisfied: int = Field(ge=0, le=1_000_000)
    dissatisfied: int = Field(ge=0, le=1_000_000)
    abstained: int = Field(0, ge=0, le=1_000_000)
    verdict: RatingVerdict
    words: str | None = Field(None, max_length=500)


class RoundRateIn(In):
    """The result of a rating that was counted elsewhere, and where it was announced."""

    rated_on: Day
    document: Document
    results: Annotated[list[RatedIn], Field(min_length=1, max_length=1000)]


class DrawIn(In):
    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]


class ProposalQuery(In):
    """Filters of the ledger, as they stand in the URL."""

    congress_id: UUID | None = None
    round_id: UUID | None = None
    year: int | None = Field(None, ge=1900, le=2199)
    source: list[ProposalSource] = []
    state: list[ProposalState] = []
    field: list[ProjectField] = []
    merged_into: UUID | None = None
    project_id: UUID | None = None
    q: str | None = Field(None, max_length=50)


class ProposalLedger(ProposalQuery, ListQuery):
    """The filters, the order and the page."""

    sort: ProposalSort = ProposalSort.newest


class WantedIn(In):
    """What is proposed; an approximate number of people (余) is a lower bound."""

    title: Title
    words: Annotated[str, Field(min_length=5, max_length=2000)]
    field: ProjectField
    division_id: UUID | None = None
    place_words: str | None = Field(None, max_length=200)
    beneficiaries: People | None = None
    beneficiaries_least: bool = False
    cost: Money | None = None


class ProposalIn(WantedIn):
    """A proposal; who proposes for themselves leaves source, name, phone and unit out."""

    id: UUID
    round_id: UUID
    source: ProposalSource = ProposalSource.resident
    name: Name | None = None
    phone: Phone | None = None
    unit_id: UUID | None = None


class ProposalChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    title: Title | None = None
    words: Words | None = None
    field: ProjectField | None = None
    division_id: UUID | None = None
    place_words: str | None = Field(None, max_length=200)
    beneficiaries: People | None = None
    beneficiaries_least: bool | None = None
    cost: Money | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        filled = {"title", "words", "field", "beneficiaries_least"}
        return {
            name: value for name, value in sent.items() if value is not None or name not in filled
        }


class ProposalMergeIn(In):
    into_id: UUID


class PassIn(In):
    """Which lines of the lists it falls under, and whether it can be done within the year."""

    entries: Keys
    money_ok: bool
    land_ok: bool
    one_year_ok: bool
    reason: Reason


class DeclineIn(In):
    """The proposer reads the reason."""

    entries: Keys = []
    money_ok: bool | None = None
    land_ok: bool | None = None
    one_year_ok: bool | None = None
    reason: Reason


class ProposalReason(In):
    reason: Reason


class NominateIn(In):
    """The candidate it becomes; the id is yours."""

    id: UUID
    title: Title
    words: Words
    unit_id: UUID | None = None
    budget: Money | None = None
    funding: str = Field("", max_length=200)
    year_target: str | None = Field(None, max_length=500)
