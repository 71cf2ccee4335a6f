"""The unit's steps: accepting or giving back, planning, asking for time, reporting it done."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.problems.asking import AcceptIn, AskTimeIn, DoneIn, GiveBackIn, PlanIn
from backend.api.problems.shapes import ProblemOut
from backend.api.problems.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import DueTooEarly, ExtensionPending, NotOpen
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.problems import actions
from backend.domain.features.problems.actions import DoneInFuture

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


@router.post(
    "/{problem_id}/accept", response_model=ProblemOut, **step_asks(P.problems_read, NotOpen)
)
def accept_problem(call: CallDep, problem_id: UUID, sent: AcceptIn) -> Response:
    """Take it on as the responsible unit."""
    return take(call, problem_id, actions.accept, handler=sent.handler)


@router.post(
    "/{problem_id}/give-back", response_model=ProblemOut, **step_asks(P.problems_answer, NotOpen)
)
def give_back_problem(call: CallDep, problem_id: UUID, sent: GiveBackIn) -> Response:
    """Return it with a reason and, if known, a better addressee."""
    return take(call, problem_id, actions.give_back, **sent.model_dump())


@router.post(
    "/{problem_id}/plan",
    response_model=ProblemOut,
    **step_asks(P.problems_read, NotOpen, FilesUnknown),
)
def plan_problem(call: CallDep, problem_id: UUID, sent: PlanIn) -> Response:
    """Say what is done about this one problem."""
    return take(call, problem_id, actions.plan, **sent.model_dump())


@router.post(
    "/{problem_id}/ask-time",
    response_model=ProblemOut,
    **step_asks(P.problems_answer, NotOpen, DueTooEarly, ExtensionPending),
)
def ask_time_for_problem(call: CallDep, problem_id: UUID, sent: AskTimeIn) -> Response:
    """Ask for more time."""
    return take(call, problem_id, actions.ask_time, **sent.model_dump())


@router.post(
    "/{problem_id}/report-done",
    response_model=ProblemOut,
    **step_asks(P.problems_read, NotOpen, DoneInFuture, FilesUnknown),
)
def report_problem_done(call: CallDep, problem_id: UUID, sent: DoneIn) -> Response:
    """Say that it is rectified, and how."""
    return take(call, problem_id, actions.report_done, **sent.model_dump())
