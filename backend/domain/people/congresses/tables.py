"""Congresses and their terms."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept, Word
from backend.domain.people.divisions.rules import Level


class Congress(Kept, table=True):
    """The people's congress of one division."""

    __tablename__ = "congress"

    division_id: UUID = Field(foreign_key="division.id", unique=True)
    name: str = Field(max_length=100)
    short_name: str = Field(max_length=20)
    level: Level = Field(sa_type=Word(Level, 10))
    scope: str = Field(max_length=60, unique=True)
    """The division's path; what lies below it is within sight."""


class Term(Kept, table=True):
    """Five years of a congress: 第十五届."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("congress_id", "number"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    number: int
    starts_on: date
    ends_on: date
