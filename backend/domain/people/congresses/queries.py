"""Congresses and terms as they are read."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, true
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.congresses import rules
from backend.domain.people.congresses.rules import SEES_BELOW
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.divisions.rules import Level


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """Say of `Congress` whether the actor sees it: the own one, and for the desks those below."""
    if actor.role is Role.system:
        return true()
    if actor.role in SEES_BELOW:
        return within(col(Congress.scope), actor.scope)
    return col(Congress.id) == actor.congress_id


def ids_in_sight(actor: Actor) -> Any:
    """Return a subquery of the ids of the congresses the actor sees."""
    return select(Congress.id).where(in_sight(actor))


def ids_within(scope: str) -> Any:
    """Return a subquery of the ids of the congresses at or below this division path."""
    return select(Congress.id).where(within(col(Congress.scope), scope))


def related(actor: Actor) -> ColumnElement[bool]:
    """Say of `Congress` whether it is the actor's own, one above it, or one below.

    A deputy of two levels sits in two of these: nobody may be deputy in two places of which
    neither lies in the other. Source: Election Law (选举法, 2020), art. 48.
    """
    if actor.role is Role.system:
        return true()
    parts = actor.scope.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts) - 1)]
    return or_(within(col(Congress.scope), actor.scope), col(Congress.scope).in_(above))


def congress(session: Session, actor: Actor, congress_id: UUID) -> Congress:
    """Return the congress; raise NotFound if it is out of sight."""
    found = session.exec(
        select(Congress).where(Congress.id == congress_id, in_sight(actor))
    ).one_or_none()
    if found is None:
        raise NotFound()
    return found


def next_above(session: Session, scope: str) -> Congress | None:
    """Return the nearest congress above a division path: a county's city, a township's county."""
    parts = scope.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts) - 1)]
    found = session.exec(select(Congress).where(col(Congress.scope).in_(above))).all()
    return max(found, key=lambda one: len(one.scope), default=None)


def kept(session: Session, actor: Actor, congress_id: UUID) -> Congress:
    """Return the congress to change what belongs to it; raise NotFound or OnlyToRead."""
    found = congress(session, actor, congress_id)
    rules.must_keep(actor, found.id, found.scope)
    return found


def congresses(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    level: Level | None = None,
    division_id: UUID | None = None,
    q: str | None = None,
) -> PageOf[Congress]:
    """Return a page of congresses in sight, each county followed by its townships."""
    statement = select(Congress).where(in_sight(actor))
    if level is not None:
        statement = statement.where(Congress.level == level)
    if division_id is not None:
        statement = statement.where(Congress.division_id == division_id)
    if q:
        statement = statement.where(col(Congress.name).contains(q, autoescape=True))
    keys = [col(Congress.scope), col(Congress.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def terms(session: Session, congress_id: UUID) -> Sequence[Term]:
    """Return the terms of a congress, the latest first."""
    return session.exec(
        select(Term).where(Term.congress_id == congress_id).order_by(col(Term.starts_on).desc())
    ).all()


def term(session: Session, congress_id: UUID, term_id: UUID) -> Term:
    """Return the term; raise NotFound if the congress has no such."""
    found = session.get(Term, term_id)
    if found is None or found.congress_id != congress_id:
        raise NotFound()
    return found


def running_terms(session: Session, congress_ids: Sequence[UUID], today: date) -> dict[UUID, Term]:
    """Return the running term of each congress that has any."""
    by_congress: dict[UUID, list[Term]] = {}
    for one in session.exec(select(Term).where(col(Term.congress_id).in_(congress_ids))):
        by_congress.setdefault(one.congress_id, []).append(one)
    found = {key: rules.running(of, today) for key, of in by_congress.items()}
    return {key: one for key, one in found.items() if one is not None}
