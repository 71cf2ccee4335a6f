"""Campaigns, their fields and aspects."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field as Column

from backend.domain.kit.tables import Kept, Word
from backend.domain.people.divisions.rules import Level


class Campaign(Kept, table=True):
    """A year's linked supervision of one congress."""

    __tablename__ = "campaign"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "code"),
        Index("ix_campaign_year", "year", "id"),
    )

    congress_id: UUID = Column(foreign_key="congress.id", index=True)
    scope: str = Column(max_length=60, index=True)
    parent_id: UUID | None = Column(default=None, foreign_key="campaign.id", index=True)
    """The higher congress's campaign that this one joins."""
    year: int
    code: str = Column(max_length=30)
    title: str = Column(max_length=100)
    short_name: str = Column(default="", max_length=20)
    """`5+2`; kept in step with the fields."""
    shared: bool = False
    """The congresses below see it and may join."""
    starts_on: date | None = None
    ends_on: date | None = None
    closed: bool = False


class Field(Kept, table=True):
    """What a campaign looks at (领域)."""

    __tablename__ = "campaign_field"
    __table_args__ = (UniqueConstraint("campaign_id", "name"),)

    campaign_id: UUID = Column(foreign_key="campaign.id", index=True)
    origin_id: UUID | None = Column(default=None, foreign_key="campaign_field.id", index=True)
    """The field of the campaign joined that this one is; figures roll up by it."""
    level: Level = Column(sa_type=Word(Level, 10))
    """Which level set it."""
    name: str = Column(max_length=100)
    position: int = 0
    ended: bool = False


class Aspect(Kept, table=True):
    """One side of a field (方面)."""

    __tablename__ = "campaign_aspect"
    __table_args__ = (UniqueConstraint("field_id", "name"),)

    field_id: UUID = Column(foreign_key="campaign_field.id", index=True)
    name: str = Column(max_length=100)
    position: int = 0
    ended: bool = False
