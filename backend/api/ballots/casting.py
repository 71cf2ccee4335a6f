"""The ballot box, and the door for bearers of slips: no caller, no session, no cookie, no token."""

import hashlib
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.ballots.asked import CastIn, SlipDrawIn, SlipIn
from backend.api.ballots.shapes import DrawnOut, ReceiptOut, SlipBallotOut
from backend.api.ballots.telling import keys, receipt_seed
from backend.api.ballots.voting import BOARD, DRAWING, MARKED, board_answer, signed
from backend.api.base import CallDep, refuses
from backend.api.base.unnamed import SentWithName, Unnamed, UnnamedDep
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.queries import Facts
from backend.domain.engines.ballots.rules import check_marks
from backend.domain.engines.ballots.rules.credentials import (
    CredentialUnknown,
    PaperAlreadyCast,
    must_be_signed,
    receipt,
)
from backend.domain.engines.ballots.rules.life import BoardSealed, CastTooLate
from backend.domain.engines.ballots.rules.roll import SlipUnknown
from backend.domain.engines.ballots.tables import Ballot, RollLine
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.people.congresses.tables import Congress

router = APIRouter(prefix="/ballots", tags=["ballots"])
ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
_known: dict[UUID, Facts] = {}
_KNOWN_MOST = 64


@router.post(
    "/{ballot_id}/cast",
    response_model=ReceiptOut,
    responses=refuses(
        Invalid,
        NotFound,
        SentWithName,
        CredentialUnknown,
        CastTooLate,
        PaperAlreadyCast,
        *MARKED,
    ),
)
def cast_paper(call: UnnamedDep, response: Response, ballot_id: UUID, sent: CastIn) -> object:
    """Put a paper into the box; the same paper again gets the same receipt.

    Send no cookie and no token: a request that says who it is from is refused.
    """
    facts = _facts(call, ballot_id)
    serial, randomizer, signature = map(
        bytes.fromhex, (sent.serial, sent.randomizer, sent.signature)
    )
    must_be_signed(
        facts.public_key, ballot_id, serial=serial, randomizer=randomizer, signature=signature
    )
    paper = sent.choices.paper()
    check_marks(facts.rule, paper)
    choices, written = actions.choices_of(ballot_id, paper)
    with call.database.writing() as session:
        actions.cast(
            session,
            ballot_id,
            serial=serial,
            randomizer=randomizer,
            signature=signature,
            choices=choices,
            now=call.now,
        )
    response.headers.update(ANY_ORIGIN)
    return {
        "receipt": receipt(receipt_seed(), ballot_id, serial, written).hex(),
        "paper_sha256": hashlib.sha256(written).hexdigest(),
    }


@router.options("/{ballot_id}/cast", include_in_schema=False)
def ask_to_cast(ballot_id: UUID) -> Response:
    """Let the web app cast to a box of another origin."""
    allowed = {
        **ANY_ORIGIN,
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=allowed)


def _facts(call: Unnamed, ballot_id: UUID) -> Facts:
    """Return what papers are checked by; it never changes, so it is read once a process."""
    found = _known.get(ballot_id)
    if found is None:
        with call.database.reading() as session:
            found = queries.facts(session, ballot_id)
        if len(_known) >= _KNOWN_MOST:
            _known.clear()
        _known[ballot_id] = found
    return found


@router.post(
    "/{ballot_id}/slips/look",
    response_model=SlipBallotOut,
    responses=refuses(Invalid, SlipUnknown),
)
def look_with_slip(call: CallDep, ballot_id: UUID, sent: SlipIn) -> object:
    """Show a ballot to the bearer of one of its slips."""
    with call.database.reading() as session:
        voter = queries.slip(session, ballot_id, sent.slip)
        ballot = session.get_one(Ballot, ballot_id)
        congress = session.get_one(Congress, ballot.congress_id)
        line = session.get_one(RollLine, voter.line_id)
        said = ballot.model_dump(exclude={"public_key"})
        found = {"congress": congress.name, "board_sha256": ballot.board_digest, "me": line}
        return {**said, **keys(ballot), **found}


@router.post(
    "/{ballot_id}/slips/board",
    response_class=Response,
    responses={**BOARD, **refuses(Invalid, SlipUnknown, BoardSealed, SentWithName)},
)
def get_board_with_slip(call: UnnamedDep, ballot_id: UUID, sent: SlipIn) -> Response:
    """Download the board with a slip: its bearer is a voter, and looks for their own paper in it.

    The whole of it, since to ask for one serial would say whose that paper is.
    """
    with call.database.reading() as session:
        queries.slip(session, ballot_id, sent.slip)
        return board_answer(session, session.get_one(Ballot, ballot_id))


@router.post(
    "/{ballot_id}/slips/draw",
    response_model=DrawnOut,
    responses=refuses(Invalid, SlipUnknown, *DRAWING),
)
def draw_with_slip(call: UnnamedDep, ballot_id: UUID, sent: SlipDrawIn) -> object:
    """Draw a paper with a slip, once; the same request gets the same answer."""
    blinded = bytes.fromhex(sent.blinded)
    with call.database.reading() as session:
        voter = queries.slip(session, ballot_id, sent.slip)
    signature = signed(ballot_id, voter, blinded, call.now)
    if voter.drawn_as is None:
        with call.database.writing() as session:
            signature = actions.draw(
                session, ballot_id, voter, blinded=blinded, signature=signature, now=call.now
            )
    return {"blind_signature": signature.hex()}
