"""Assignments, and the more time asked for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from backend.domain.engines.assignments.rules import (
    AssignmentRole,
    AssignmentState,
    ExtensionState,
)
from backend.domain.kit.tables import Kept, Row, UtcDateTime, Word


class Assignment(Kept, table=True):
    """What one unit must do by a day."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_about", "about_id"),
        Index("ix_assignment_unit", "unit_id", "state", "due_on"),
        Index("ix_assignment_due", "due_on", "id"),
        Index("ix_assignment_state_due", "state", "due_on", "id"),
    )

    about_word: str = Field(max_length=30)
    about_id: UUID
    scope: str = Field(max_length=60, index=True)
    """Path of the congress that gave it."""
    title: str = Field(max_length=200)
    unit_id: UUID = Field(foreign_key="unit.id")
    role: AssignmentRole = Field(sa_type=Word(AssignmentRole, 10))
    state: AssignmentState = Field(default=AssignmentState.given, sa_type=Word(AssignmentState, 12))
    round: int = 1
    """1 at first; one more each time a dissatisfied reporter or a look-back opens it again."""
    accept_by: date
    due_on: date
    signed_by: str = Field(max_length=50)
    """Who in the congress signed it off (签批人)."""
    accepted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handler: str | None = Field(default=None, max_length=50)
    """Who in the unit handles it (经办人)."""
    plan: str | None = None
    progress: str | None = None
    back_reason: str | None = None
    pressed: int = 0
    """How often the congress has urged."""


class Extension(Row, table=True):
    """More time, asked for once."""

    __tablename__ = "assignment_extension"

    assignment_id: UUID = Field(foreign_key="assignment.id", index=True)
    until: date
    reason: str
    state: ExtensionState = Field(default=ExtensionState.asked, sa_type=Word(ExtensionState, 10))
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = None
