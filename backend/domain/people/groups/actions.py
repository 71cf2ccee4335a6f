"""Keeping the groups of a congress up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, insert, select, update

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups import queries, rules
from backend.domain.people.groups.tables import Group, GroupMember
from backend.domain.people.persons.tables import Person


def add(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    name: str,
    topic: str | None,
    now: datetime,
) -> Group:
    """Set a group up, still without members."""
    before = made_before(session, Group, id, congress_id=congress.id, name=name)
    if before is not None:
        return before
    _must_be_free(session, congress.id, id, name)
    made = Group(
        id=id, congress_id=congress.id, name=name, topic=topic, created_at=now, updated_at=now
    )
    session.add(made)
    session.flush()
    record(session, actor, "groups", made.id, "add", f"成立代表小组 {name}", now=now)
    return made


def change(
    session: Session, actor: Actor, group: Group, *, name: str, topic: str | None, now: datetime
) -> Group:
    """Change a group's name and topic."""
    if (group.name, group.topic) == (name, topic):
        return group
    _must_be_free(session, group.congress_id, group.id, name)
    group.name, group.topic = name, topic
    group.touch(now)
    session.add(group)
    record(session, actor, "groups", group.id, "change", "修改小组名称或主题", now=now)
    return group


def set_members(
    session: Session,
    actor: Actor,
    group: Group,
    members: Sequence[tuple[UUID, bool]],
    *,
    now: datetime,
) -> Group:
    """Let the group consist of these (deputy, leads?) and no others; raise MembersUnfit.

    Who came and who went stands in the timeline.
    """
    wanted = dict(members)
    rules.check_members(members, queries.eligible(session, group.congress_id, wanted))
    kept = {row[0]: bool(row[3]) for row in queries.members(session, group.id)}
    gone, came = kept.keys() - wanted.keys(), wanted.keys() - kept.keys()
    turned = [i for i in wanted.keys() & kept.keys() if wanted[i] != kept[i]]
    if not (gone or came or turned):
        return group
    mine = col(GroupMember.group_id) == group.id
    if gone:
        session.execute(delete(GroupMember).where(mine, col(GroupMember.deputy_id).in_(gone)))
    if turned:
        session.execute(
            update(GroupMember)
            .where(mine, col(GroupMember.deputy_id).in_(turned))
            .values(leader=~col(GroupMember.leader))
        )
    if came:
        session.execute(insert(GroupMember), _rows(group.id, sorted(came), wanted, now))
    group.touch(now)
    session.add(group)
    note = _told(session, came, gone, [i for i in wanted if wanted[i]])
    record(session, actor, "groups", group.id, "set_members", "调整小组成员", note=note, now=now)
    return group


def end(session: Session, actor: Actor, group: Group, *, reason: str, now: datetime) -> Group:
    """Dissolve a group; who was in it stays written."""
    if group.ended:
        return group
    group.ended = True
    group.touch(now)
    session.add(group)
    record(session, actor, "groups", group.id, "end", "撤销代表小组", note=reason, now=now)
    return group


def _must_be_free(session: Session, congress_id: UUID, id: UUID, name: str) -> None:
    asked = select(Group.id).where(Group.congress_id == congress_id, Group.name == name)
    if session.exec(asked.where(Group.id != id)).first():
        raise rules.GroupThere.at("body.name")


def _rows(
    group_id: UUID, deputy_ids: Sequence[UUID], leads: dict[UUID, bool], now: datetime
) -> list[dict[str, object]]:
    return [
        {
            "id": new_id(),
            "group_id": group_id,
            "deputy_id": deputy_id,
            "leader": leads[deputy_id],
            "created_at": now,
        }
        for deputy_id in deputy_ids
    ]


def _told(session: Session, came: set[UUID], gone: set[UUID], leads: list[UUID]) -> str:
    rows = session.execute(
        select(Deputy.id, Person.name)
        .join(Person, col(Person.id) == Deputy.person_id)
        .where(col(Deputy.id).in_({*came, *gone, *leads}))
    )
    names = {deputy_id: name for deputy_id, name in rows}
    parts = [("加入", came), ("退出", gone), ("组长", leads)]
    said = [f"{word}：{'、'.join(sorted(names[i] for i in ids))}" for word, ids in parts if ids]
    return "；".join(said)
