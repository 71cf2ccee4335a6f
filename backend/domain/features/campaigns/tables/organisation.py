"""Leading group, office, task forces and deputy groups of a campaign, and who is in them."""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from backend.domain.features.campaigns.rules.organising import BodyKind, MemberRole
from backend.domain.kit.tables import Kept, Row, Word


class Body(Kept, table=True):
    """One body of a campaign."""

    __tablename__ = "campaign_body"
    __table_args__ = (UniqueConstraint("campaign_id", "name"),)

    campaign_id: UUID = Column(foreign_key="campaign.id", index=True)
    kind: BodyKind = Column(sa_type=Word(BodyKind, 20))
    name: str = Column(max_length=100)
    government: bool = False
    """It is the government's, set up to answer the congress's."""
    field_id: UUID | None = Column(default=None, foreign_key="campaign_field.id", index=True)
    """The field it is for; none for what is over all of them."""
    group_id: UUID | None = Column(default=None, foreign_key="deputy_group.id", index=True)
    """The standing group of deputies that takes this part."""
    deputies: int | None = None
    """How many deputies work in it, where only the number is known."""
    duties: str = Column(default="", max_length=500)
    position: int = 0
    ended: bool = False
    ended_reason: str | None = Column(default=None, max_length=200)


class Member(Row, table=True):
    """One seat: a deputy, a unit, or a person by name."""

    __tablename__ = "campaign_member"

    body_id: UUID = Column(foreign_key="campaign_body.id", index=True)
    role: MemberRole = Column(sa_type=Word(MemberRole, 10))
    deputy_id: UUID | None = Column(default=None, foreign_key="deputy.id", index=True)
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id", index=True)
    name: str | None = Column(default=None, max_length=50)
    post: str = Column(default="", max_length=100)
    supervision_roles: list[str] = Column(default_factory=list, sa_type=JSON)
    position: int = 0
