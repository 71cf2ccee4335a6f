"""The points a campaign must get to, who went there when, and what was found."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field as Column

from backend.domain.features.campaigns.rules.covering import PointKind
from backend.domain.kit.tables import Kept, Row, Word


class CoveragePoint(Kept, table=True):
    """A township, a zone, a village or an enterprise (覆盖点位)."""

    __tablename__ = "campaign_point"
    __table_args__ = (
        UniqueConstraint("campaign_id", "kind", "name"),
        Index("ix_campaign_point_visited", "campaign_id", "kind", "visited_on"),
    )

    campaign_id: UUID = Column(foreign_key="campaign.id")
    kind: PointKind = Column(sa_type=Word(PointKind, 12))
    name: str = Column(max_length=100)
    place_words: str | None = Column(default=None, max_length=200)
    division_id: UUID | None = Column(default=None, foreign_key="division.id", index=True)
    longitude: float | None = None
    latitude: float | None = None
    visited_on: date | None = None
    """The latest visit; none while nobody was there."""
    visits: int = 0
    withdrawn: bool = False
    withdrawn_reason: str | None = Column(default=None, max_length=200)


class Visit(Row, table=True):
    """Somebody was there."""

    __tablename__ = "campaign_visit"

    point_id: UUID = Column(foreign_key="campaign_point.id", index=True)
    visited_on: date
    visited_by: str = Column(max_length=200)
    note: str = Column(default="", max_length=2000)
    withdrawn_reason: str | None = Column(default=None, max_length=200)


class PointFinding(Row, table=True):
    """What was found at a point: a word and an id, opaque here."""

    __tablename__ = "campaign_point_finding"
    __table_args__ = (
        UniqueConstraint("point_id", "about_word", "about_id"),
        Index("ix_campaign_point_finding_about", "about_id"),
    )

    point_id: UUID = Column(foreign_key="campaign_point.id", index=True)
    about_word: str = Column(max_length=30)
    about_id: UUID
