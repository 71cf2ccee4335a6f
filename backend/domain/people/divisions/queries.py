"""Divisions as they are read; where a place lies is no secret, so everyone signed in reads all."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.divisions.rules import Level, PlaceElsewhere
from backend.domain.people.divisions.tables import Division


def division(session: Session, division_id: UUID) -> Division:
    """Return the division; raise NotFound if there is none."""
    found = session.get(Division, division_id)
    if found is None:
        raise NotFound()
    return found


def divisions(
    session: Session,
    window: Window,
    *,
    parent_id: UUID | None = None,
    level: Level | None = None,
    q: str | None = None,
    ended: bool = False,
) -> PageOf[Division]:
    """Return a page of divisions, each county followed by its townships."""
    statement = select(Division).where(Division.ended == ended)
    if parent_id is not None:
        statement = statement.where(Division.parent_id == parent_id)
    if level is not None:
        statement = statement.where(Division.level == level)
    if q:
        named = or_(
            col(Division.name).contains(q, autoescape=True),
            col(Division.code).startswith(q, autoescape=True),
        )
        statement = statement.where(named)
    keys = [col(Division.path), col(Division.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def below(session: Session, path: str | None = None) -> Sequence[Division]:
    """Return what stands, from the top or from `path` down, in the order of the codes."""
    statement = select(Division).where(Division.ended == False)  # noqa: E712
    if path is not None:
        statement = statement.where(within(col(Division.path), path))
    return session.exec(statement.order_by(col(Division.path))).all()


def with_children(session: Session, division_id: UUID) -> list[Division]:
    """Return a division, and those right below it in the order of the codes."""
    below = session.exec(
        select(Division)
        .where(Division.parent_id == division_id, Division.ended == False)  # noqa: E712
        .order_by(col(Division.path))
    ).all()
    return [session.get_one(Division, division_id), *below]


def must_lie_in(
    session: Session, scope: str, division_id: UUID | None, path: str = "body.division_id"
) -> None:
    """Raise PlaceElsewhere unless the place lies within this scope, or none is named."""
    if division_id is None:
        return
    place = session.get(Division, division_id)
    if place is None or not f"{place.path}.".startswith(f"{scope}."):
        raise PlaceElsewhere.at(path)
