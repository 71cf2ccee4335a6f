"""In the hall: who is there, papers handed out, paper ballots entered by tellers."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from backend.api.ballots.asked import BatchIn, HandOutIn, PresenceIn
from backend.api.ballots.keeping import WRITTEN
from backend.api.ballots.shapes import BatchOut, HallOut, LineOut
from backend.api.base import CallDep, ReasonIn, StepRoute, asks
from backend.domain.access import Permission
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.rules.blind_signatures import digest_of
from backend.domain.engines.ballots.rules.life import BallotNotOpen, BallotState
from backend.domain.engines.ballots.rules.reconciling import (
    AlreadyReconciled,
    BatchesClosed,
    BatchSettled,
    SameTeller,
)
from backend.domain.engines.ballots.rules.roll import (
    NotPresent,
    PaperAlreadyDrawn,
    seconds_left,
    turns_of,
)
from backend.domain.kit.errors import NotFound
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead
from backend.outside import codes
from backend.settings import settings

router = APIRouter(prefix="/ballots", tags=["ballots"], route_class=StepRoute)
P = Permission


@router.get("/{ballot_id}/hall", response_model=HallOut, **asks(P.ballots_count, NotFound))
def show_hall(call: CallDep, ballot_id: UUID) -> object:
    """Show how many are entitled, present and have cast, and the code to sign in with."""
    with call.reading() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
        is_open = found.state is BallotState.open
        code = actions.hall_code(ballot_id, turns_of(call.now)[0]) if is_open else None
        figures = queries.hall_figures(session, found)
        return {
            **vars(figures),
            "state": found.state,
            "code": code,
            "seconds_left": seconds_left(call.now),
        }


@router.get(
    "/{ballot_id}/hall/code",
    response_class=Response,
    **asks(
        P.ballots_count,
        NotFound,
        BallotNotOpen,
        answers={200: {"content": {"image/svg+xml": {}}, "description": "the QR code"}},
    ),
)
def draw_hall_code(call: CallDep, request: Request, ballot_id: UUID) -> Response:
    """Draw the QR code for the hall: where to vote, that one is there, and the key's digest."""
    with call.reading() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
    if found.state is not BallotState.open:
        raise BallotNotOpen()
    code = actions.hall_code(ballot_id, turns_of(call.now)[0])
    origin = (settings.public_origin or str(request.base_url)).rstrip("/")
    key = f"&key={digest_of(found.public_key)}" if found.public_key else ""
    drawn = codes.svg(f"{origin}/m/ballots/{ballot_id}?code={code}{key}")
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


@router.post(
    "/{ballot_id}/presence",
    response_model=LineOut,
    **asks(P.ballots_count, NotFound, OnlyToRead, BallotNotOpen, PaperAlreadyDrawn),
)
def tick_presence(call: CallDep, ballot_id: UUID, sent: PresenceIn) -> object:
    """Note that somebody is there, latecomers included; or that this was a mistake."""
    call.once = None
    with call.writing() as (session, actor):
        found = queries.to_count(session, actor, ballot_id)
        line = queries.line(session, ballot_id, sent.line_id, lock=True)
        return actions.tick(session, actor, found, line, present=sent.present, now=call.now)


@router.post(
    "/{ballot_id}/hand-out",
    response_model=LineOut,
    **asks(P.ballots_count, NotFound, OnlyToRead, BallotNotOpen, NotPresent, PaperAlreadyDrawn),
)
def hand_out_paper(call: CallDep, ballot_id: UUID, sent: HandOutIn) -> object:
    """Note that somebody was given a paper; they cannot draw one by phone any more."""
    call.once = None
    with call.writing() as (session, actor):
        found = queries.to_count(session, actor, ballot_id)
        line = queries.line(session, ballot_id, sent.line_id)
        return actions.hand_out(session, actor, found, line, now=call.now)


@router.get(
    "/{ballot_id}/batches", response_model=list[BatchOut], **asks(P.ballots_count, NotFound)
)
def list_paper_batches(call: CallDep, ballot_id: UUID) -> object:
    """Show the batches of paper ballots, in their order."""
    with call.reading() as (session, actor):
        queries.ballot(session, actor, ballot_id)
        return queries.batches(session, ballot_id)


@router.post(
    "/{ballot_id}/batches",
    response_model=BatchOut,
    status_code=201,
    **asks(
        P.ballots_count,
        NotFound,
        OnlyToRead,
        BatchesClosed,
        AlreadyReconciled,
        IdTaken,
        *WRITTEN,
        step=True,
    ),
)
def enter_paper_batch(call: CallDep, ballot_id: UUID, sent: BatchIn) -> object:
    """Enter paper ballots, alike ones together; who chose too many is spoilt, not refused."""
    papers = [one.paper() for one in sent.papers]
    with call.writing() as (session, actor):
        found = queries.to_count(session, actor, ballot_id)
        return actions.enter(session, actor, found, id=sent.id, papers=papers, now=call.now)


@router.post(
    "/{ballot_id}/batches/{batch_id}/confirm",
    response_model=BatchOut,
    **asks(
        P.ballots_count,
        NotFound,
        OnlyToRead,
        BatchesClosed,
        AlreadyReconciled,
        SameTeller,
        BatchSettled,
        step=True,
    ),
)
def confirm_paper_batch(call: CallDep, ballot_id: UUID, batch_id: UUID) -> object:
    """Confirm a batch against the papers; two different tellers must."""
    with call.writing() as (session, actor):
        found = queries.to_count(session, actor, ballot_id)
        batch = queries.batch(session, ballot_id, batch_id)
        return actions.confirm(session, actor, found, batch, now=call.now)


@router.post(
    "/{ballot_id}/batches/{batch_id}/withdraw",
    response_model=BatchOut,
    **asks(
        P.ballots_count,
        NotFound,
        OnlyToRead,
        BatchesClosed,
        AlreadyReconciled,
        BatchSettled,
        step=True,
    ),
)
def withdraw_paper_batch(call: CallDep, ballot_id: UUID, batch_id: UUID, sent: ReasonIn) -> object:
    """Take a batch back to enter it again, with the reason."""
    with call.writing() as (session, actor):
        found = queries.to_count(session, actor, ballot_id)
        batch = queries.batch(session, ballot_id, batch_id)
        return actions.withdraw(session, actor, found, batch, reason=sent.reason, now=call.now)
