"""A voter signed in: coming in, drawing a paper, a named vote, the register, the board."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from sqlmodel import Session

from backend.api.ballots.asked import ChoicesIn, CodeIn, DrawIn, LineQuery
from backend.api.ballots.shapes import DrawnOut, LineOut, VoterOut
from backend.api.base import Asked, Call, CallDep, Page, asks
from backend.domain.access import Permission
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.queries import LineFilters, Voter
from backend.domain.engines.ballots.rules import (
    BallotRule,
    MarkNotOffered,
    NoWriteIns,
    NumbersNotInRow,
    TooFewChosen,
    TooManyChosen,
    TooManyPoints,
    UnknownOption,
    WriteInWrong,
    check_marks,
)
from backend.domain.engines.ballots.rules.blind_signatures import (
    BlindedUnfit,
    blind_sign,
    read_key,
)
from backend.domain.engines.ballots.rules.credentials import PaperAlreadyCast
from backend.domain.engines.ballots.rules.life import (
    BallotNotOpen,
    BallotState,
    BoardSealed,
    KeyLost,
    NotNamed,
    NotSecret,
)
from backend.domain.engines.ballots.rules.roll import (
    BlindedUnreadable,
    HallCodeStale,
    NotPresent,
    PaperAlreadyDrawn,
)
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.outside import ballot_keys, boards

router = APIRouter(prefix="/ballots", tags=["ballots"])
P = Permission
DRAWING = (BallotNotOpen, NotPresent, PaperAlreadyDrawn, NotSecret, BlindedUnreadable, KeyLost)
MARKED = (
    UnknownOption,
    MarkNotOffered,
    NoWriteIns,
    WriteInWrong,
    TooManyChosen,
    TooFewChosen,
    NumbersNotInRow,
    TooManyPoints,
)
JSON_LINES = "application/x-ndjson"
BOARD: dict[int | str, dict[str, Any]] = {
    200: {"content": {JSON_LINES: {}}, "description": "the board, JSON Lines"}
}


def signed(ballot_id: UUID, voter: Voter, blinded: bytes, now: datetime) -> bytes:
    """Sign outside of any transaction what was not signed yet; nothing has left so far.

    Raise what `Voter.must_draw` raises, BlindedUnreadable, KeyLost.
    """
    before = voter.drawn_before(blinded)
    if before is not None:
        return before
    voter.must_draw(now)
    try:
        return blind_sign(read_key(ballot_keys.read(ballot_id)), blinded)
    except ballot_keys.KeyMissing:
        raise KeyLost() from None
    except BlindedUnfit:
        raise BlindedUnreadable.at("body.blinded") from None


@router.post(
    "/{ballot_id}/come-in",
    response_model=VoterOut,
    **asks(P.ballots_vote, NotFound, HallCodeStale, BallotNotOpen),
)
def come_in(call: CallDep, ballot_id: UUID, sent: CodeIn) -> object:
    """Say by the code on the hall's screen that you are there."""
    call.once = None
    with call.writing() as (session, actor):
        voter = queries.voter(session, actor, ballot_id)
        actions.come_in(session, ballot_id, voter, code=sent.code, now=call.now)
        session.expire_all()
        return queries.line_of(session, ballot_id, actor.person_id)


@router.post(
    "/{ballot_id}/draw",
    response_model=DrawnOut,
    **asks(P.ballots_vote, NotFound, *DRAWING),
)
def draw_paper(call: CallDep, ballot_id: UUID, sent: DrawIn) -> object:
    """Draw your paper: have a credential signed unseen; the same request gets the same answer."""
    # A key would leave a row with a moment in it; the blinded message is the key here.
    call.once = None
    blinded = bytes.fromhex(sent.blinded)
    with call.reading() as (session, actor):
        voter = queries.voter(session, actor, ballot_id)
    signature = signed(ballot_id, voter, blinded, call.now)
    if voter.drawn_as is None:
        signature = _note_draw(call, ballot_id, voter, blinded, signature)
    return {"blind_signature": signature.hex()}


def _note_draw(
    call: Call, ballot_id: UUID, voter: Voter, blinded: bytes, signature: bytes
) -> bytes:
    with call.database.writing() as session:
        return actions.draw(
            session, ballot_id, voter, blinded=blinded, signature=signature, now=call.now
        )


@router.post(
    "/{ballot_id}/vote",
    response_model=VoterOut,
    **asks(
        P.ballots_vote,
        NotFound,
        NotNamed,
        BallotNotOpen,
        NotPresent,
        PaperAlreadyDrawn,
        PaperAlreadyCast,
        *MARKED,
    ),
)
def vote_by_name(call: CallDep, ballot_id: UUID, sent: ChoicesIn) -> object:
    """Cast a paper with your name on it, in a ballot that is not secret."""
    call.once = None
    with call.writing() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
        voter = queries.voter(session, actor, ballot_id)
        paper = sent.paper()
        check_marks(BallotRule.model_validate(found.rule), paper)
        choices, _ = actions.choices_of(ballot_id, paper)
        actions.vote(session, actor, ballot_id, voter, choices=choices, now=call.now)
        session.expire_all()
        return queries.line_of(session, ballot_id, actor.person_id)


@router.get(
    "/{ballot_id}/register",
    response_model=Page[LineOut],
    **asks(P.ballots_read, NotFound, BoardSealed, CursorUnreadable),
)
def list_ballot_register(call: CallDep, ballot_id: UUID, query: Asked[LineQuery]) -> object:
    """Show who drew a paper, once the ballot has closed: nobody can be added unseen."""
    with call.reading() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
        if found.state in {BallotState.draft, BallotState.open}:
            raise BoardSealed("投票结束以后才能查看领票登记。")
        filters = LineFilters(**query.narrowed())
        return call.page(session, queries.lines(session, ballot_id, query.window, filters))


@router.get(
    "/{ballot_id}/board",
    response_class=Response,
    **asks(P.ballots_read, NotFound, BoardSealed, answers=BOARD),
)
def get_ballot_board(call: CallDep, ballot_id: UUID) -> Response:
    """Download the board: every paper, to look for one's own and to count again."""
    with call.reading() as (session, actor):
        found, _ = queries.ballot(session, actor, ballot_id)
        return board_answer(session, found)


def board_answer(session: Session, ballot: Ballot) -> Response:
    """Answer with the board as it was published; raise BoardSealed."""
    digest = ballot.board_digest
    if digest is None or ballot.state is BallotState.void:
        raise BoardSealed()
    file = boards.path(digest)
    if not file.exists():
        boards.keep(digest, queries.board(session, ballot))
    headers = {"ETag": f'"{digest}"', "Cache-Control": "private, max-age=31536000, immutable"}
    name = f"board-{digest[:16]}.jsonl"
    return FileResponse(file, media_type=JSON_LINES, filename=name, headers=headers)
