"""Ballots as they are listed and set up."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.ballots.asked import (
    BallotChange,
    BallotIn,
    BallotQuery,
    LineQuery,
    RehearsalIn,
    RollIn,
)
from backend.api.ballots.shapes import BallotOut, BallotRow, LineOut, RollOut
from backend.api.ballots.telling import ballot_out, one, row
from backend.api.base import Asked, CallDep, Page, StepRoute, asks
from backend.api.clues.shapes import TimelineOut
from backend.domain.access import Permission
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.queries import BallotFilters, LineFilters
from backend.domain.engines.ballots.rules import (
    Declaration,
    MarkNotOffered,
    NoWriteIns,
    UnknownOption,
    WriteInWrong,
)
from backend.domain.engines.ballots.rules.life import ClosesPast, HandedIn
from backend.domain.engines.ballots.rules.roll import EntitledUnfit, RollUnfit
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.rules import OnlyToRead

router = APIRouter(prefix="/ballots", tags=["ballots"], route_class=StepRoute)
P = Permission
WRITTEN = (UnknownOption, MarkNotOffered, NoWriteIns, WriteInWrong)


@router.get("", response_model=Page[BallotRow], **asks(P.ballots_read, CursorUnreadable))
def list_ballots(call: CallDep, query: Asked[BallotQuery]) -> object:
    """List the ballots you may see; `mine`: those you may cast in."""
    with call.reading() as (session, actor):
        filters = BallotFilters(**query.narrowed())
        page = queries.ballots(session, actor, query.window, filters)
        return call.page(session, page, [row(*found) for found in page.items])


@router.get("/{ballot_id}", response_model=BallotOut, **asks(P.ballots_read, NotFound))
def get_ballot(call: CallDep, ballot_id: UUID) -> Response:
    """Show one ballot, and where you stand in it."""
    with call.reading() as (session, actor):
        return ballot_out(session, actor, *queries.ballot(session, actor, ballot_id))


@router.get(
    "/{ballot_id}/timeline",
    response_model=list[TimelineOut],
    **asks(P.ballots_read, NotFound),
)
def list_ballot_timeline(call: CallDep, ballot_id: UUID) -> object:
    """Show what happened to a ballot, the latest first; drawing and casting leave nothing here."""
    with call.reading() as (session, actor):
        queries.ballot(session, actor, ballot_id)
        told = timeline.of_thing(session, actor, ballot_id)
        return [{**entry.model_dump(), "files": []} for entry in told]


@router.post(
    "",
    response_model=BallotOut,
    status_code=201,
    **asks(P.ballots_keep, IdTaken, step=True),
)
def make_ballot(call: CallDep, sent: BallotIn) -> object:
    """Set up a ballot of your congress as a draft."""
    with call.writing() as (session, actor):
        assert actor.congress_id is not None
        of = congresses.kept(session, actor, actor.congress_id)
        made = actions.make(
            session,
            actor,
            of,
            id=sent.id,
            title=sent.title,
            words=sent.words,
            rule=sent.rule,
            now=call.now,
        )
        return one(session, actor, made, of)


@router.patch(
    "/{ballot_id}",
    response_model=BallotOut,
    **asks(
        P.ballots_keep,
        NotFound,
        OnlyToRead,
        StepNotOpen,
        Stale,
        MatchMissing,
        ClosesPast,
        HandedIn,
    ),
)
def change_ballot(call: CallDep, ballot_id: UUID, sent: BallotChange) -> Response:
    """Change title, words, rule or the time of closing of a draft."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        call.must_match(found.version)
        actions.change(session, actor, found, to=sent.named(), now=call.now)
        return ballot_out(session, actor, found, of)


@router.post(
    "/{ballot_id}/roll",
    response_model=RollOut,
    **asks(P.ballots_keep, NotFound, OnlyToRead, StepNotOpen, RollUnfit, EntitledUnfit),
)
def set_ballot_roll(call: CallDep, ballot_id: UUID, sent: RollIn) -> object:
    """Say who may cast; slips are told this once, and made anew by every call."""
    # A repeat must not be answered from a row: the slips' secrets are kept nowhere.
    call.once = None
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, ballot_id)
        told = actions.set_roll(session, actor, found, **sent.model_dump(), now=call.now)
        slips = [{"number": number, "secret": secret} for number, secret in told]
        return {"ballot": one(session, actor, found, of), "slips": slips}


@router.get(
    "/{ballot_id}/roll",
    response_model=Page[LineOut],
    **asks(P.ballots_count, NotFound, CursorUnreadable),
)
def list_ballot_roll(call: CallDep, ballot_id: UUID, query: Asked[LineQuery]) -> object:
    """Show the roll to those who keep the door: who is there, who has a paper."""
    with call.reading() as (session, actor):
        queries.ballot(session, actor, ballot_id)
        filters = LineFilters(**query.narrowed())
        return call.page(session, queries.lines(session, ballot_id, query.window, filters))


@router.post(
    "/{ballot_id}/rehearse",
    response_model=Declaration,
    **asks(P.ballots_keep, NotFound, OnlyToRead, StepNotOpen, *WRITTEN),
)
def rehearse_ballot(call: CallDep, ballot_id: UUID, sent: RehearsalIn) -> object:
    """Count made-up papers by a draft's rule, to see what they would come to."""
    call.once = None
    papers = [one.paper() for one in sent.papers]
    with call.writing() as (session, actor):
        found, _ = queries.to_keep(session, actor, ballot_id)
        return actions.rehearse(
            session, actor, found, papers=papers, present=sent.present, now=call.now
        )
