"""The owners' steps: beginning, telling progress, reporting that it is done."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.tasks.asking import TaskProgressIn, TaskStartIn
from backend.api.tasks.shapes import TaskOut
from backend.api.tasks.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import NotOpen
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.tasks import actions

router = APIRouter(prefix="/tasks", tags=["tasks"], route_class=StepRoute)

P = Permission


@router.post("/{task_id}/start", response_model=TaskOut, **step_asks(P.tasks_answer, NotOpen))
def start_task(call: CallDep, task_id: UUID, sent: TaskStartIn) -> Response:
    """Begin, and say who sees to it."""
    return take(call, task_id, actions.start, handler=sent.handler)


@router.post(
    "/{task_id}/progress",
    response_model=TaskOut,
    **step_asks(P.tasks_answer, NotOpen, FilesUnknown),
)
def tell_task_progress(call: CallDep, task_id: UUID, sent: TaskProgressIn) -> Response:
    """Tell how far it has come, with what shows it."""
    return take(call, task_id, actions.progress, **sent.model_dump())


@router.post(
    "/{task_id}/report-done",
    response_model=TaskOut,
    **step_asks(P.tasks_answer, NotOpen, FilesUnknown),
)
def report_task_done(call: CallDep, task_id: UUID, sent: TaskProgressIn) -> Response:
    """Say that it is done; what is kept up for long has no such step."""
    return take(call, task_id, actions.report_done, **sent.model_dump())
