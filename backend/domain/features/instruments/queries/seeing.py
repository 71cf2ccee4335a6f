"""Who sees which instruments, and what hangs on them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, column, false, or_, table
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.instruments.rules import InstrumentState
from backend.domain.features.instruments.tables import (
    Instrument,
    InstrumentMatter,
    InstrumentUnit,
    Opinion,
)
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within
from backend.domain.people.units.tables import Unit

X: Any = Instrument
"""The instrument's columns."""


_CAMPAIGN: Any = table("campaign", column("congress_id", Uuid()), column("parent_id", Uuid())).c
"""Whose campaign joins which: what decides who reads a higher congress's instruments."""


def visible_to(actor: Actor, *columns: Any, shared: bool = True) -> Select[Any]:
    """Every read starts here.

    A congress sees its own, those below, and those of the higher congress's campaign that it
    joined; a unit what concerns it. Without `shared` those of the higher congress are left out:
    they are read, but not the congress's to do or to count.
    """
    statement: Select[Any] = select(*(columns or (Instrument,)))
    if not actor.may(Permission.instruments_read):
        return statement.where(false())
    if actor.is_congress:
        own = within(X.scope, actor.scope)
        if not shared:
            return statement.where(own)
        joined = select(_CAMPAIGN.parent_id).where(_CAMPAIGN.congress_id == actor.congress_id)
        from_above = X.campaign_id.in_(joined) & (X.state != InstrumentState.cancelled)
        return statement.where(or_(own, from_above))
    if actor.role is Role.unit_staff:
        about = select(InstrumentUnit.instrument_id).where(InstrumentUnit.unit_id == actor.unit_id)
        asked = select(Opinion.instrument_id).where(Opinion.unit_id == actor.unit_id)
        mine = or_(X.id.in_(about), X.id.in_(asked))
        return statement.where(mine, X.state != InstrumentState.cancelled)
    return statement.where(false())


def instrument(
    session: Session, actor: Actor, instrument_id: UUID, *, lock: bool = False
) -> Instrument:
    """Return one instrument; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(X.id == instrument_id)
    if lock:
        statement = statement.with_for_update(of=Instrument)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Instrument = found
    return one


def units_of(session: Session, ids: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, str]]]:
    """Return (id, name) of the units that each instrument concerns."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    asked: Any = (
        select(col(InstrumentUnit.instrument_id), col(Unit.id), col(Unit.name))
        .join(Unit, col(Unit.id) == InstrumentUnit.unit_id)
        .where(col(InstrumentUnit.instrument_id).in_(ids))
        .order_by(col(InstrumentUnit.id))
    )
    for instrument_id, unit_id, name in session.execute(asked) if ids else ():
        found[instrument_id].append((unit_id, name))
    return found


def links(session: Session, instrument_id: UUID) -> Sequence[tuple[str, UUID]]:
    """Return the word and id of each matter that an instrument concerns, as they were linked."""
    asked: Any = (
        select(col(InstrumentMatter.about_word), col(InstrumentMatter.about_id))
        .where(InstrumentMatter.instrument_id == instrument_id)
        .order_by(col(InstrumentMatter.id))
    )
    return [(word, about_id) for word, about_id in session.execute(asked)]
