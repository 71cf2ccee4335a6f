"""The bodies of a campaign, who sits in them, and what they add up to."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.campaigns.rules import (
    BodyCount,
    OrganisationFigures,
    SupervisionRole,
    added_up,
)
from backend.domain.features.campaigns.tables import Body, Member
from backend.domain.people.congresses.queries import related
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups.tables import Group, GroupMember
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class MemberRead:
    """A seat, and what its holder is called."""

    seat: Member
    name: str


@dataclass
class BodyRead:
    """A body with its members in their order."""

    body: Body
    members: list[MemberRead] = field(default_factory=list)
    group: Group | None = None
    grouped: frozenset[UUID] = frozenset()
    """The deputies of the standing group that takes this part."""

    @property
    def listed(self) -> frozenset[UUID]:
        seated = {m.seat.deputy_id for m in self.members if m.seat.deputy_id}
        return self.grouped | seated

    @property
    def size(self) -> int:
        """Return how many deputies work in it: as stated, else as listed."""
        return len(self.listed) if self.body.deputies is None else self.body.deputies


@dataclass(frozen=True)
class Organisation:
    """Every body of a campaign, and what they add up to."""

    bodies: Sequence[BodyRead]
    figures: OrganisationFigures
    roles: Mapping[SupervisionRole, int]


def organisation(session: Session, campaign_id: UUID, *, ended: bool = False) -> Organisation:
    """Return the bodies of a campaign in their order; the figures leave out those dissolved."""
    read = {body.id: BodyRead(body) for body in bodies(session, campaign_id, ended=ended)}
    _seat(session, read)
    _group(session, read)
    going = [one for one in read.values() if not one.body.ended]
    counted = [BodyCount(one.body.kind, one.body.deputies, one.listed) for one in going]
    return Organisation(list(read.values()), added_up(counted), _roles(going))


def bodies(session: Session, campaign_id: UUID, *, ended: bool = False) -> Sequence[Body]:
    """Return the bodies of a campaign in their order."""
    statement = select(Body).where(Body.campaign_id == campaign_id)
    if not ended:
        statement = statement.where(col(Body.ended).is_(False))
    return session.exec(statement.order_by(col(Body.position), col(Body.id))).all()


def seated(session: Session, body_id: UUID) -> set[str]:
    """Return what those who sit in a body are called."""
    return {one.name for one in _members(session, [body_id])}


def _seat(session: Session, read: Mapping[UUID, BodyRead]) -> None:
    for one in _members(session, read) if read else ():
        read[one.seat.body_id].members.append(one)


def _members(session: Session, body_ids: Collection[UUID]) -> list[MemberRead]:
    asked: Any = (
        select(Member, col(Person.name), col(Unit.name))
        .outerjoin(Deputy, col(Deputy.id) == Member.deputy_id)
        .outerjoin(Person, col(Person.id) == Deputy.person_id)
        .outerjoin(Unit, col(Unit.id) == Member.unit_id)
        .where(col(Member.body_id).in_(body_ids))
        .order_by(col(Member.position), col(Member.id))
    )
    return [
        MemberRead(seat, person or unit or seat.name or "")
        for seat, person, unit in session.execute(asked)
    ]


def _group(session: Session, read: Mapping[UUID, BodyRead]) -> None:
    wanted = {one.body.group_id for one in read.values() if one.body.group_id}
    if not wanted:
        return
    groups = {g.id: g for g in session.exec(select(Group).where(col(Group.id).in_(wanted)))}
    members: dict[UUID, set[UUID]] = defaultdict(set)
    rows: Any = select(col(GroupMember.group_id), col(GroupMember.deputy_id)).where(
        col(GroupMember.group_id).in_(wanted)
    )
    for group_id, deputy_id in session.execute(rows):
        members[group_id].add(deputy_id)
    for one in read.values():
        if one.body.group_id:
            one.group = groups.get(one.body.group_id)
            one.grouped = frozenset(members[one.body.group_id])


def _roles(bodies: Sequence[BodyRead]) -> Mapping[SupervisionRole, int]:
    """Return how many deputies take each of the five parts, each deputy once a part."""
    held = {
        (seat.deputy_id, role)
        for one in bodies
        for seat in (member.seat for member in one.members)
        for role in seat.supervision_roles
    }
    counts = Counter(role for _, role in held)
    return {role: counts[role.value] for role in SupervisionRole}


def fit_deputies(session: Session, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Return those who may take part: deputies in office of this congress, one above or below.

    Source: inventory 67: deputies of four and five levels take part (丰宁, 双滦).
    """
    asked: Any = (
        select(col(Deputy.id))
        .join(Congress, col(Congress.id) == Deputy.congress_id)
        .where(col(Deputy.id).in_(ids), Deputy.state != DeputyState.ended, related(actor))
    )
    return set(session.execute(asked).scalars()) if ids else set()


def fit_units(session: Session, congress_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Return those of the units that the congress has in use."""
    asked: Any = select(col(Unit.id)).where(
        col(Unit.id).in_(ids), Unit.congress_id == congress_id, col(Unit.ended).is_(False)
    )
    return set(session.execute(asked).scalars()) if ids else set()
