"""The deputy table."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept, Word
from backend.domain.people.deputies.rules import DeputyState


class Deputy(Kept, table=True):
    """A mandate."""

    __tablename__ = "deputy"
    __table_args__ = (UniqueConstraint("term_id", "person_id"),)

    person_id: UUID = Field(foreign_key="person.id", index=True)
    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    term_id: UUID = Field(foreign_key="term.id", index=True)
    constituency_id: UUID | None = Field(default=None, foreign_key="constituency.id", index=True)
    division_id: UUID | None = Field(default=None, foreign_key="division.id")
    """Where the deputy is based, if known."""
    certificate: str | None = Field(default=None, max_length=30)
    state: DeputyState = Field(default=DeputyState.in_office, sa_type=Word(DeputyState, 20))
    position: int = 0
    """Place in the roster (序号)."""
    suspended_on: date | None = None
    suspended_reason: str | None = Field(default=None, max_length=200)
    ended_on: date | None = None
    ended_reason: str | None = Field(default=None, max_length=200)
