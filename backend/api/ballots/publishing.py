"""What everybody may see of a ballot, where its rule says that the board is public."""

from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.ballots.shapes import PublishedOut
from backend.api.ballots.telling import keys
from backend.api.ballots.voting import BOARD, board_answer
from backend.api.base import CallDep, refuses
from backend.domain.engines.ballots.rules import BallotRule, Board, Method
from backend.domain.engines.ballots.rules.life import BallotState, BoardSealed
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.kit.errors import Invalid
from backend.domain.people.congresses.tables import Congress

router = APIRouter(prefix="/ballots", tags=["ballots"])


def _public(session: Session, ballot_id: UUID) -> tuple[Ballot, BallotRule]:
    """Return a ballot whose board is public; raise BoardSealed."""
    ballot = session.get(Ballot, ballot_id)
    if ballot is None or ballot.board_digest is None or ballot.state is BallotState.void:
        raise BoardSealed()
    rule = BallotRule.model_validate(ballot.rule)
    if rule.board is not Board.public:
        raise BoardSealed()
    return ballot, rule


def _papers_too(ballot: Ballot, rule: BallotRule) -> bool:
    """Say whether the papers are public: a pattern of numbers or a written name can be a mark."""
    return ballot.secret and rule.method is not Method.rank and not rule.write_ins


@router.get(
    "/{ballot_id}/published", response_model=PublishedOut, responses=refuses(Invalid, BoardSealed)
)
def get_published(call: CallDep, ballot_id: UUID) -> object:
    """Show a ballot whose board is public: the numbers, the digest, the result."""
    with call.database.reading() as session:
        ballot, rule = _public(session, ballot_id)
        congress = session.get_one(Congress, ballot.congress_id)
        return {
            **ballot.model_dump(exclude={"public_key"}),
            **keys(ballot),
            "congress": congress.name,
            "board_sha256": ballot.board_digest,
            "papers": _papers_too(ballot, rule),
        }


@router.get(
    "/{ballot_id}/published/board",
    response_class=Response,
    responses={**BOARD, **refuses(Invalid, BoardSealed)},
)
def get_published_board(call: CallDep, ballot_id: UUID) -> Response:
    """Download a public board; of `rank` ballots and those with written names only sums are."""
    with call.database.reading() as session:
        ballot, rule = _public(session, ballot_id)
        if not _papers_too(ballot, rule):
            raise BoardSealed("这次表决只公布票数合计，不公布每张票。")
        return board_answer(session, ballot)
