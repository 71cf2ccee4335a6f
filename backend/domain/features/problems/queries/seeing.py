"""Who sees which problems."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false
from sqlmodel import Session, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import given_to
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within

P: Any = Problem
"""The problem's columns."""


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here: a congress sees its own and those below, a unit what it was given."""
    statement: Select[Any] = select(*(columns or (Problem,)))
    if actor.is_congress:
        return statement.where(within(P.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(P.id.in_(given_to(actor.unit_id, "problems")))
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
