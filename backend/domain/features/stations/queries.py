"""Stations as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import false, or_, true
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.stations.rules import StationKind
from backend.domain.features.stations.tables import Station
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.congresses.queries import in_sight, kept
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division


@dataclass(frozen=True)
class StationFilters:
    congress_id: UUID | None = None
    division_id: UUID | None = None
    """A place, and what lies below it."""
    kind: Sequence[StationKind] = ()
    ended: bool | None = False
    q: str | None = None


def visible_to(actor: Actor) -> Any:
    """Every read starts here: desks see those below them, a deputy the open ones of their own."""
    allowed = true() if actor.may(Permission.stations_see) else false()
    open_only = true() if actor.role is not Role.deputy else col(Station.ended).is_(False)
    return (
        select(Station, Congress, Division)
        .join(Congress, col(Congress.id) == Station.congress_id)
        .outerjoin(Division, col(Division.id) == Station.division_id)
        .where(allowed, in_sight(actor), open_only)
    )


def station(
    session: Session, actor: Actor, station_id: UUID
) -> tuple[Station, Congress, Division | None]:
    """Return the station, its congress, its place; raise NotFound if it is out of sight."""
    found = session.execute(visible_to(actor).where(Station.id == station_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1], found[2]


def to_keep(session: Session, actor: Actor, station_id: UUID) -> tuple[Station, Congress]:
    """Return the station to change it; raise NotFound or OnlyToRead."""
    found, congress, _ = station(session, actor, station_id)
    kept(session, actor, congress.id)
    return found, congress


def stations(
    session: Session, actor: Actor, window: Window, filters: StationFilters
) -> PageOf[Any]:
    """Return a page of (station, congress, division), congress by congress."""
    statement = visible_to(actor)
    if filters.congress_id is not None:
        statement = statement.where(Station.congress_id == filters.congress_id)
    if filters.division_id is not None:
        place = session.get(Division, filters.division_id)
        path = place.path if place else ""
        statement = statement.where(within(col(Division.path), path))
    if filters.kind:
        statement = statement.where(col(Station.kind).in_(filters.kind))
    if filters.ended is not None:
        statement = statement.where(Station.ended == filters.ended)
    if filters.q:
        named = or_(
            col(Station.name).contains(filters.q, autoescape=True),
            col(Station.address).contains(filters.q, autoescape=True),
        )
        statement = statement.where(named)
    keys = [col(Congress.scope), col(Station.name), col(Station.id)]
    return page_of(session, statement, window, keys=keys, descending=False)
