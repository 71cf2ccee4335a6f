"""The congress's steps until a problem is rectified: checking, handing over, more time, urging."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, Out, StepRoute
from backend.api.problems.asking import (
    EscalateIn,
    GoOnIn,
    MustNoteIn,
    NoteIn,
    ProblemHandOverIn,
    RefuseIn,
    SeveralIn,
)
from backend.api.problems.shapes import ProblemOut
from backend.api.problems.taking import step_asks, take, take_several
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import NoExtension, NotOpen
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.escalations.rules import NobodyAbove
from backend.domain.features.problems import actions
from backend.domain.features.problems.actions import DuePast, UnitElsewhere

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


class SeveralOut(Out):
    count: int


@router.post("/verify", response_model=SeveralOut, **step_asks(P.problems_check))
def verify_problems(call: CallDep, sent: SeveralIn) -> object:
    """Say of several at once that they are true: of all, or of none."""
    return {"count": take_several(call, sent.ids, actions.verify, note=sent.note)}


@router.post("/sign-off", response_model=SeveralOut, **step_asks(P.problems_check))
def sign_off_problems(call: CallDep, sent: SeveralIn) -> object:
    """Close several at once: all, or none."""
    return {"count": take_several(call, sent.ids, actions.sign_off, note=sent.note)}


@router.post("/{problem_id}/verify", response_model=ProblemOut, **step_asks(P.problems_check))
def verify_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Say that the problem is true."""
    return take(call, problem_id, actions.verify, note=sent.note)


@router.post("/{problem_id}/refuse", response_model=ProblemOut, **step_asks(P.problems_check))
def refuse_problem(call: CallDep, problem_id: UUID, sent: RefuseIn) -> Response:
    """Refuse it with a reason."""
    return take(call, problem_id, actions.refuse, reason=sent.reason)


@router.post(
    "/{problem_id}/hand-over",
    response_model=ProblemOut,
    **step_asks(P.problems_check, UnitElsewhere, DuePast),
)
def hand_over_problem(call: CallDep, problem_id: UUID, sent: ProblemHandOverIn) -> Response:
    """Give it to a responsible unit; again, to give it to another."""
    return take(call, problem_id, actions.hand_over, **sent.model_dump())


@router.post(
    "/{problem_id}/grant-time",
    response_model=ProblemOut,
    **step_asks(P.problems_check, NoExtension),
)
def grant_time_for_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Grant the time asked for."""
    return take(call, problem_id, actions.grant_time, note=sent.note)


@router.post(
    "/{problem_id}/refuse-time",
    response_model=ProblemOut,
    **step_asks(P.problems_check, NoExtension),
)
def refuse_time_for_problem(call: CallDep, problem_id: UUID, sent: MustNoteIn) -> Response:
    """Refuse the time asked for; the deadline stays."""
    return take(call, problem_id, actions.refuse_time, note=sent.note)


@router.post(
    "/{problem_id}/press", response_model=ProblemOut, **step_asks(P.problems_check, NotOpen)
)
def press_problem(call: CallDep, problem_id: UUID, sent: MustNoteIn) -> Response:
    """Urge the unit."""
    return take(call, problem_id, actions.press, note=sent.note)


@router.post(
    "/{problem_id}/escalate",
    response_model=ProblemOut,
    **step_asks(P.problems_check, NobodyAbove, FilesUnknown),
)
def escalate_problem(call: CallDep, problem_id: UUID, sent: EscalateIn) -> Response:
    """Put it before the higher congress: the own one cannot mend it."""
    return take(call, problem_id, handoffs.escalate, **sent.model_dump())


@router.post(
    "/{problem_id}/go-on", response_model=ProblemOut, **step_asks(P.problems_check, DuePast)
)
def go_on_with_problem(call: CallDep, problem_id: UUID, sent: GoOnIn) -> Response:
    """Rectify on, once the higher congress has answered or sent it back."""
    return take(call, problem_id, actions.go_on, **sent.model_dump())
