"""Keeping the units of a congress up; a unit is ended, never removed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units import rules
from backend.domain.people.units.rules import NameTaken, UnitKind
from backend.domain.people.units.tables import Unit

LABELS = {
    "name": "名称",
    "short_name": "简称",
    "kind": "类别",
    "aliases": "别名",
    "posts": "编制",
    "staff": "实有",
    "rank": "级别",
    "position": "次序",
}


def add(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    name: str,
    short_name: str,
    kind: UnitKind,
    aliases: Sequence[str],
    posts: int | None,
    staff: int | None,
    rank: str | None = None,
    position: int,
    now: datetime,
) -> Unit:
    """Set a unit up; raise NameTaken if a unit in use is called so already."""
    before = made_before(session, Unit, id, congress_id=congress.id, name=name)
    if before is not None:
        return before
    _must_be_free(session, congress.id, None, {"name": name, "aliases": list(aliases)})
    made = Unit(
        id=id,
        congress_id=congress.id,
        name=name,
        short_name=short_name,
        kind=kind,
        aliases=list(aliases),
        posts=posts,
        staff=staff,
        rank=rank,
        position=position,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, "units", made.id, "add", f"新增单位 {name}", now=now)
    return made


def change(
    session: Session, actor: Actor, unit: Unit, *, to: Mapping[str, Any], now: datetime
) -> Unit:
    """Change the named columns; raise NameTaken if a unit in use is called so already."""
    _must_be_free(session, unit.congress_id, unit.id, to)
    before = {key: getattr(unit, key) for key, value in to.items() if getattr(unit, key) != value}
    if not before:
        return unit
    for key in before:
        setattr(unit, key, to[key])
    unit.touch(now)
    session.add(unit)
    title = "修改" + "、".join(LABELS[key] for key in before)
    details = {key: [_plain(old), _plain(to[key])] for key, old in before.items()}
    record(session, actor, "units", unit.id, "change", title, now=now, details=details)
    return unit


def end(session: Session, actor: Actor, unit: Unit, *, reason: str, now: datetime) -> Unit:
    """Take a unit out of use; what it was given stays where it is."""
    return _turn(session, actor, unit, True, "end", "停用单位", reason, now)


def reopen(session: Session, actor: Actor, unit: Unit, *, reason: str, now: datetime) -> Unit:
    """Take a unit back into use; raise NameTaken if another has its name by now."""
    names = {"name": unit.name, "aliases": unit.aliases}
    _must_be_free(session, unit.congress_id, unit.id, names)
    return _turn(session, actor, unit, False, "reopen", "恢复使用单位", reason, now)


def _turn(
    session: Session,
    actor: Actor,
    unit: Unit,
    ended: bool,
    step: str,
    title: str,
    reason: str,
    now: datetime,
) -> Unit:
    if unit.ended == ended:
        return unit
    unit.ended = ended
    unit.touch(now)
    session.add(unit)
    record(session, actor, "units", unit.id, step, title, note=reason, now=now)
    return unit


def _must_be_free(
    session: Session, congress_id: UUID, unit_id: UUID | None, to: Mapping[str, Any]
) -> None:
    every = session.exec(select(Unit).where(Unit.congress_id == congress_id)).all()
    if any(u.ended and u.name == to.get("name") for u in every if u.id != unit_id):
        raise NameTaken.at("body.name", "有同名单位已经停用，请恢复使用那个单位。")
    others = [u for u in every if u.id != unit_id and not u.ended]
    taken = rules.spellings(name for u in others for name in (u.name, *u.aliases))
    if "name" in to and rules.spellings([to["name"]]) & taken:
        raise NameTaken.at("body.name")
    if rules.spellings(to.get("aliases") or []) & taken:
        raise NameTaken.at("body.aliases")


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, UnitKind) else value
