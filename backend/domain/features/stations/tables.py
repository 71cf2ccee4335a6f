"""The station table."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.features.stations.rules import StationKind
from backend.domain.kit.tables import Kept, Word


class Station(Kept, table=True):
    """A place where deputies receive voters."""

    __tablename__ = "station"
    __table_args__ = (UniqueConstraint("congress_id", "name"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    kind: StationKind = Field(sa_type=Word(StationKind, 10))
    name: str = Field(max_length=100)
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    address: str = Field(default="", max_length=200)
    opening: str = Field(default="", max_length=500)
    """What greets whoever scans the code."""
    in_charge: str = Field(default="", max_length=200)
    """Who looks after it, in words, for the office."""
    ended: bool = False
    ended_reason: str | None = Field(default=None, max_length=200)
