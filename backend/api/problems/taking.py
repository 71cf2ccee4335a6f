"""What every step of a problem shares: what it asks for, and how it is taken."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import Response

from backend.api.base import Call, asks
from backend.api.problems.reading import problem_out
from backend.domain.access import Permission
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
        act(session, actor, problem, **said, now=call.now)
        session.flush()
        return problem_out(call, session, actor, problem)
