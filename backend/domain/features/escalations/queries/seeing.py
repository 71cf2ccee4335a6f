"""Who sees which escalations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import given_to
from backend.domain.features.escalations.rules import GROUPED
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within

WORD = "escalations"
E: Any = Escalation
"""The escalation's columns."""


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here.

    A congress sees what it and those below it ask; a unit the groups that it was given.
    """
    statement: Select[Any] = select(*(columns or (Escalation,)))
    if actor.is_congress:
        return statement.where(within(E.scope, actor.scope))
    if actor.role is Role.unit_staff:
        groups = select(Bundle.id).where(col(Bundle.lead_id).in_(given_to(actor.unit_id, WORD)))
        return statement.where(E.bundle_id.in_(groups))
    return statement.where(false())


def escalation(session: Session, actor: Actor, id_: UUID, *, lock: bool = False) -> Escalation:
    """Return one escalation; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(E.id == id_)
    if lock:
        statement = statement.with_for_update(of=Escalation)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Escalation = found
    return one


def bundle_of(session: Session, one: Escalation, *, lock: bool = False) -> Bundle | None:
    """Return the group that the escalation is handled in."""
    if one.bundle_id is None:
        return None
    return session.get(Bundle, one.bundle_id, with_for_update=lock or None)


def members(session: Session, bundle_id: UUID) -> Sequence[Escalation]:
    """Return the escalations of a group in the order they came."""
    return session.exec(
        select(Escalation)
        .where(Escalation.bundle_id == bundle_id)
        .order_by(col(Escalation.created_at), col(Escalation.id))
    ).all()


def of_problem(session: Session, problem_id: UUID) -> Sequence[Escalation]:
    """Return how often a problem was put before a higher congress, the first time first.

    The caller has made sure that the actor may see the problem.
    """
    return session.exec(
        select(Escalation)
        .where(Escalation.problem_id == problem_id)
        .order_by(col(Escalation.created_at), col(Escalation.id))
    ).all()


def open_bundles(session: Session, actor: Actor) -> Sequence[Bundle]:
    """Return the groups of the own congress that like ones may join."""
    if not actor.is_congress:
        return []
    return session.exec(
        select(Bundle)
        .where(Bundle.congress_id == actor.congress_id, col(Bundle.state).in_(GROUPED))
        .order_by(col(Bundle.created_at).desc(), col(Bundle.id).desc())
        .limit(200)
    ).all()
