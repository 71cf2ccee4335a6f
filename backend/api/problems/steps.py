"""Writing problems down, and the steps of their life, one route each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.problems.asking import (
    AcceptIn,
    AskTimeIn,
    DoneIn,
    GiveBackIn,
    MustNoteIn,
    NoteIn,
    PlanIn,
    ProblemChange,
    ProblemHandOverIn,
    ProblemIn,
    RefuseIn,
    ReopenIn,
    SeenIn,
    SendBackIn,
)
from backend.api.problems.reading import problem_out
from backend.api.problems.shapes import ProblemOut
from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments.actions import (
    DueTooEarly,
    ExtensionPending,
    NoExtension,
    NotOpen,
)
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.problems import actions, queries
from backend.domain.features.problems.actions import (
    DoneInFuture,
    DuePast,
    Found,
    PlaceElsewhere,
    ProblemEnded,
    ProblemIdTaken,
    UnitElsewhere,
    UnitHanded,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.errors import MatchMissing, NotFound, Refusal, Stale
from backend.domain.kit.flow import StepNotOpen

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


def _asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def _step(call: Call, id_: UUID, act: Callable[..., Problem], **said: Any) -> Response:
    with call.writing() as (session, actor):
        problem = queries.problem(session, actor, id_, lock=True)
        act(session, actor, problem, **said, now=call.now)
        session.flush()
        return problem_out(call, session, actor, problem)


@router.post(
    "",
    response_model=ProblemOut,
    status_code=201,
    **asks(
        P.problems_keep,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        FieldElsewhere,
        ProblemIdTaken,
        PlaceElsewhere,
        UnitElsewhere,
        FilesUnknown,
        step=True,
    ),
)
def register_problem(call: CallDep, sent: ProblemIn) -> Response:
    """Write a problem into the list of a campaign of your congress."""
    with call.writing() as (session, actor):
        campaign = campaigns.to_fill(session, actor, sent.campaign_id)
        campaigns.check_spot(session, campaign.id, sent.field_id, sent.aspect_id)
        found = Found(**sent.model_dump(exclude={"id", "campaign_id", "file_ids"}))
        problem = actions.register(
            session,
            actor,
            found,
            id=sent.id,
            campaign_id=campaign.id,
            year=campaign.year,
            file_ids=sent.file_ids,
            now=call.now,
        )
        session.flush()
        answer = problem_out(call, session, actor, problem)
        answer.status_code = 201
        return answer


@router.patch(
    "/{problem_id}",
    response_model=ProblemOut,
    **asks(
        P.problems_keep,
        NotFound,
        MatchMissing,
        Stale,
        ProblemEnded,
        UnitHanded,
        FieldElsewhere,
        PlaceElsewhere,
        UnitElsewhere,
    ),
)
def edit_problem(call: CallDep, problem_id: UUID, sent: ProblemChange) -> Response:
    """Put a problem's words, place, field, measure or days right."""
    with call.writing() as (session, actor):
        problem = queries.problem(session, actor, problem_id, lock=True)
        call.must_match(problem.version)
        to = sent.named()
        _check_spot(session, actor, problem, to)
        actions.edit(session, actor, problem, to=to, now=call.now)
        session.flush()
        return problem_out(call, session, actor, problem)


def _check_spot(session: Session, actor: Actor, problem: Problem, to: dict[str, Any]) -> None:
    if "field_id" in to and to["field_id"] != problem.field_id:
        to.setdefault("aspect_id", None)
    if {"field_id", "aspect_id"} & set(to):
        field_id = to.get("field_id", problem.field_id)
        aspect_id = to.get("aspect_id", problem.aspect_id)
        campaigns.check_spot(session, problem.campaign_id, field_id, aspect_id)


@router.post("/{problem_id}/verify", response_model=ProblemOut, **_asks(P.problems_check))
def verify_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Say that the problem is true."""
    return _step(call, problem_id, actions.verify, note=sent.note)


@router.post("/{problem_id}/refuse", response_model=ProblemOut, **_asks(P.problems_check))
def refuse_problem(call: CallDep, problem_id: UUID, sent: RefuseIn) -> Response:
    """Refuse it with a reason."""
    return _step(call, problem_id, actions.refuse, reason=sent.reason)


@router.post(
    "/{problem_id}/hand-over",
    response_model=ProblemOut,
    **_asks(P.problems_check, UnitElsewhere, DuePast),
)
def hand_over_problem(call: CallDep, problem_id: UUID, sent: ProblemHandOverIn) -> Response:
    """Give it to a responsible unit; again, to give it to another."""
    return _step(call, problem_id, actions.hand_over, **sent.model_dump())


@router.post("/{problem_id}/accept", response_model=ProblemOut, **_asks(P.problems_read, NotOpen))
def accept_problem(call: CallDep, problem_id: UUID, sent: AcceptIn) -> Response:
    """Take it on as the responsible unit."""
    return _step(call, problem_id, actions.accept, handler=sent.handler)


@router.post(
    "/{problem_id}/give-back", response_model=ProblemOut, **_asks(P.problems_answer, NotOpen)
)
def give_back_problem(call: CallDep, problem_id: UUID, sent: GiveBackIn) -> Response:
    """Return it with a reason and, if known, a better addressee."""
    return _step(call, problem_id, actions.give_back, **sent.model_dump())


@router.post(
    "/{problem_id}/plan",
    response_model=ProblemOut,
    **_asks(P.problems_read, NotOpen, FilesUnknown),
)
def plan_problem(call: CallDep, problem_id: UUID, sent: PlanIn) -> Response:
    """Say what is done about this one problem."""
    return _step(call, problem_id, actions.plan, **sent.model_dump())


@router.post(
    "/{problem_id}/ask-time",
    response_model=ProblemOut,
    **_asks(P.problems_answer, NotOpen, DueTooEarly, ExtensionPending),
)
def ask_time_for_problem(call: CallDep, problem_id: UUID, sent: AskTimeIn) -> Response:
    """Ask for more time."""
    return _step(call, problem_id, actions.ask_time, **sent.model_dump())


@router.post(
    "/{problem_id}/grant-time", response_model=ProblemOut, **_asks(P.problems_check, NoExtension)
)
def grant_time_for_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Grant the time asked for."""
    return _step(call, problem_id, actions.grant_time, note=sent.note)


@router.post(
    "/{problem_id}/refuse-time", response_model=ProblemOut, **_asks(P.problems_check, NoExtension)
)
def refuse_time_for_problem(call: CallDep, problem_id: UUID, sent: MustNoteIn) -> Response:
    """Refuse the time asked for; the deadline stays."""
    return _step(call, problem_id, actions.refuse_time, note=sent.note)


@router.post("/{problem_id}/press", response_model=ProblemOut, **_asks(P.problems_check, NotOpen))
def press_problem(call: CallDep, problem_id: UUID, sent: MustNoteIn) -> Response:
    """Urge the unit."""
    return _step(call, problem_id, actions.press, note=sent.note)


@router.post(
    "/{problem_id}/report-done",
    response_model=ProblemOut,
    **_asks(P.problems_read, NotOpen, DoneInFuture, FilesUnknown),
)
def report_problem_done(call: CallDep, problem_id: UUID, sent: DoneIn) -> Response:
    """Say that it is rectified, and how."""
    return _step(call, problem_id, actions.report_done, **sent.model_dump())


@router.post(
    "/{problem_id}/verify-on-site",
    response_model=ProblemOut,
    **_asks(P.problems_check, FilesUnknown),
)
def verify_problem_on_site(call: CallDep, problem_id: UUID, sent: SeenIn) -> Response:
    """Find on the spot that it is rectified."""
    return _step(call, problem_id, actions.verify_on_site, **sent.model_dump())


@router.post(
    "/{problem_id}/send-back", response_model=ProblemOut, **_asks(P.problems_check, DuePast)
)
def send_back_problem(call: CallDep, problem_id: UUID, sent: SendBackIn) -> Response:
    """Find that it is not rectified: the unit goes on, by a new day."""
    return _step(call, problem_id, actions.send_back, **sent.model_dump())


@router.post("/{problem_id}/sign-off", response_model=ProblemOut, **_asks(P.problems_check))
def sign_off_problem(call: CallDep, problem_id: UUID, sent: NoteIn) -> Response:
    """Close it."""
    return _step(call, problem_id, actions.sign_off, note=sent.note)


@router.post(
    "/{problem_id}/look-back",
    response_model=ProblemOut,
    **_asks(P.problems_check, FilesUnknown),
)
def look_back_at_problem(call: CallDep, problem_id: UUID, sent: SeenIn) -> Response:
    """Look again at what was closed, and find that it holds."""
    return _step(call, problem_id, actions.look_back, **sent.model_dump())


@router.post("/{problem_id}/reopen", response_model=ProblemOut, **_asks(P.problems_check, DuePast))
def reopen_problem(call: CallDep, problem_id: UUID, sent: ReopenIn) -> Response:
    """Look again and find that it does not hold."""
    return _step(call, problem_id, actions.reopen, **sent.model_dump())
