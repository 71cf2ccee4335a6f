"""What is answered about problems."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from backend.api.base import Out
from backend.domain.desk.ladder import RungKind
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.features.problems.rules import (
    ProblemHolder,
    ProblemSource,
    ProblemState,
    ProblemStep,
    ReopenReason,
    RespondentType,
)
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class UnitNamed(Out):
    """The responsible unit; without an id it is a name as it was written."""

    id: UUID | None
    name: str


class ProblemHolderOut(Out):
    kind: ProblemHolder
    name: str


class ProblemRow(Out):
    """A line of the ledger."""

    id: UUID
    campaign_id: UUID
    number: int
    year: int
    code: str
    """滦平人问〔2026〕12号."""
    field: Named
    aspect: Named | None
    words: str
    place: str
    source: ProblemSource | None
    respondent_type: RespondentType | None
    """Who was asked when it was found."""
    press_by: date | None
    """Asked about on the spot: by when the unit is pressed next."""
    congress: Named
    unit: UnitNamed | None
    state: ProblemState
    light: Light
    days_left: int | None
    due_on: date | None
    """By when it must be rectified."""
    found_on: date | None
    done_on: date | None
    measure: str | None
    remark: str | None
    result: str | None
    """What the unit says it did."""
    verified_on_site_at: datetime | None
    signed_off_at: datetime | None
    looked_back_at: datetime | None
    reopen_reason: ReopenReason | None
    holder: ProblemHolderOut
    round: int
    reopened: int
    time_asked: date | None
    held: bool
    """The deadline does not run: the higher congress has it."""
    escalated: bool
    """Was ever reported to the higher congress."""
    carried: int
    """How often it was carried over from an earlier campaign."""
    carried_over: bool
    """Left this campaign for a later one; the row says how it stood then."""
    created_at: datetime
    updated_at: datetime


class ProblemAssignment(Out):
    id: UUID
    unit: Named
    role: AssignmentRole
    state: AssignmentState
    round: int
    accept_by: date
    due_on: date | None
    light: Light
    signed_by: str
    handler: str | None
    accepted_at: datetime | None
    finished_at: datetime | None
    plan: str | None
    progress: str | None
    back_reason: str | None
    pressed: int
    own: bool


class ProblemFile(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class ProblemStage(Out):
    """One circle of the step bar."""

    name: str
    state: str = Field(description="done, now or open")
    at: datetime | None
    on: date | None
    due_on: date | None
    who: str | None


class ProblemOut(ProblemRow):
    """Everything about one problem."""

    version: int
    campaign: Named
    division: Named | None
    place_words: str | None
    ended_reason: str | None
    clue: Named | None
    """The clue that it was made of."""
    assignments: list[ProblemAssignment]
    files: list[ProblemFile]
    stages: list[ProblemStage]
    rectify_days: int
    """Working days that the rule set gives where no day is set."""
    may_edit: bool
    open_steps: list[ProblemStep]


class ProblemEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[ProblemFile]


class Figure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: dict[str, list[str]]


class CountsOut(Out):
    problems: int
    rectified: int
    verified: int
    signed_off: int
    on_time: int
    due_soon: int
    overdue: int
    carried_over: int
    carried_in: int
    escalated: int
    on_the_spot: int
    """Asked about on the spot (现场问政)."""
    rate: str | None
    """Rectified of all in per cent: `55.06`; of nothing, null."""


class SummaryOut(Out):
    """The figures over a ledger; each says which filters list its rows.

    Rectified is reported done and later; verified on site and later is counted apart. Refused
    problems are in none of them.
    """

    fields: Figure
    aspects: Figure
    problems: Figure
    rectified: Figure
    rate: str | None
    """Rectified of all problems in per cent, two decimals, halves up; of nothing, null."""
    verified: Figure
    signed_off: Figure
    on_time: Figure
    due_soon: Figure
    overdue: Figure
    carried_over: Figure
    """Went on in a later campaign; counted as problems of this one all the same."""
    carried_in: Figure
    """Came from an earlier campaign."""
    escalated: Figure
    on_the_spot: Figure
    """Asked about on the spot (现场问政), handed over at once."""


class AspectCounts(CountsOut):
    id: UUID | None
    name: str
    where: dict[str, list[str]]


class FieldCounts(CountsOut):
    id: UUID
    name: str
    where: dict[str, list[str]]
    aspects: list[AspectCounts]


class RungOut(Out):
    """One rung of the ladder; `waits` while its answer is still to come."""

    kind: RungKind
    at: datetime
    organ: str
    signed_by: str | None
    to: str | None
    on: date | None
    due_on: date | None
    words: str | None
    answer: str | None
    answered_on: date | None
    answered_by: str | None
    waits: bool
    referral_id: UUID | None
    """The referral whose answer the caller may write down."""
    escalation_id: UUID | None
    files: list[ProblemFile]
