"""What every step of a problem shares: what it asks for, and how it is taken."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from fastapi import Response
from sqlmodel import Session

from backend.api.base import Call, asks
from backend.api.problems.reading import problem_out
from backend.domain import handoffs
from backend.domain.access import Actor, Permission
from backend.domain.features.problems import queries
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen


def step_asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    """Return what a route of a step declares."""
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def take(call: Call, id_: UUID, act: Callable[..., Problem], **said: Any) -> Response:
    """Find the problem, take the step, and answer with the problem as it stands then."""
    with call.writing() as (session, actor):
        problem = queries.problem(session, actor, id_, lock=True)
        _act(call, session, actor, problem, act, said)
        return problem_out(call, session, actor, problem)


def take_several(call: Call, ids: Sequence[UUID], act: Callable[..., Problem], **said: Any) -> int:
    """Take the step for several problems: for all of them, or for none; return how many."""
    with call.writing() as (session, actor):
        for id_ in sorted(set(ids)):
            problem = queries.problem(session, actor, id_, lock=True)
            _act(call, session, actor, problem, act, said)
    return len(set(ids))


def _act(
    call: Call,
    session: Session,
    actor: Actor,
    problem: Problem,
    act: Callable[..., Problem],
    said: dict[str, Any],
) -> None:
    before = problem.state
    act(session, actor, problem, **said, now=call.now)
    handoffs.follow(session, actor, problem, before, now=call.now)
    session.flush()
