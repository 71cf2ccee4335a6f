"""Plans, their tasks, and who is answerable for each."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.features.tasks.rules import OwnerKind, TaskHolder, TaskState
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, Row, UtcDateTime, Word


class Plan(Kept, table=True):
    """A list of tasks: of a campaign, or broken out of a document."""

    __tablename__ = "task_plan"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "title"),
        Index("ix_task_plan_year", "year", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    year: int
    title: str = Field(max_length=100)
    campaign_id: UUID | None = Field(default=None, index=True)
    """The campaign it is the list of; opaque here."""
    document_title: str | None = Field(default=None, max_length=200)
    document_number: str | None = Field(default=None, max_length=50)
    """承办发〔2022〕5号."""
    document_on: date | None = None
    document_issuer: str | None = Field(default=None, max_length=100)
    shared: bool = False
    """Congresses below may read it."""
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_reason: str | None = None


class Task(Kept, table=True):
    """One thing to do: by a day, or kept up for long."""

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        Index("ix_task_print", "plan_id", "words_print"),
        Index("ix_task_due", "due_on", "id"),
        Index("ix_task_number", "year", "plan_id", "number", "id"),
        Index("ix_task_created", "created_at", "id"),
        Index("ix_task_unit", "lead_unit_id", "state", "due_on"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    plan_id: UUID = Field(foreign_key="task_plan.id")
    year: int
    """The plan's."""
    number: int
    """In the plan."""
    aspect: str | None = Field(default=None, max_length=100)
    words: str
    words_print: str = Field(max_length=64)
    source: str | None = Field(default=None, max_length=200)
    """Page or sentence of the document."""
    lead_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    lead_words: str | None = Field(default=None, max_length=100)
    """The leading owner's name, where it is no unit known to us."""
    leader: str | None = Field(default=None, max_length=50)
    """Who of the leaders takes it on (牵头领导)."""
    long_term: bool = False
    due_on: date = NEVER
    evidence: str | None = None
    """What shows that it is done."""
    remark: str | None = None

    state: TaskState = Field(default=TaskState.planned, sa_type=Word(TaskState, 20))
    holder: TaskHolder = Field(default=TaskHolder.congress, sa_type=Word(TaskHolder, 10))
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")
    progress: str | None = None
    """What was last said of it."""
    progress_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reported_done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    pressed: int = 0
    pressed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_back: int = 0
    withdrawn_reason: str | None = None


class TaskOwner(Row, table=True):
    """Who is answerable; the first leads."""

    __tablename__ = "task_owner"
    __table_args__ = (
        UniqueConstraint("task_id", "position"),
        Index("ix_task_owner_unit", "unit_id", "task_id"),
        Index("ix_task_owner_congress", "congress_id", "task_id"),
        Index("ix_task_owner_body", "body_id", "task_id"),
    )

    task_id: UUID = Field(foreign_key="task.id")
    position: int
    role: AssignmentRole = Field(sa_type=Word(AssignmentRole, 10))
    kind: OwnerKind = Field(sa_type=Word(OwnerKind, 20))
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    congress_id: UUID | None = Field(default=None, foreign_key="congress.id")
    """The unit's congress: its staff see the task."""
    body_id: UUID | None = Field(default=None, foreign_key="campaign_body.id")
    """The body of the plan's campaign that it is."""
    name: str = Field(max_length=100)
    """As it was written; of a unit, its name when it was made answerable."""
