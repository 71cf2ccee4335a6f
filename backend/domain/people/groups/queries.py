"""Groups as they are read, and which groups a deputy is in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight, kept
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups.tables import Group, GroupMember
from backend.domain.people.persons.tables import Person


def visible_to(actor: Actor) -> Any:
    """Every read starts here: (group, congress)."""
    return (
        select(Group, Congress)
        .join(Congress, col(Congress.id) == Group.congress_id)
        .where(in_sight(actor))
    )


def group(session: Session, actor: Actor, group_id: UUID) -> Any:
    """Return (group, congress); raise NotFound if it is out of sight."""
    found = session.execute(visible_to(actor).where(Group.id == group_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def to_keep(session: Session, actor: Actor, group_id: UUID) -> Any:
    """Return (group, congress) to change it; raise NotFound or OnlyToRead."""
    found = group(session, actor, group_id)
    kept(session, actor, found[1].id)
    return found


def groups(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    congress_id: UUID | None = None,
    q: str | None = None,
    ended: bool | None = False,
) -> PageOf[Any]:
    """Return a page of (group, congress, how many members, leader's name), as begun.

    Not by name: 第三 would stand before 第二.
    """
    size = (
        select(func.count())
        .select_from(GroupMember)
        .where(GroupMember.group_id == Group.id)
        .scalar_subquery()
    )
    leader = (
        select(func.min(Person.name))
        .join(Deputy, col(Deputy.person_id) == Person.id)
        .join(GroupMember, col(GroupMember.deputy_id) == Deputy.id)
        .where(GroupMember.group_id == Group.id, col(GroupMember.leader).is_(True))
        .scalar_subquery()
    )
    statement = visible_to(actor).add_columns(size.label("size"), leader.label("leader"))
    if congress_id is not None:
        statement = statement.where(Group.congress_id == congress_id)
    if q:
        statement = statement.where(col(Group.name).contains(q, autoescape=True))
    if ended is not None:
        statement = statement.where(Group.ended == ended)
    keys = [col(Congress.scope), col(Group.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def members(session: Session, group_id: UUID) -> Sequence[Any]:
    """Return (deputy id, name, state, leads?) of a group, the leader first."""
    return session.execute(
        select(Deputy.id, Person.name, Deputy.state, GroupMember.leader)
        .join(GroupMember, col(GroupMember.deputy_id) == Deputy.id)
        .join(Person, col(Person.id) == Deputy.person_id)
        .where(GroupMember.group_id == group_id)
        .order_by(col(GroupMember.leader).desc(), col(Deputy.position), col(Deputy.id))
    ).all()


def in_group(group_id: UUID) -> Any:
    """Return the condition on Deputy of being in this group."""
    return col(Deputy.id).in_(select(GroupMember.deputy_id).where(GroupMember.group_id == group_id))


def of_deputies(session: Session, deputy_ids: Iterable[UUID]) -> dict[UUID, list[Group]]:
    """Return the groups in use of each deputy."""
    found: dict[UUID, list[Group]] = defaultdict(list)
    rows = session.execute(
        select(GroupMember.deputy_id, Group)
        .join(Group, col(Group.id) == GroupMember.group_id)
        .where(col(GroupMember.deputy_id).in_(set(deputy_ids)), col(Group.ended).is_(False))
        .order_by(col(Group.name), col(Group.id))
    ).all()
    for deputy_id, one in rows:
        found[deputy_id].append(one)
    return found


def eligible(session: Session, congress_id: UUID, deputy_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the deputies who sit in this congress and whose mandate has not ended."""
    rows = session.exec(
        select(Deputy.id).where(
            col(Deputy.id).in_(set(deputy_ids)),
            Deputy.congress_id == congress_id,
            Deputy.state != DeputyState.ended,
        )
    )
    return set(rows)
