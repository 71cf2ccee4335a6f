"""The clue table."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Encrypted, Kept, UtcDateTime, Word
from backend.domain.people.divisions.rules import Datum


class Clue(Kept, table=True):
    """Something noticed."""

    __tablename__ = "clue"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number"),
        Index("ix_clue_created", "created_at", "id"),
        Index("ix_clue_due", "due_on", "id"),
        Index("ix_clue_state_created", "state", "created_at", "id"),
        Index("ix_clue_state_due", "state", "due_on", "id"),
        Index("ix_clue_congress_created", "congress_id", "created_at", "id"),
        Index("ix_clue_reporter", "reporter_id", "created_at"),
        Index("ix_clue_category_division", "category", "division_id", "created_at"),
        Index("ix_clue_unit", "lead_unit_id", "created_at", "id"),
        Index("ix_clue_holder", "congress_id", "holder", "due_on", "id"),
        Index("ix_clue_time_asked", "congress_id", "time_asked"),
        # All that an overview counts, in the order it groups by: read without touching the rows.
        Index(
            "ix_clue_figures",
            *("scope", "lead_unit_id", "category", "state", "due_on", "created_at"),
            *("handed_over_at", "answer_due_on", "answered_at", "signed_off_at"),
            *("rated_at", "attitude", "result"),
        ),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    number: int
    year: int
    title: str = Field(max_length=100)
    words: str
    category: Category = Field(sa_type=Word(Category, 20))
    source: ClueSource = Field(sa_type=Word(ClueSource, 20))
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    place_words: str | None = Field(default=None, max_length=200)
    longitude: float | None = None
    """Degrees, WGS-84."""
    latitude: float | None = None
    said_longitude: float | None = None
    """What the phone said, in `said_datum`."""
    said_latitude: float | None = None
    said_datum: Datum | None = Field(default=None, sa_type=Word(Datum, 10))

    unnamed: bool = False
    """The reporter's name goes no further than the congress."""
    reporter_id: UUID | None = Field(default=None, foreign_key="person.id")
    reporter_name: str | None = Field(default=None, sa_type=Encrypted)
    """A resident's, who has no row of their own."""
    reporter_phone: str | None = Field(default=None, sa_type=Encrypted)
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")

    state: ClueState = Field(default=ClueState.submitted, sa_type=Word(ClueState, 20))
    holder: Holder = Field(default=Holder.congress, sa_type=Word(Holder, 10))
    due_on: date = NEVER
    """By when the holder must act."""
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    lead_unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    round: int = 1
    time_asked: date | None = None
    """The day to which the unit asked for time, while that waits for an answer."""
    merged_into_id: UUID | None = Field(default=None, foreign_key="clue.id", index=True)

    verified_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_over_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer_due_on: date | None = None
    """The latest deadline of the answer, kept when the holder changes."""
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = None
    attitude: Satisfaction | None = Field(default=None, sa_type=Word(Satisfaction, 20))
    result: Satisfaction | None = Field(default=None, sa_type=Word(Satisfaction, 20))
    rating_words: str | None = None
    rated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    signed_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reopened: int = 0
    ended_reason: str | None = None
