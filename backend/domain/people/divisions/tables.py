"""The division table."""

from uuid import UUID

from sqlmodel import Field

from backend.domain.kit.tables import Kept, Word
from backend.domain.people.divisions.rules import Level


class Division(Kept, table=True):
    """A place with an official code."""

    __tablename__ = "division"

    code: str = Field(max_length=12, unique=True)
    name: str = Field(max_length=50)
    short_name: str = Field(max_length=20)
    level: Level = Field(sa_type=Word(Level, 10))
    parent_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    path: str = Field(max_length=60, unique=True)
    """Codes from the city down: `1308.130824.130824101`."""
    statistical: bool = False
    """The code is the statistical bureau's, not GB/T 2260's (130871, the high-tech zone)."""
    position: int = 0
    ended: bool = False
