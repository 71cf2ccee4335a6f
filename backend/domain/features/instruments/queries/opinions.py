"""Opinions (审议意见) as they are read: of one instrument, and all that are followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Subquery, func
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.instruments.queries.seeing import X, visible_to
from backend.domain.features.instruments.rules import OPEN_OPINIONS, OpinionState
from backend.domain.features.instruments.tables import Instrument, Opinion
from backend.domain.kit.calendar import Light
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

Q: Any = Opinion
"""The opinion's columns."""
SOON = timedelta(days=3)


@dataclass(frozen=True)
class OpinionFilters:
    """What the list is narrowed to."""

    campaign_ids: Sequence[UUID] | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    year: int | None = None
    state: Sequence[OpinionState] = ()
    light: Light | None = None
    q: str | None = None


def opinions(
    session: Session, actor: Actor, filters: OpinionFilters, window: Window, *, today: date
) -> PageOf[Any]:
    """Return a page of (opinion, instrument, congress's short name, unit's name) by their day.

    A unit follows its own alone.
    """
    statement = (
        visible_to(
            actor,
            Opinion,
            Instrument,
            col(Congress.short_name),
            col(Unit.name),
            shared=filters.campaign_ids is not None,
        )
        .join(Opinion, Q.instrument_id == X.id)
        .join(Congress, col(Congress.id) == X.congress_id)
        .outerjoin(Unit, col(Unit.id) == Q.unit_id)
    )
    if actor.role is Role.unit_staff:
        statement = statement.where(Q.unit_id == actor.unit_id)
    for column, value in (
        (X.congress_id, filters.congress_id),
        (X.year, filters.year),
        (Q.unit_id, filters.unit_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if filters.campaign_ids is not None:
        statement = statement.where(X.campaign_id.in_(filters.campaign_ids))
    if filters.state:
        statement = statement.where(Q.state.in_(filters.state))
    if filters.light is not None:
        statement = statement.where(_lit(filters.light, today))
    if filters.q:
        statement = statement.where(Q.words.contains(filters.q, autoescape=True))
    return page_of(session, statement, window, keys=[Q.due_on, Q.id], descending=False)


def _lit(light: Light, today: date) -> Any:
    going = Q.state.in_(OPEN_OPINIONS)
    match light:
        case Light.done:
            return ~going
        case Light.overdue:
            return going & (Q.due_on < today)
        case Light.due_soon:
            return going & Q.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (Q.due_on > today + SOON)


def of_instrument(session: Session, instrument_id: UUID) -> Sequence[tuple[Opinion, str | None]]:
    """Return the opinions an instrument gave with their units' names, as they were given."""
    asked: Any = (
        select(Opinion, col(Unit.name))
        .outerjoin(Unit, col(Unit.id) == Q.unit_id)
        .where(Q.instrument_id == instrument_id)
        .order_by(Q.given_on, Q.id)
    )
    return [(one, name) for one, name in session.execute(asked)]


def first_due(actor: Actor) -> Subquery:
    """Return of each instrument the opinion that is to be answered first: its day and unit.

    Of those that wait for an answer; a unit sees its own alone.
    """
    order = func.row_number().over(partition_by=Q.instrument_id, order_by=(Q.due_on, Q.id))
    read: list[Any] = [Q.instrument_id, Q.due_on, Q.unit_id, order.label("place")]
    waiting: Any = select(*read).where(Q.state == OpinionState.given)
    if actor.role is Role.unit_staff:
        waiting = waiting.where(Q.unit_id == actor.unit_id)
    placed = waiting.subquery("opinions_waiting")
    first: Any = select(placed.c.instrument_id, placed.c.due_on, placed.c.unit_id)
    found: Subquery = first.where(placed.c.place == 1).subquery("opinions_due")
    return found


def opinion(session: Session, instrument_id: UUID, opinion_id: UUID) -> Opinion:
    """Return an opinion of this instrument; raise NotFound."""
    found = session.get(Opinion, opinion_id)
    if found is None or found.instrument_id != instrument_id:
        raise NotFound()
    return found
