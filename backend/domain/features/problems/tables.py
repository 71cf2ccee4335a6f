"""The problem table, and what rows of a workbook become before they are brought in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.domain.features.problems.rules import (
    ProblemHolder,
    ProblemSource,
    ProblemState,
    ReopenReason,
)
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class Problem(Kept, table=True):
    """What was found, whose it is to mend, and how far that has come."""

    __tablename__ = "problem"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number"),
        Index("ix_problem_known_by", "campaign_id", "words_print"),
        Index("ix_problem_created", "created_at", "id"),
        Index("ix_problem_due", "due_on", "id"),
        Index("ix_problem_campaign_number", "campaign_id", "year", "number", "id"),
        Index("ix_problem_campaign_state", "campaign_id", "state", "due_on"),
        Index("ix_problem_congress_created", "congress_id", "created_at", "id"),
        Index("ix_problem_unit", "unit_id", "state", "due_on"),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    campaign_id: UUID = Field(foreign_key="campaign.id")
    field_id: UUID = Field(foreign_key="campaign_field.id", index=True)
    aspect_id: UUID | None = Field(default=None, foreign_key="campaign_aspect.id", index=True)
    year: int
    """The campaign's year; numbers count within it."""
    number: int
    words: str
    words_print: str = Field(max_length=64)
    """SHA-256 of the words without spaces, punctuation and width: a row is known again by it."""
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    place_words: str | None = Field(default=None, max_length=200)
    source: ProblemSource | None = Field(default=None, sa_type=Word(ProblemSource, 20))
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    unit_words: str | None = Field(default=None, max_length=100)
    """The responsible unit's name, where it is no unit known to us."""
    found_on: date | None = None
    measure: str | None = None
    """What is done about this one problem (一事一策)."""
    due_on: date = NEVER
    """By when it must be rectified."""
    done_on: date | None = None
    """When it was rectified, as the unit says."""
    remark: str | None = None

    state: ProblemState = Field(default=ProblemState.found, sa_type=Word(ProblemState, 20))
    holder: ProblemHolder = Field(default=ProblemHolder.congress, sa_type=Word(ProblemHolder, 10))
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")
    round: int = 1
    time_asked: date | None = None
    """The day to which the unit asked for time, while that waits for an answer."""
    result: str | None = None
    """What the unit says it did."""
    verified_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_over_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    accepted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reported_done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    verified_on_site_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    signed_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reopened: int = 0
    reopen_reason: ReopenReason | None = Field(default=None, sa_type=Word(ReopenReason, 20))
    ended_reason: str | None = None


class ProblemIncoming(SQLModel, table=True):
    """What a row of a workbook becomes, written ahead so that bringing it in is a few statements.

    Its columns that are named as a problem's are the problem's as it will be.
    """

    __tablename__ = "problem_incoming"
    __table_args__ = (
        Index("ix_problem_incoming_spot", "import_id", "spot"),
        Index("ix_problem_incoming_problem", "problem_id"),
    )

    import_id: UUID = Field(foreign_key="import_book.id", primary_key=True)
    line: int = Field(primary_key=True)
    problem_id: UUID
    """The new problem's id, or that of the one it changes."""
    creates: bool
    spot: int
    """Which pair of field and aspect, counted from 0."""
    field_name: str = Field(max_length=100)
    aspect_name: str | None = Field(default=None, max_length=100)
    field_id: UUID | None = None
    aspect_id: UUID | None = None
    number: int
    words: str
    words_print: str = Field(max_length=64)
    place_words: str | None = Field(default=None, max_length=200)
    source: ProblemSource | None = Field(default=None, sa_type=Word(ProblemSource, 20))
    unit_id: UUID | None = None
    unit_words: str | None = Field(default=None, max_length=100)
    found_on: date | None = None
    measure: str | None = None
    due_on: date
    done_on: date | None = None
    remark: str | None = None
    state: ProblemState = Field(sa_type=Word(ProblemState, 20))
    holder: ProblemHolder = Field(sa_type=Word(ProblemHolder, 10))
    handed: bool
    """Its unit, state or day is new: assignments follow."""
    before_unit_id: UUID | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What changes, for the timeline."""
    grams: str | None = Field(default=None, sa_type=Text)
    """What a changed problem will be found by, if that changes."""
    entry_id: UUID
    assignment_id: UUID
