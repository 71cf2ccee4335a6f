"""The unit table."""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept, Word
from backend.domain.people.units.rules import UnitKind


class Unit(Kept, table=True):
    """An organ of a congress, or one that a congress supervises."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("congress_id", "name"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    name: str = Field(max_length=100)
    short_name: str = Field(max_length=50)
    kind: UnitKind = Field(sa_type=Word(UnitKind, 30))
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    """Other names a workbook may call it by."""
    posts: int | None = None
    """Establishment (编制)."""
    staff: int | None = None
    """People in post (实有)."""
    rank: str | None = Field(default=None, max_length=20)
    """正科, 副科, 正股级."""
    position: int = 0
    ended: bool = False
