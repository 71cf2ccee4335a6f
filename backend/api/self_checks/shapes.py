"""What is answered about self-checks."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.domain.features.problems.rules import ProblemSource, ProblemState
from backend.domain.features.self_checks.rules import (
    FindingStep,
    Reported,
    SelfCheckState,
    SelfCheckStep,
    Verdict,
)
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class VerdictCounts(Out):
    """The rows of a list, and what became of them; withdrawn ones are not in it."""

    rows: int
    waiting: int
    taken: int
    matched: int
    declined: int


class SelfCheckRow(Out):
    """A line of the ledger; of a list that was not filed yet only the unit sees the counts."""

    id: UUID
    title: str
    campaign: Named
    congress: Named
    unit: Named
    state: SelfCheckState
    light: Light
    due_on: date
    days_left: int | None
    round: int
    none_found: bool
    filed_at: datetime | None
    late_days: int | None
    """How many days after its day it was first filed; none where it was in time or is not filed."""
    counts: VerdictCounts | None
    created_at: datetime
    updated_at: datetime


class ProblemBrief(Out):
    id: UUID
    code: str
    words: str
    state: ProblemState


class SelfCheckFinding(Out):
    """A row of the list."""

    id: UUID
    position: int
    words: str
    place_words: str | None
    field: Named | None
    found_on: date | None
    measure: str | None
    due_on: date | None
    corrected: bool
    verdict: Verdict
    problem: ProblemBrief | None
    reason: str | None
    decided_at: datetime | None
    decided_by: str | None
    open_steps: list[FindingStep]


class SelfCheckFile(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class SelfCheckOut(SelfCheckRow):
    """Everything about one self-check; report and list are the unit's alone until it has filed."""

    version: int
    request: str
    report: str | None
    filed_by: str | None
    pressed: int
    return_reason: str | None
    review: str | None
    reviewed_at: datetime | None
    ended_reason: str | None
    findings: list[SelfCheckFinding]
    files: list[SelfCheckFile]
    redo_days: int
    """Working days that the rule set gives to do it again."""
    may_write: bool
    open_steps: list[SelfCheckStep]


class FindingTwin(Out):
    """A problem that a row may be the same as; likeness 0 to 1."""

    id: UUID
    code: str
    words: str
    place: str
    unit: str | None
    state: ProblemState
    source: ProblemSource | None
    likeness: float


class ComparedProblem(Out):
    """A problem beside its unit's self-check."""

    id: UUID
    code: str
    words: str
    unit: Named
    congress: str
    state: ProblemState
    source: ProblemSource | None
    found_on: date | None
    reported: Reported


class Figure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: dict[str, list[str]]


class SelfChecksSummary(Out):
    """The figures over a ledger; `asked` is what `filed` is of.

    Of the units that have filed: problems they alone reported, problems also found by others, and
    problems others found that they did not report. `own_rate` is `both` of all that others found.
    """

    asked: Figure
    filed: Figure
    filed_rate: str | None
    none_found: Figure
    reviewed: Figure
    overdue: Figure
    rows: VerdictCounts
    unit_only: Figure
    both: Figure
    missed: Figure
    own_rate: str | None


class SelfCheckEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[SelfCheckFile]


class AskedOut(Out):
    """The self-checks that were asked for at once."""

    items: list[SelfCheckRow]
