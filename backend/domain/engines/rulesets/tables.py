"""Rule sets and the calendar of working days."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept


class RuleSet(Kept, table=True):
    """One version of a procedure's numbers; without a congress it is everybody's default."""

    __tablename__ = "rule_set"
    __table_args__ = (UniqueConstraint("word", "congress_id", "number"),)

    word: str = Field(max_length=30, index=True)
    congress_id: UUID | None = Field(default=None, foreign_key="congress.id", index=True)
    number: int = 1
    """Version, counted from 1 per congress and word."""
    numbers: dict[str, Any] = Field(sa_type=JSON)
    citations: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """Where each number comes from; `our reading, unconfirmed` where nobody knows."""
    valid_from: date
    reason: str | None = Field(default=None, max_length=200)


class CalendarDay(Kept, table=True):
    """A day that differs from the plain week: a holiday, or a weekend day that is worked."""

    __tablename__ = "calendar_day"

    day: date = Field(unique=True)
    works: bool
    name: str = Field(max_length=50)
