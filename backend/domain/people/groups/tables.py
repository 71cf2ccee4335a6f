"""Groups and who is in them."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept, Row


class Group(Kept, table=True):
    """A group of deputies."""

    __tablename__ = "deputy_group"
    __table_args__ = (UniqueConstraint("congress_id", "name"),)

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    name: str = Field(max_length=100)
    topic: str | None = Field(default=None, max_length=100)
    ended: bool = False


class GroupMember(Row, table=True):
    """A deputy's place in a group."""

    __tablename__ = "deputy_group_member"
    __table_args__ = (UniqueConstraint("group_id", "deputy_id"),)

    group_id: UUID = Field(foreign_key="deputy_group.id", index=True)
    deputy_id: UUID = Field(foreign_key="deputy.id", index=True)
    leader: bool = False
