"""Keeping the divisions up; a path never changes, because scopes of sight hang on it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, insert, select

from backend.domain.access import Actor
from backend.domain.journal.actions import audited, record
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.repeats import made_before
from backend.domain.kit.tables import new_id
from backend.domain.people.divisions import rules
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division


class HasDivisionsBelow(Conflict):
    message = "下面还有在用的区划，请先停用下级。"


class CodeTaken(Invalid):
    message = "这个代码已经用在别的区划上。"


class PathWouldMove(Conflict):
    message = "区划的隶属关系不能直接改动：请停用原区划，再新增一个。"


def add(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    parent: Division,
    code: str,
    name: str,
    level: Level,
    short_name: str | None,
    now: datetime,
) -> Division:
    """Add a place below another; raise CodeUnfit unless the code fits level and parent."""
    before = made_before(session, Division, id, code=code, parent_id=parent.id)
    if before is not None:
        return before
    rules.check_code(code, level, parent.code)
    if session.exec(select(Division.id).where(Division.code == code)).first():
        raise CodeTaken.at("body.code")
    made = Division(
        id=id,
        code=code,
        name=name,
        short_name=short_name or rules.short_name(name),
        level=level,
        parent_id=parent.id,
        path=f"{parent.path}.{code}",
        statistical=rules.statistical(code),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, "divisions", made.id, "add", f"新增区划 {name}（{code}）", now=now)
    return made


def rename(
    session: Session,
    actor: Actor,
    division: Division,
    *,
    name: str,
    short_name: str | None,
    now: datetime,
) -> Division:
    """Give a place its new name; code and path stay."""
    before = division.name
    division.name = name
    division.short_name = short_name or rules.short_name(name)
    division.touch(now)
    session.add(division)
    title = f"区划名称由 {before} 改为 {name}"
    record(session, actor, "divisions", division.id, "rename", title, now=now)
    return division


def end(
    session: Session, actor: Actor, division: Division, *, reason: str, now: datetime
) -> Division:
    """Take a place out of use; raise HasDivisionsBelow while places below it are in use."""
    if division.ended:
        return division
    below = select(Division.id).where(
        Division.parent_id == division.id,
        Division.ended == False,  # noqa: E712
    )
    if session.exec(below.limit(1)).first():
        raise HasDivisionsBelow()
    division.ended = True
    division.touch(now)
    session.add(division)
    record(session, actor, "divisions", division.id, "end", "停用区划", note=reason, now=now)
    return division


def load(
    session: Session, actor: Actor, rows: Sequence[Mapping[str, str]], now: datetime
) -> dict[str, UUID]:
    """Take in official rows (`code`, `name`, `level`, perhaps `parent`), parents first.

    New codes are added, changed names taken over, nothing is ended. Return every loaded code's id.
    Raise PathWouldMove if a code now lies elsewhere than before.
    """
    codes = [row["code"] for row in rows]
    kept = {d.code: d for d in session.exec(select(Division).where(col(Division.code).in_(codes)))}
    known = {code: (d.id, d.path) for code, d in kept.items()}
    new: list[dict[str, object]] = []
    for position, row in enumerate(rows):
        code, name, level = row["code"], row["name"], Level(row["level"])
        above = known.get(row.get("parent") or rules.parent_code(code, level) or "")
        path = f"{above[1]}.{code}" if above else code
        if code in kept:
            _take_over(session, kept[code], name, path, now)
            continue
        known[code] = (new_id(), path)
        new.append(
            {
                "id": known[code][0],
                "code": code,
                "name": name,
                "short_name": rules.short_name(name),
                "level": level,
                "parent_id": above[0] if above else None,
                "path": path,
                "statistical": rules.statistical(code),
                "position": position,
                "created_at": now,
                "updated_at": now,
            }
        )
    if new:
        session.execute(insert(Division), new)
    session.add(audited(actor, "divisions", None, "load", now=now, details={"rows": len(rows)}))
    session.flush()
    return {code: known[code][0] for code in codes}


def _take_over(session: Session, kept: Division, name: str, path: str, now: datetime) -> None:
    if kept.path != path:
        raise PathWouldMove()
    if kept.name != name:
        kept.name, kept.short_name = name, rules.short_name(name)
        kept.touch(now)
        session.add(kept)
