"""From rows to answers: what of a ballot this caller may see."""

from functools import cache
from typing import Any

from fastapi import Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.ballots.shapes import BallotOut
from backend.api.base import json
from backend.domain.access import Actor, Permission
from backend.domain.desk.ballots import about
from backend.domain.engines.ballots import queries
from backend.domain.engines.ballots.rules import Declaration, following
from backend.domain.engines.ballots.rules.blind_signatures import digest_of
from backend.domain.engines.ballots.rules.credentials import receipt_key
from backend.domain.engines.ballots.rules.life import FLOW, BallotState, BallotStep
from backend.domain.engines.ballots.rules.rule import BallotRule
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.people.congresses.tables import Congress
from backend.settings import secret, settings

_OUT = TypeAdapter(BallotOut)


@cache
def receipt_seed() -> bytes:
    """Return the server's seed for receipts; it stays the same for all ballots."""
    return secret("receipt.key")


def keys(ballot: Ballot) -> dict[str, Any]:
    """Return what a KeysOut is built from."""
    key = ballot.public_key
    return {
        "public_key": key.hex() if key else None,
        "public_key_sha256": digest_of(key) if key else None,
        "receipt_key": receipt_key(receipt_seed()).hex(),
        "box_url": settings.ballot_box_url,
    }


def row(ballot: Ballot, congress: Congress) -> dict[str, Any]:
    return {**ballot.model_dump(exclude={"public_key"}), "congress": congress}


def one(session: Session, actor: Actor, ballot: Ballot, congress: Congress) -> dict[str, Any]:
    """Return what a BallotOut is built from."""
    parent = session.get(Ballot, ballot.parent_id) if ballot.parent_id else None
    return {
        **row(ballot, congress),
        **keys(ballot),
        "board_sha256": ballot.board_digest,
        "about": about(session, actor, ballot),
        "parent": parent,
        "followed_by": queries.children(session, ballot.id),
        "me": queries.line_of(session, ballot.id, actor.person_id),
        "open_steps": _open_steps(session, actor, ballot),
    }


def _open_steps(session: Session, actor: Actor, ballot: Ballot) -> list[BallotStep]:
    if not actor.is_congress or actor.congress_id != ballot.congress_id:
        return []
    steps = set(FLOW.open_steps(ballot.state))
    if not actor.may(Permission.ballots_keep):
        steps &= {BallotStep.declare}
    if not actor.may(Permission.ballots_declare):
        steps -= {BallotStep.declare}
    if ballot.state is BallotState.closed:
        steps -= {BallotStep.declare if ballot.reckoning is None else BallotStep.reconcile}
    if queries.children(session, ballot.id) or not _calls_on(ballot):
        steps -= {BallotStep.follow}
    return [step for step in BallotStep if step in steps]


def _calls_on(ballot: Ballot) -> bool:
    if ballot.state is not BallotState.declared:
        return True
    result = Declaration.model_validate(ballot.result)
    return following(BallotRule.model_validate(ballot.rule), result) is not None


def ballot_out(session: Session, actor: Actor, ballot: Ballot, congress: Congress) -> Response:
    """Answer with the ballot as it stands, and its ETag."""
    return json(_OUT, one(session, actor, ballot, congress), version=ballot.version)
