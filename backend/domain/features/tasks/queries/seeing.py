"""Who sees which plans and tasks."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import given_to
from backend.domain.features.tasks.rules import PlanElsewhere, PlanWithdrawn
from backend.domain.features.tasks.tables import Plan, Task, TaskOwner
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within
from backend.domain.people.congresses.tables import Congress

L: Any = Plan
"""The plan's columns."""
T: Any = Task
"""The task's columns."""
O: Any = TaskOwner  # noqa: E741
"""The owner's columns."""


def visible_to(actor: Actor, *columns: Any, shared: bool = True) -> Select[Any]:
    """Every read of tasks starts here.

    A congress sees its own and those below, those its own units are answerable for, and those of
    plans that a higher one shares; a unit sees what it was given. Without `shared` the last are
    left out: they are read, but not the congress's to do or to count.
    """
    statement: Select[Any] = select(*(columns or (Task,)))
    if actor.is_congress:
        own = select(O.task_id).where(O.congress_id == actor.congress_id)
        seen = [within(T.scope, actor.scope), T.id.in_(own)]
        if shared:
            seen.append(T.plan_id.in_(select(L.id).where(_from_above(actor))))
        return statement.where(or_(*seen))
    if actor.role is Role.unit_staff:
        return statement.where(T.id.in_(given_to(actor.unit_id, "tasks")))
    return statement.where(false())


def plans_visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of plans starts here: those of tasks one sees, and what one's congress keeps."""
    statement: Select[Any] = select(*(columns or (Plan,)))
    named = visible_to(actor, T.plan_id)
    if actor.is_congress:
        return statement.where(
            or_(within(L.scope, actor.scope), _from_above(actor), L.id.in_(named))
        )
    return statement.where(L.id.in_(named))


def _from_above(actor: Actor) -> Any:
    parts = actor.scope.split(".")
    above = [".".join(parts[: i + 1]) for i in range(len(parts) - 1)]
    return L.shared.is_(True) & L.scope.in_(above)


def task(session: Session, actor: Actor, task_id: UUID, *, lock: bool = False) -> Task:
    """Return one task; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(T.id == task_id)
    if lock:
        statement = statement.with_for_update(of=Task)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Task = found
    return one


def plan(session: Session, actor: Actor, plan_id: UUID, *, lock: bool = False) -> Plan:
    """Return one plan; raise NotFound also for one that may not be seen."""
    statement = plans_visible_to(actor).where(L.id == plan_id)
    if lock:
        statement = statement.with_for_update(of=Plan)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Plan = found
    return one


def to_fill(session: Session, actor: Actor, plan_id: UUID, *, lock: bool = False) -> Plan:
    """Return a plan to write tasks into; raise NotFound, PlanElsewhere, PlanWithdrawn."""
    found = plan(session, actor, plan_id, lock=lock)
    if found.congress_id != actor.congress_id or not actor.is_congress:
        raise PlanElsewhere()
    if found.withdrawn_at is not None:
        raise PlanWithdrawn()
    return found


def owners(session: Session, task_ids: Collection[UUID]) -> dict[UUID, list[TaskOwner]]:
    """Return the owners of each task, the leading one first."""
    found: dict[UUID, list[TaskOwner]] = {id_: [] for id_ in task_ids}
    if task_ids:
        for owner in session.exec(
            select(TaskOwner).where(O.task_id.in_(task_ids)).order_by(O.task_id, O.position)
        ):
            found[owner.task_id].append(owner)
    return found


def below(session: Session, scope: str) -> Sequence[UUID]:
    """Return the congresses whose units a plan of this scope can name: its own and those below."""
    return list(session.exec(select(Congress.id).where(within(col(Congress.scope), scope))))
