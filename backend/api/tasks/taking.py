"""What every step of a task shares: what it asks for, and how it is taken."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import Response

from backend.api.base import Call, asks
from backend.api.tasks.reading import task_out
from backend.domain.access import Permission
from backend.domain.features.tasks import queries
from backend.domain.features.tasks.tables import Task
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen


def step_asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    """Return what a route of a step declares."""
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def take(call: Call, id_: UUID, act: Callable[..., Task], **said: Any) -> Response:
    """Find the task, take the step, and answer with the task as it stands then."""
    with call.writing() as (session, actor):
        task = queries.task(session, actor, id_, lock=True)
        act(session, actor, task, **said, now=call.now)
        session.flush()
        return task_out(call, session, actor, task)
