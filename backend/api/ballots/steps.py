"""A ballot's steps: opening, closing, adding up, declaring, voiding, and what follows."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.ballots.asked import DeclareIn, NextBallotIn, OpenIn, ReconcileIn
from backend.api.ballots.shapes import BallotOut
from backend.api.ballots.telling import ballot_out, one
from backend.api.base import Call, CallDep, ShortReasonIn, StepRoute, asks
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.rules import Declaration
from backend.domain.engines.ballots.rules.blind_signatures import make_key, public_key_of
from backend.domain.engines.ballots.rules.life import (
    AlreadyFollowed,
    ClosesPast,
    RepeatUncalled,
    RunOffUncalled,
)
from backend.domain.engines.ballots.rules.reconciling import (
    AlreadyReconciled,
    BatchesUnconfirmed,
    DoesNotAddUp,
    NotReconciled,
)
from backend.domain.engines.ballots.rules.roll import RollEmpty
from backend.domain.features.projects.rules import NotTheVote
from backend.domain.kit.errors import NotFound
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead
from backend.outside import ballot_keys

router = APIRouter(prefix="/ballots", tags=["ballots"], route_class=StepRoute)
P = Permission


@router.post(
    "/{ballot_id}/open",
    response_model=BallotOut,
    **asks(P.ballots_keep, NotFound, OnlyToRead, StepNotOpen, RollEmpty, ClosesPast, step=True),
)
def open_ballot(call: CallDep, ballot_id: UUID, sent: OpenIn) -> Response:
    """Freeze roll and rule and open the vote; a secret ballot gets a key of its own."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        closes_at = sent.closes_at or found.closes_at
        actions.may_open(session, actor, found, closes_at=closes_at, now=call.now)
        public_key = _new_key(ballot_id) if found.secret else None
        actions.open(
            session, actor, found, public_key=public_key, closes_at=closes_at, now=call.now
        )
        return ballot_out(session, actor, found, of)


def _new_key(ballot_id: UUID) -> bytes:
    """Make a key and keep it before the ballot is open: never the other way round."""
    key = make_key()
    ballot_keys.keep(ballot_id, key)
    return public_key_of(key)


@router.post(
    "/{ballot_id}/close",
    response_model=BallotOut,
    **asks(P.ballots_keep, NotFound, OnlyToRead, StepNotOpen, step=True),
)
def close_ballot(call: CallDep, ballot_id: UUID) -> Response:
    """Take no more papers; what could tell who cast which goes off the disk."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        actions.close(session, actor, found, now=call.now)
        actions.settle(session, actor, found, of, now=call.now)
    _wipe(call, ballot_id)
    with call.reading() as (session, actor):
        return ballot_out(session, actor, *queries.ballot(session, actor, ballot_id))


def _wipe(call: Call, ballot_id: UUID) -> None:
    """Take key and order of casting off the disk; what fails here the clock does again."""
    ballot_keys.remove(ballot_id)
    if call.database.wipe():
        with call.database.writing() as session:
            actions.mark_traces_gone(session, ballot_id)


@router.post(
    "/{ballot_id}/reconcile",
    response_model=BallotOut,
    **asks(
        P.ballots_keep,
        NotFound,
        OnlyToRead,
        StepNotOpen,
        AlreadyReconciled,
        BatchesUnconfirmed,
        DoesNotAddUp,
        step=True,
    ),
)
def reconcile_ballot(call: CallDep, ballot_id: UUID, sent: ReconcileIn) -> Response:
    """Add the papers up and publish the board; more than were given out void the ballot."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        actions.reconcile(session, actor, found, of, **sent.model_dump(), now=call.now)
        return ballot_out(session, actor, found, of)


@router.get(
    "/{ballot_id}/count",
    response_model=Declaration,
    **asks(P.ballots_count, NotFound, NotReconciled),
)
def count_ballot(call: CallDep, ballot_id: UUID) -> object:
    """Show what the papers come to, before an officer confirms it."""
    with call.reading() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
        return queries.counted(session, found)


@router.post(
    "/{ballot_id}/declare",
    response_model=BallotOut,
    **asks(P.ballots_declare, NotFound, OnlyToRead, StepNotOpen, NotReconciled, step=True),
)
def declare_ballot(call: CallDep, ballot_id: UUID, sent: DeclareIn) -> Response:
    """Confirm the computed result, as the named officer; what it is about takes it over."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        actions.declare(session, actor, found, declared_by=sent.declared_by, now=call.now)
        handoffs.declared(session, found, now=call.now)
        return ballot_out(session, actor, found, of)


@router.post(
    "/{ballot_id}/void",
    response_model=BallotOut,
    **asks(P.ballots_keep, NotFound, OnlyToRead, StepNotOpen, step=True),
)
def void_ballot(call: CallDep, ballot_id: UUID, sent: ShortReasonIn) -> Response:
    """Make a ballot count for nothing, with the reason."""
    with call.writing() as (session, actor):
        found, _ = queries.to_keep(session, actor, ballot_id)
        actions.void(session, actor, found, reason=sent.reason, now=call.now)
        traces = not found.traces_gone
    if traces:
        _wipe(call, ballot_id)
    with call.reading() as (session, actor):
        return ballot_out(session, actor, *queries.ballot(session, actor, ballot_id))


@router.post(
    "/{ballot_id}/follow",
    response_model=BallotOut,
    status_code=201,
    **asks(
        P.ballots_keep,
        NotFound,
        OnlyToRead,
        StepNotOpen,
        RunOffUncalled,
        RepeatUncalled,
        AlreadyFollowed,
        NotTheVote,
        IdTaken,
        step=True,
    ),
)
def follow_ballot(call: CallDep, ballot_id: UUID, sent: NextBallotIn) -> object:
    """Set the run-off or second vote that the result calls for, or a void ballot once more."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        handoffs.must_follow(session, found)
        made = actions.follow(session, actor, found, of, id=sent.id, title=sent.title, now=call.now)
        return one(session, actor, made, of)
