"""What is answered about clues."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from backend.api.base import Out
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    ClueState,
    ClueStep,
    Holder,
    Satisfaction,
)
from backend.domain.features.problems.rules import ProblemState
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class DivisionBrief(Out):
    id: UUID
    code: str
    name: str


class HolderOut(Out):
    """Who has it now."""

    kind: Holder
    name: str


class ClueRow(Out):
    """A line of the ledger."""

    id: UUID
    number: int
    year: int
    code: str
    """线索〔2026〕138号."""
    title: str
    category: Category
    source: ClueSource
    place: str
    congress: Named
    state: ClueState
    light: Light
    days_left: int | None
    due_on: date | None
    holder: HolderOut
    unit: Named | None
    round: int
    time_asked: date | None
    created_at: datetime
    updated_at: datetime


class ReporterOut(Out):
    """Who reported; names and phones only as far as the caller may see them."""

    kind: ClueSource
    name: str
    phone: str | None


class FileOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class AssignmentOut(Out):
    id: UUID
    unit: Named
    role: AssignmentRole
    state: AssignmentState
    round: int
    accept_by: date
    due_on: date
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
    """The caller's unit."""
    open_steps: list[ClueStep]
    """What a joint unit may do with its own part; the lead's steps are the clue's."""


class StageOut(Out):
    """One circle of the step bar."""

    name: str
    state: str = Field(description="done, now or open")
    at: datetime | None
    due_on: date | None
    who: str | None


class ListedOut(Out):
    """How the problem stands that the clue became; its own page only for who may open it."""

    id: UUID | None
    code: str
    state: ProblemState
    unit: str | None
    due_on: date | None
    light: Light
    result: str | None
    signed_off_at: datetime | None


class ClueOut(ClueRow):
    """Everything about one clue."""

    version: int
    words: str
    place_words: str | None
    division: DivisionBrief | None
    longitude: float | None
    latitude: float | None
    unnamed: bool
    reporter: ReporterOut
    own: bool
    """The caller reported it."""
    assignments: list[AssignmentOut]
    files: list[FileOut]
    stages: list[StageOut]
    answer: str | None
    answered_at: datetime | None
    attitude: Satisfaction | None
    result: Satisfaction | None
    rating_words: str | None
    ended_reason: str | None
    reopened: int
    signed_off_at: datetime | None
    looked_back_at: datetime | None
    merged_into: Named | None
    problem: ListedOut | None
    """What it became on a campaign's problem list."""
    answer_days: int
    """Working days that the rule set gives an answer."""
    open_steps: list[ClueStep]


class TwinOut(Out):
    """A clue that may be the same; nothing about who reported it."""

    id: UUID
    code: str
    title: str
    place: str
    state: ClueState
    created_at: datetime
    metres: int | None
    likeness: float
    may_open: bool


class TimelineOut(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[FileOut]
