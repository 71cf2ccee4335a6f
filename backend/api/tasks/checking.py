"""The congress's steps: confirming, sending back, urging, opening again, withdrawing."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.tasks.asking import TaskAgainIn, TaskNoteIn, TaskPressIn, TaskReasonIn
from backend.api.tasks.shapes import TaskOut
from backend.api.tasks.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.features.tasks import actions
from backend.domain.features.tasks.rules import DuePast, LongTermDated

router = APIRouter(prefix="/tasks", tags=["tasks"], route_class=StepRoute)

P = Permission


@router.post("/{task_id}/confirm", response_model=TaskOut, **step_asks(P.tasks_check))
def confirm_task(call: CallDep, task_id: UUID, sent: TaskNoteIn) -> Response:
    """Confirm that it is done."""
    return take(call, task_id, actions.confirm, note=sent.note)


@router.post(
    "/{task_id}/send-back",
    response_model=TaskOut,
    **step_asks(P.tasks_check, DuePast, LongTermDated),
)
def send_task_back(call: CallDep, task_id: UUID, sent: TaskAgainIn) -> Response:
    """Find that it is not done, and say why; the owner goes on."""
    return take(call, task_id, actions.send_back, **sent.model_dump())


@router.post("/{task_id}/press", response_model=TaskOut, **step_asks(P.tasks_check))
def press_task(call: CallDep, task_id: UUID, sent: TaskPressIn) -> Response:
    """Urge the owners."""
    return take(call, task_id, actions.press, note=sent.note)


@router.post(
    "/{task_id}/reopen",
    response_model=TaskOut,
    **step_asks(P.tasks_check, DuePast, LongTermDated),
)
def reopen_task(call: CallDep, task_id: UUID, sent: TaskAgainIn) -> Response:
    """Open again what was confirmed."""
    return take(call, task_id, actions.reopen, **sent.model_dump())


@router.post("/{task_id}/withdraw", response_model=TaskOut, **step_asks(P.tasks_check))
def withdraw_task(call: CallDep, task_id: UUID, sent: TaskReasonIn) -> Response:
    """Take it out of the plan with a reason; it stays to be seen."""
    return take(call, task_id, actions.withdraw, reason=sent.reason)
