"""What is answered about plans and tasks."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from backend.api.base import Out
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.features.tasks.queries import BoardColumns
from backend.domain.features.tasks.rules import OwnerKind, TaskHolder, TaskState, TaskStep
from backend.domain.kit.calendar import Light

Where = dict[str, list[str]]


class TaskNamed(Out):
    id: UUID
    name: str


class TaskOwnerNamed(Out):
    """Who is answerable; without an id a name as it was written."""

    id: UUID | None
    name: str


class TaskHolderOut(Out):
    kind: TaskHolder
    name: str


class TaskRow(Out):
    """A line of the ledger, a card of the board."""

    id: UUID
    plan: TaskNamed
    number: int
    year: int
    code: str
    """丰宁人任〔2022〕12号."""
    aspect: str | None
    words: str
    source: str | None
    congress: TaskNamed
    owner: TaskOwnerNamed
    """Who leads."""
    joint: list[TaskOwnerNamed]
    leader: str | None
    long_term: bool
    due_on: date | None
    light: Light
    days_left: int | None
    state: TaskState
    holder: TaskHolderOut
    progress: str | None
    progress_at: datetime | None
    pressed: int
    pressed_at: datetime | None
    sent_back: int
    created_at: datetime
    updated_at: datetime


class TaskOwnerOut(TaskOwnerNamed):
    kind: OwnerKind
    role: AssignmentRole
    body_id: UUID | None
    """The body of the plan's campaign that it is."""


class TaskAssignment(Out):
    id: UUID
    unit: TaskNamed
    role: AssignmentRole
    state: AssignmentState
    accept_by: date | None
    due_on: date | None
    light: Light
    signed_by: str
    handler: str | None
    accepted_at: datetime | None
    finished_at: datetime | None
    progress: str | None
    pressed: int
    own: bool


class TaskFile(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class TaskStage(Out):
    """One circle of the step bar."""

    name: str
    state: str = Field(description="done, now or open")
    at: datetime | None
    due_on: date | None
    who: str | None


class TaskOut(TaskRow):
    """Everything about one task."""

    version: int
    document: str | None
    """The document it was broken out of, with its number."""
    owners: list[TaskOwnerOut]
    campaign_id: UUID | None
    """The plan's; where its bodies are listed."""
    evidence: str | None
    remark: str | None
    started_at: datetime | None
    reported_done_at: datetime | None
    confirmed_at: datetime | None
    withdrawn_reason: str | None
    assignments: list[TaskAssignment]
    files: list[TaskFile]
    stages: list[TaskStage]
    may_edit: bool
    open_steps: list[TaskStep]


class TaskEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[TaskFile]


class TaskFigure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: Where


class TaskFigures(Out):
    """What there is to count; withdrawn tasks are in none of it.

    `tasks` is `dated` and `long_term` together. The rate is of the dated alone: what is kept up for
    long is never late and never done.
    """

    tasks: TaskFigure
    dated: TaskFigure
    done: TaskFigure
    rate: str | None
    """Confirmed of the dated in per cent, two decimals, halves up; of none, null."""
    reported: TaskFigure
    open: TaskFigure
    long_term: TaskFigure
    long_term_told: TaskFigure
    told_rate: str | None
    pressed: TaskFigure
    on_time: TaskFigure
    due_soon: TaskFigure
    overdue: TaskFigure


class BoardColumnOut(Out):
    """A column of the board: how many cards there are, and the first of them."""

    key: str
    name: str
    where: Where
    count: int
    figures: TaskFigures
    items: list[TaskRow]


class BoardOut(Out):
    by: BoardColumns
    columns: list[BoardColumnOut]
    aspects: list[str]
    """The aspects there are to narrow by."""


class TaskPlanRow(Out):
    """A plan with its figures."""

    id: UUID
    year: int
    title: str
    congress: TaskNamed
    campaign: TaskNamed | None
    document_title: str | None
    document_number: str | None
    document_on: date | None
    document_issuer: str | None
    shared: bool
    withdrawn_at: datetime | None
    figures: TaskFigures
    created_at: datetime
    updated_at: datetime


class TaskPlanOut(TaskPlanRow):
    version: int
    withdrawn_reason: str | None
    files: list[TaskFile]
    aspects: list[str]
    may_edit: bool
