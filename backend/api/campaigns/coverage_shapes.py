"""What is sent and answered about coverage points."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery, Out
from backend.api.campaigns.part_shapes import Day, Files, Line, PaperOut, PartChange
from backend.api.campaigns.shapes import Named
from backend.domain.features.campaigns.rules import PointKind

Place = Annotated[str, Field(max_length=200)]
Degrees = Annotated[float, Field(ge=-180, le=180)]


class PointQuery(In):
    """Filters of the points, as they stand in the URL."""

    kind: list[PointKind] = []
    visited: bool | None = None
    congress_id: UUID | None = None
    withdrawn: bool | None = False
    q: str | None = Field(None, max_length=50)


class PointLedger(PointQuery, ListQuery):
    """The filters and the page."""


class PointIn(In):
    """A point; the id is the sender's."""

    id: UUID
    kind: PointKind
    name: Line
    place_words: Place | None = None
    division_id: UUID | None = None
    longitude: Degrees | None = None
    latitude: Degrees | None = None


class PointChange(PartChange):
    kind: PointKind | None = None
    name: Line | None = None
    place_words: Place | None = None
    division_id: UUID | None = None
    longitude: Degrees | None = None
    latitude: Degrees | None = None


class FindingWord(StrEnum):
    """What may be found at a point."""

    problems = "problems"
    clues = "clues"


class FindingIn(In):
    word: FindingWord
    id: UUID


class VisitIn(In):
    visited_on: Day
    visited_by: str = Field(min_length=1, max_length=200)
    note: str = Field("", max_length=2000)
    findings: Annotated[list[FindingIn], Field(max_length=50)] = []
    file_ids: Files = []


class PointRow(Out):
    """A line of the list."""

    id: UUID
    campaign_id: UUID
    congress: Named
    kind: PointKind
    name: str
    place: str
    longitude: float | None
    latitude: float | None
    visited_on: date | None
    visits: int
    withdrawn: bool
    updated_at: datetime


class VisitOut(Out):
    id: UUID
    visited_on: date
    visited_by: str
    note: str
    withdrawn_reason: str | None
    created_at: datetime


class PointFindingOut(Out):
    """What was found; what the caller may not see is left out."""

    word: FindingWord
    id: UUID
    title: str
    state: str
    code: str


class CoveragePointOut(PointRow):
    place_words: str | None
    division_id: UUID | None
    withdrawn_reason: str | None
    version: int
    visited: list[VisitOut]
    findings: list[PointFindingOut]
    files: list[PaperOut]
    may_edit: bool


class PointSpot(Out):
    """A point on the map."""

    id: UUID
    campaign_id: UUID
    kind: PointKind
    name: str
    longitude: float
    latitude: float
    visited_on: date | None


class PointFigure(Out):
    """A number, and the filters that list its rows."""

    value: int
    where: dict[str, list[str]]


class PointCounts(Out):
    """Of one kind, or of all."""

    kind: PointKind | None
    points: PointFigure
    visited: PointFigure
    open: PointFigure
    rate: str | None
    """Visited of all in per cent, two decimals, halves up; of nothing, null."""
