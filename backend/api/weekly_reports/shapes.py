"""What is answered about weekly reports."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.domain.features.weekly_reports.rules import Direction, WeeklyState, WeeklyStep
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class ArrangementOut(Out):
    """That one side reports to the other every week."""

    id: UUID
    campaign: Named
    congress: Named
    unit: Named
    direction: Direction
    whole: bool
    """The figures are the whole list's; else only those of the unit."""
    starts_on: date
    ended: bool
    ended_reason: str | None
    may_start: bool
    """You write the reports of it."""
    may_keep: bool
    version: int


class WeeklyRow(Out):
    """A line of the ledger."""

    id: UUID
    title: str
    campaign: Named
    congress: Named
    unit: Named
    direction: Direction
    week: date
    week_label: str
    edition: int
    state: WeeklyState
    light: Light
    due_on: date
    days_left: int | None
    as_of: date | None
    signed_by: str | None
    signed_at: datetime | None
    countersigned_by: str | None
    countersigned_at: datetime | None
    updated_at: datetime


class WeeklyFigure(Out):
    """A frozen number, the filters that list its rows now, and what it is a part of."""

    value: int
    where: dict[str, list[str]]
    rate: str | None
    """Of its denominator in per cent; of nothing, or where there is none, null."""
    change: int | None
    """Against the last week that both sides signed."""


class WeeklyLine(Out):
    """New are those found within the week. Handed over, rectified, verified are of all problems.

    Overdue is of the open ones.
    """

    id: UUID | None
    name: str
    problems: WeeklyFigure
    new: WeeklyFigure
    handed_over: WeeklyFigure
    rectified: WeeklyFigure
    verified: WeeklyFigure
    open: WeeklyFigure
    overdue: WeeklyFigure


class WeeklyLate(Out):
    id: UUID
    code: str
    words: str
    unit: str
    due_on: date
    days: int


class WeeklyFigures(Out):
    as_of: date
    """The day on which they were counted."""
    before: date | None
    """The Monday of the week they are set against."""
    total: WeeklyLine
    fields: list[WeeklyLine]
    late: list[WeeklyLate]
    late_count: int
    """How many problems were late; the list names the first fifty."""


class EditionOut(Out):
    id: UUID
    edition: int
    state: WeeklyState
    corrects: str | None


class WeeklyOut(WeeklyRow):
    """One report; words and figures are the author's alone until it is signed."""

    version: int
    week_ends: date
    whole: bool
    shown: bool
    corrects: str | None
    progress: str
    difficulties: str
    plans: str
    figures: WeeklyFigures | None
    signed_account: str | None
    countersigned_account: str | None
    return_reason: str | None
    ended_reason: str | None
    editions: list[EditionOut]
    may_write: bool
    open_steps: list[WeeklyStep]


class WeeklyEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
