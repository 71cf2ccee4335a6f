"""Units as they are read: desks see those of the congresses below, the others their own's."""

from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps
from typing import Any
from uuid import UUID

from sqlalchemy import Text, case, cast, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight, kept
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.domain.people.units import rules
from backend.domain.people.units.rules import CONGRESS_KINDS, INTERNAL_KINDS, UnitKind
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class UnitFilter:
    congress_id: UUID | None = None
    level: Level | None = None
    """Of the congress."""
    kind: UnitKind | None = None
    supervised: bool | None = None
    """True: only organs that are supervised; false: only the congress's own."""
    internal: bool | None = None
    """True: only the bodies that staffing counts."""
    one_person: bool | None = None
    ended: bool | None = False
    q: str | None = None


@dataclass(frozen=True)
class Staffing:
    """How a congress's internal bodies are staffed; the share in per cent, two decimals."""

    congress: Congress | None
    units: int
    one_person: int
    posts: int
    staff: int

    @property
    def share(self) -> str | None:
        return rules.share(self.one_person, self.units)


def visible_to(actor: Actor) -> Any:
    """Every read starts here."""
    return (
        select(Unit, Congress)
        .join(Congress, col(Congress.id) == Unit.congress_id)
        .where(in_sight(actor))
    )


def unit(session: Session, actor: Actor, unit_id: UUID) -> tuple[Unit, Congress]:
    """Return the unit and its congress; raise NotFound if it is out of sight."""
    found = session.execute(visible_to(actor).where(Unit.id == unit_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def to_keep(session: Session, actor: Actor, unit_id: UUID) -> tuple[Unit, Congress]:
    """Return the unit to change it; raise NotFound or OnlyToRead."""
    found, congress = unit(session, actor, unit_id)
    kept(session, actor, congress.id)
    return found, congress


def units(session: Session, actor: Actor, window: Window, asked: UnitFilter) -> PageOf[Any]:
    """Return a page of (unit, congress), congress by congress in the order of their divisions."""
    statement = visible_to(actor)
    if asked.congress_id is not None:
        statement = statement.where(Unit.congress_id == asked.congress_id)
    if asked.level is not None:
        statement = statement.where(Congress.level == asked.level)
    if asked.kind is not None:
        statement = statement.where(Unit.kind == asked.kind)
    if asked.supervised is not None:
        own = col(Unit.kind).in_(CONGRESS_KINDS)
        statement = statement.where(~own if asked.supervised else own)
    if asked.internal is not None:
        inside = col(Unit.kind).in_(INTERNAL_KINDS)
        statement = statement.where(inside if asked.internal else ~inside)
    if asked.one_person is not None:
        one = func.coalesce(Unit.posts, 0) == 1
        statement = statement.where(one if asked.one_person else ~one)
    if asked.ended is not None:
        statement = statement.where(Unit.ended == asked.ended)
    if asked.q:
        statement = statement.where(named_like(asked.q))
    keys = [col(Congress.scope), col(Unit.position), col(Unit.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def named(session: Session, congress_id: UUID, name: str) -> Unit | None:
    """Return the unit of the congress that is called so, by name, short name or alias.

    Nothing if none or several are; `县水务局` finds 滦平县水务局 within 滦平.
    """
    found = rules.called(name, [(u, names_of(u)) for u in in_use(session, congress_id)])
    assert found is None or isinstance(found, Unit)
    return found


def in_use(session: Session, congress_id: UUID) -> Sequence[Unit]:
    """Return the units of a congress that are in use."""
    return session.exec(
        select(Unit)
        .where(Unit.congress_id == congress_id, Unit.ended == False)  # noqa: E712
        .order_by(col(Unit.position), col(Unit.id))
    ).all()


def names_of(unit: Unit) -> list[str]:
    return [unit.name, unit.short_name, *unit.aliases]


def staffing(session: Session, actor: Actor, level: Level) -> list[Staffing]:
    """Return the staffing of each congress of this level in sight; those without units, too."""
    one = func.sum(case((col(Unit.posts) == 1, 1), else_=0))
    inside = (col(Unit.kind).in_(INTERNAL_KINDS)) & (col(Unit.ended).is_(False))
    rows = session.execute(
        select(
            Congress,
            func.count(col(Unit.id)),
            func.coalesce(one, 0),
            func.coalesce(func.sum(Unit.posts), 0),
            func.coalesce(func.sum(Unit.staff), 0),
        )  # type: ignore[call-overload]
        .outerjoin(Unit, (col(Unit.congress_id) == Congress.id) & inside)
        .where(in_sight(actor), Congress.level == level)
        .group_by(col(Congress.id))
        .order_by(col(Congress.scope))
    ).all()
    return [Staffing(*row) for row in rows]


def added_up(rows: Sequence[Staffing]) -> Staffing:
    """Return the staffing of all of them together."""
    return Staffing(
        None,
        units=sum(r.units for r in rows),
        one_person=sum(r.one_person for r in rows),
        posts=sum(r.posts for r in rows),
        staff=sum(r.staff for r in rows),
    )


def named_like(q: str) -> Any:
    """Say of `Unit` that a name, short name or alias holds these characters."""
    # Aliases lie in a JSON text, whose letters beyond ASCII are written \\uXXXX.
    inside = dumps(q)[1:-1]
    return or_(
        col(Unit.name).contains(q, autoescape=True),
        col(Unit.short_name).contains(q, autoescape=True),
        cast(col(Unit.aliases), Text).contains(inside, autoescape=True),
    )
