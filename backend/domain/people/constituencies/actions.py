"""Keeping the constituencies of a congress up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.kit.errors import Invalid
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.constituencies import queries
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.divisions.tables import Division

LABELS = {"name": "名称", "division_id": "所在区划", "seats": "代表名额", "position": "次序"}


class ConstituencyThere(Invalid):
    message = "本级已经有同名的选区，停用的也算在内。"


class DivisionElsewhere(Invalid):
    message = "请选择本行政区域内的区划。"


def add(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    name: str,
    division_id: UUID | None,
    seats: int | None,
    position: int,
    now: datetime,
) -> Constituency:
    """Set a constituency up; raise DivisionElsewhere if its place is not the congress's."""
    before = made_before(session, Constituency, id, congress_id=congress.id, name=name)
    if before is not None:
        return before
    must_lie_in(session, congress, division_id)
    _must_be_free(session, congress.id, id, name)
    made = Constituency(
        id=id,
        congress_id=congress.id,
        name=name,
        division_id=division_id,
        seats=seats,
        position=position,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, "constituencies", made.id, "add", f"新增选区 {name}", now=now)
    return made


def change(
    session: Session,
    actor: Actor,
    congress: Congress,
    constituency: Constituency,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Constituency:
    """Change the named columns."""
    must_lie_in(session, congress, to.get("division_id"))
    _must_be_free(session, congress.id, constituency.id, to.get("name"))
    changed = [key for key, value in to.items() if getattr(constituency, key) != value]
    if not changed:
        return constituency
    for key in changed:
        setattr(constituency, key, to[key])
    constituency.touch(now)
    session.add(constituency)
    title = "修改" + "、".join(LABELS[key] for key in changed)
    record(session, actor, "constituencies", constituency.id, "change", title, now=now)
    return constituency


def end(
    session: Session, actor: Actor, constituency: Constituency, *, reason: str, now: datetime
) -> Constituency:
    """Take a constituency out of use; mandates from it stay as they are."""
    if constituency.ended:
        return constituency
    constituency.ended = True
    constituency.touch(now)
    session.add(constituency)
    record(
        session, actor, "constituencies", constituency.id, "end", "停用选区", note=reason, now=now
    )
    return constituency


def _must_be_free(session: Session, congress_id: UUID, id: UUID, name: str | None) -> None:
    taken = queries.by_name(session, congress_id).get(name or "")
    if taken is not None and taken.id != id:
        raise ConstituencyThere.at("body.name")


def must_lie_in(session: Session, congress: Congress, division_id: UUID | None) -> None:
    """Raise DivisionElsewhere unless the place lies in the congress's, or none is named."""
    if division_id is None:
        return
    place = session.get(Division, division_id)
    if place is None or not f"{place.path}.".startswith(f"{congress.scope}."):
        raise DivisionElsewhere.at("body.division_id")
