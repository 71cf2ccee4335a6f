"""What is answered about staffing."""

from datetime import date, datetime
from uuid import UUID

from backend.api.accounts import CongressBrief
from backend.api.base import Out
from backend.domain.features.staffing.rules import (
    BodyStanding,
    MeasureKind,
    MeasureState,
    MeasureStep,
)
from backend.domain.people.units.rules import UnitKind

Where = dict[str, list[str]]


class StaffingFigure(Out):
    """A number, and the filters that list the bodies it counts."""

    value: int
    where: Where


class MeasureOut(Out):
    id: UUID
    kind: MeasureKind
    people: int
    words: str | None
    target_on: date | None
    done_on: date | None
    state: MeasureState
    late: bool
    """Its target day has passed, and it is not in place."""
    withdrawn_reason: str | None
    created_at: datetime
    updated_at: datetime
    version: int
    open_steps: list[MeasureStep]


class StaffingBodyOut(Out):
    """A body inside a congress's organ."""

    id: UUID
    congress: CongressBrief
    name: str
    short_name: str
    kind: UnitKind
    rank: str | None
    posts: int | None
    staff: int | None
    one_person: bool
    standing: BodyStanding
    measures: list[MeasureOut]
    """Those that are not withdrawn."""


class StaffingEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str


class BodyPage(StaffingBodyOut):
    """One body with all its measures and what happened to them, the latest first."""

    all_measures: list[MeasureOut]
    entries: list[StaffingEntry]
    may_keep: bool


class StatementOut(Out):
    """What one congress says of another, or of itself."""

    id: UUID
    congress: CongressBrief
    of_all: bool
    said_by: CongressBrief
    own: bool
    """It is said of oneself."""
    speaker: str
    said_on: date
    exists: bool | None
    bodies: int | None
    one_person: int | None
    posts: int | None
    staff: int | None
    words: str
    source: str | None
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    may_withdraw: bool
    created_at: datetime


class StaffingNumbers(Out):
    """The bodies that the roster holds, and how far clearing has come.

    `share` is one-person of all, `cleared_share` cleared of one-person, both in per cent with two
    decimals; of nothing, null.
    """

    bodies: StaffingFigure
    one_person: StaffingFigure
    share: str | None
    cleared: StaffingFigure
    cleared_share: str | None
    under_way: StaffingFigure
    untouched: StaffingFigure
    unknown: StaffingFigure
    late: StaffingFigure
    posts: int
    staff: int


class StaffingOf(StaffingNumbers):
    """A congress: the roster's numbers, what it says, what is said above it, where they differ."""

    congress: CongressBrief
    own_says: StatementOut | None
    above_says: StatementOut | None
    conflicts: list[str]


class StaffingSummary(Out):
    """County by county, and all together beside what is said of all."""

    items: list[StaffingOf]
    total: StaffingNumbers
    total_says: StatementOut | None
    total_conflicts: list[str]
    in_conflict: int
    """How many congresses have statements or numbers that do not agree."""
