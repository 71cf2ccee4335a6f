"""Who sees which problems."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_
from sqlmodel import Session, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import given_to
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within

P: Any = Problem
"""The problem's columns."""


def visible_to(actor: Actor, *columns: Any, former: bool = False) -> Select[Any]:
    """Every read starts here: a congress sees its own and those below, a unit what it was given.

    With `former`, also the rows that stayed with campaigns that problems were carried over from;
    only a reader who names the campaign wants them, as each problem is then there once a campaign.
    """
    statement: Select[Any] = select(*(columns or (Problem,)))
    if not former:
        statement = statement.where(P.former_of.is_(None))
    if actor.is_congress:
        return statement.where(within(P.scope, actor.scope))
    if actor.role is Role.unit_staff:
        given = given_to(actor.unit_id, "problems")
        one = P.id.in_(given)
        return statement.where(or_(one, P.former_of.in_(given)) if former else one)
    return statement.where(false())


def problem(session: Session, actor: Actor, problem_id: UUID, *, lock: bool = False) -> Problem:
    """Return one problem; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(P.id == problem_id)
    if lock:
        statement = statement.with_for_update(of=Problem)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Problem = found
    return one
