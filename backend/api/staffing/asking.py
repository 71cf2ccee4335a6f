"""What is sent about staffing."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.staffing.queries import BodyFilter
from backend.domain.features.staffing.rules import BodyStanding, MeasureKind
from backend.domain.people.divisions.rules import Level
from backend.domain.people.units.rules import UnitKind

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Number = Annotated[int, Field(ge=0, le=10_000)]
Reason = Annotated[str, Field(min_length=2, max_length=2000)]


class BodyListed(In):
    """Filters of the bodies, as they stand in the URL."""

    congress_id: UUID | None = None
    level: Level | None = Level.county
    kind: UnitKind | None = None
    one_person: bool | None = None
    standing: list[BodyStanding] = []
    measure: MeasureKind | None = None
    late: bool | None = None
    q: str | None = Field(None, max_length=50)

    def filter(self) -> BodyFilter:
        """Return the filters asked."""
        return BodyFilter(**{name: getattr(self, name) for name in BodyListed.model_fields})


class BodyQuery(BodyListed, ListQuery):
    """The filters and the page."""


class StaffingQuery(In):
    """Over which congresses is counted."""

    level: Level = Level.county
    congress_id: UUID | None = None


class MeasureIn(In):
    """How a one-person body is to be cleared."""

    id: UUID
    unit_id: UUID
    kind: MeasureKind
    people: int = Field(1, ge=1, le=100)
    words: str | None = Field(None, max_length=2000)
    target_on: Day | None = None


class MeasureChange(In):
    """What is not sent stays as it is."""

    kind: MeasureKind | None = None
    people: int | None = Field(None, ge=1, le=100)
    words: str | None = Field(None, max_length=2000)
    target_on: Day | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        return {k: v for k, v in sent.items() if v is not None or k in {"words", "target_on"}}


class MeasureNoteIn(In):
    note: str | None = Field(None, max_length=2000)


class MeasureDoneIn(MeasureNoteIn):
    done_on: Day | None = None


class StaffingReasonIn(In):
    reason: Reason


class StatementIn(In):
    """What is said of a congress: whether there are one-person bodies, or how many, or both.

    `of_all` says it of all counties below the congress together.
    """

    id: UUID
    congress_id: UUID
    of_all: bool = False
    said_on: Day | None = None
    exists: bool | None = None
    bodies: Number | None = None
    one_person: Number | None = None
    posts: Number | None = None
    staff: Number | None = None
    words: str = Field(min_length=2, max_length=2000)
    source: str | None = Field(None, max_length=200)
