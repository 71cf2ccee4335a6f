"""The steps of a round."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.projects.asking import (
    DrawIn,
    RoundDecidedIn,
    RoundElectIn,
    RoundNote,
    RoundRateIn,
    RoundReason,
)
from backend.api.projects.rounds import round_out
from backend.api.projects.shapes import RoundOut
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    BallotDecides,
    CandidateUnready,
    ChangesUnreported,
    ChosenUnknown,
    CountsUneven,
    DecidedAhead,
    NotScreening,
    ProjectsUnfinished,
    PublishedTooShort,
    RatingUnknown,
    ScreeningOpen,
    TooFewCandidates,
    TooManyChosen,
)
from backend.domain.features.projects.tables import Round
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.congresses.rules import OnlyToRead

router = APIRouter(prefix="/projects/rounds", tags=["projects"], route_class=StepRoute)

ONE = "/{round_id}"


def _asks(*refusals: type[Refusal]) -> Any:
    named: list[type[Refusal]] = [NotFound, OnlyToRead, StepNotOpen, *refusals]
    return asks(Permission.projects_keep, *named, step=True)


def _take(
    call: Call, request: Request, id_: UUID, act: Callable[..., Round], **said: Any
) -> Response:
    with call.writing() as (session, actor):
        found = queries.round_(session, actor, id_, lock=True)
        act(session, actor, found, **said, now=call.now)
        session.flush()
        return round_out(call, request, session, actor, found)


@router.post(f"{ONE}/open", response_model=RoundOut, **_asks())
def open_project_round(call: CallDep, request: Request, round_id: UUID) -> Response:
    """Begin to collect."""
    return _take(call, request, round_id, actions.open_)


@router.post(f"{ONE}/screen", response_model=RoundOut, **_asks())
def screen_project_round(call: CallDep, request: Request, round_id: UUID) -> Response:
    """End the collecting; what came in is screened."""
    return _take(call, request, round_id, actions.screen)


@router.post(f"{ONE}/collect", response_model=RoundOut, **_asks())
def collect_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundReason
) -> Response:
    """Collect once more."""
    return _take(call, request, round_id, actions.collect, reason=sent.reason)


@router.post(
    f"{ONE}/review",
    response_model=RoundOut,
    **_asks(ScreeningOpen, TooFewCandidates, CandidateUnready, DecidedAhead, FilesUnknown),
)
def review_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundDecidedIn
) -> Response:
    """Write down the government's review of the candidates."""
    return _take(call, request, round_id, actions.review, **sent.model_dump())


@router.post(
    f"{ONE}/approve",
    response_model=RoundOut,
    **_asks(TooFewCandidates, CandidateUnready, DecidedAhead, FilesUnknown),
)
def approve_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundDecidedIn
) -> Response:
    """Write down the standing committee's review of the candidates."""
    return _take(call, request, round_id, actions.approve, **sent.model_dump())


@router.post(f"{ONE}/send-back", response_model=RoundOut, **_asks())
def send_back_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundReason
) -> Response:
    """Screen again; both reviews are to be had again."""
    return _take(call, request, round_id, actions.send_back_round, reason=sent.reason)


@router.post(
    f"{ONE}/publish",
    response_model=RoundOut,
    **_asks(TooFewCandidates, CandidateUnready, PublishedTooShort),
)
def publish_project_round(call: CallDep, request: Request, round_id: UUID) -> Response:
    """Publish the candidates."""
    return _take(call, request, round_id, actions.publish)


@router.post(
    f"{ONE}/elect",
    response_model=RoundOut,
    **_asks(ChosenUnknown, TooManyChosen, BallotDecides, DecidedAhead),
)
def elect_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundElectIn
) -> Response:
    """Write down the result of a vote that was held outside the system, with its document."""
    by_hand = partial(handoffs.by_hand, act=actions.elect)
    return _take(call, request, round_id, by_hand, **sent.model_dump())


@router.post(
    f"{ONE}/rate",
    response_model=RoundOut,
    **_asks(RatingUnknown, CountsUneven, BallotDecides, DecidedAhead),
)
def rate_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundRateIn
) -> Response:
    """Write down the result of a rating that was held outside the system; again replaces it."""
    results = [actions.Rated(**one.model_dump()) for one in sent.results]
    said = {"results": results, "rated_on": sent.rated_on, "document": sent.document}
    return _take(call, request, round_id, partial(handoffs.by_hand, act=actions.rate), **said)


@router.post(
    f"{ONE}/close", response_model=RoundOut, **_asks(ProjectsUnfinished, ChangesUnreported)
)
def close_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundNote
) -> Response:
    """End the round: all is accepted or ended, every change was reported to the congress."""
    return _take(call, request, round_id, actions.close, note=sent.note)


@router.post(f"{ONE}/cancel", response_model=RoundOut, **_asks())
def cancel_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundReason
) -> Response:
    """Give the round up, and say why."""
    return _take(call, request, round_id, actions.cancel, reason=sent.reason)


@router.post(f"{ONE}/draw", response_model=RoundOut, **_asks(NotScreening))
def draw_from_project_pool(
    call: CallDep, request: Request, round_id: UUID, sent: DrawIn
) -> Response:
    """Take proposals of earlier years' pools into this round."""
    with call.writing() as (session, actor):
        found = queries.round_(session, actor, round_id, lock=True)
        actions.draw(session, actor, found, ids=sent.ids, now=call.now)
        session.flush()
        return round_out(call, request, session, actor, found)
