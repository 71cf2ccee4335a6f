"""Measures that clear one-person bodies, and what is said of a congress's staffing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from backend.domain.features.staffing.rules import MeasureKind, MeasureState
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class Measure(Kept, table=True):
    """What is done so that a body has more than one person."""

    __tablename__ = "staffing_measure"
    __table_args__ = (Index("ix_staffing_measure_unit", "unit_id", "state"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id")
    kind: MeasureKind = Field(sa_type=Word(MeasureKind, 20))
    people: int = 1
    """Posts or people it brings."""
    words: str | None = None
    target_on: date | None = None
    """By when it is to be in place."""
    done_on: date | None = None
    state: MeasureState = Field(default=MeasureState.planned, sa_type=Word(MeasureState, 12))
    withdrawn_reason: str | None = None
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")


class Statement(Kept, table=True):
    """What one congress says of the bodies of another, or of its own, on a day."""

    __tablename__ = "staffing_statement"
    __table_args__ = (Index("ix_staffing_statement_about", "congress_id", "said_on"),)

    congress_id: UUID = Field(foreign_key="congress.id")
    """Of whom it is said; with `of_all`, of all counties below it together."""
    of_all: bool = False
    said_by_id: UUID = Field(foreign_key="congress.id", index=True)
    """Whose statement it is."""
    speaker: str = Field(max_length=100)
    """Who wrote it down: name and organ."""
    said_on: date
    exists: bool | None = None
    bodies: int | None = None
    one_person: int | None = None
    posts: int | None = None
    staff: int | None = None
    words: str
    """The sentence itself."""
    source: str | None = Field(default=None, max_length=200)
    """Document or speech it stands in."""
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_reason: str | None = None
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")
