"""The congress's steps once a problem is said to be rectified: looking, closing, looking back."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.problems.asking import NoteIn, ReopenIn, SeenIn, SendBackIn
from backend.api.problems.shapes import ProblemOut
from backend.api.problems.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.problems import actions
from backend.domain.features.problems.actions import DuePast

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


@router.post(
    "/{problem_id}/verify-on-site",
    response_model=ProblemOut,
    **step_asks(P.problems_check, FilesUnknown),
)
def verify_problem_on_site(call: CallDep, problem_id: UUID, sent: SeenIn) -> Response:
    """Find on the spot that it is rectified."""
    return take(call, problem_id, actions.verify_on_site, **sent.model_dump())


@router.post(
    "/{problem_id}/send-back",
    response_model=ProblemOut,
    **step_asks(P.problems_check, DuePast, FilesUnknown),
)
def send_back_problem(call: CallDep, problem_id: UUID, sent: SendBackIn) -> Response:
    """Find that it is not rectified: the unit goes on, by a new day."""
    return take(call, problem_id, actions.send_back, **sent.model_dump())


@router.post("/{problem_id}/sign-off", response_model=ProblemOut, **step_asks(P.problems_check))
def sign_off_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Close it."""
    return take(call, problem_id, actions.sign_off, note=sent.note)


@router.post(
    "/{problem_id}/look-back",
    response_model=ProblemOut,
    **step_asks(P.problems_check, FilesUnknown),
)
def look_back_at_problem(call: CallDep, problem_id: UUID, sent: SeenIn) -> Response:
    """Look again at what was closed, and find that it holds."""
    return take(call, problem_id, actions.look_back, **sent.model_dump())


@router.post(
    "/{problem_id}/reopen",
    response_model=ProblemOut,
    **step_asks(P.problems_check, DuePast, FilesUnknown),
)
def reopen_problem(call: CallDep, problem_id: UUID, sent: ReopenIn) -> Response:
    """Look again and find that it does not hold."""
    return take(call, problem_id, actions.reopen, **sent.model_dump())
