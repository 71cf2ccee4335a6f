"""The constituency table."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept


class Constituency(Kept, table=True):
    """A constituency, or the unit that elected the deputy."""

    __tablename__ = "constituency"
    __table_args__ = (UniqueConstraint("congress_id", "name"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    name: str = Field(max_length=100)
    division_id: UUID | None = Field(default=None, foreign_key="division.id")
    seats: int | None = None
    position: int = 0
    ended: bool = False
