"""Escalations, and the groups in which they are handled."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from backend.domain.features.escalations.rules import EscalationState
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class Bundle(Kept, table=True):
    """Like escalations, perhaps of several counties, that the higher congress handles as one."""

    __tablename__ = "escalation_bundle"

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    """The higher congress."""
    scope: str = Field(max_length=60, index=True)
    title: str = Field(max_length=100)
    state: EscalationState = Field(
        default=EscalationState.taken_up, sa_type=Word(EscalationState, 12)
    )
    lead_id: UUID
    """The escalation that stands for the group: what the unit is given."""
    signed_by: str = Field(max_length=50)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    due_on: date = NEVER
    """By when the unit is to answer."""
    time_asked: date | None = None
    """The day to which the unit asked for time, while that waits for an answer."""
    handed_over_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reply: str | None = None
    """What the unit answered."""
    replied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    letter: str | None = Field(default=None, max_length=50)
    """Number of the letter to the next higher congress."""
    letter_to: str | None = Field(default=None, max_length=100)
    passed_on: date | None = None
    """The letter's day."""
    letter_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    letter_signed_by: str | None = Field(default=None, max_length=50)
    answer: str | None = None
    answered_on: date | None = None


class Escalation(Kept, table=True):
    """One problem, put once before one higher congress."""

    __tablename__ = "escalation"
    __table_args__ = (
        Index("ix_escalation_problem", "problem_id", "created_at"),
        Index("ix_escalation_above", "above_id", "state", "answer_by"),
        Index("ix_escalation_due", "answer_by", "id"),
        Index("ix_escalation_created", "created_at", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    """Which congress asks."""
    scope: str = Field(max_length=60, index=True)
    above_id: UUID = Field(foreign_key="congress.id")
    """Which congress is asked."""
    problem_id: UUID = Field(foreign_key="problem.id")
    code: str = Field(max_length=40)
    """The problem's number as people write it."""
    field: str = Field(max_length=100)
    """The field's name when it was asked: like ones are found by it."""
    words: str
    place: str | None = Field(default=None, max_length=300)
    unit: str | None = Field(default=None, max_length=100)
    """The responsible unit's name when it was asked."""
    reason: str
    """Why the congress that asks cannot mend it."""
    signed_by: str = Field(max_length=50)
    asked_by: str = Field(max_length=50)
    answer_by: date
    """By when the higher congress should answer."""
    state: EscalationState = Field(default=EscalationState.asked, sa_type=Word(EscalationState, 12))
    bundle_id: UUID | None = Field(default=None, foreign_key="escalation_bundle.id", index=True)
    taken_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = None
    """The answer, or why it was sent back or withdrawn."""
    answered_by: str | None = Field(default=None, max_length=50)
