"""Divisions as they are read; where a place lies is no secret, so everyone signed in reads all."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.divisions.rules import Level
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
