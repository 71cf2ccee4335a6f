"""What every step of staff shares: is it open here, and what is written down of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.ballots.rules.life import FLOW, BallotStep
from backend.domain.engines.ballots.rules.papers import Paper, canonical
from backend.domain.engines.ballots.rules.rule import BallotRule
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.journal.actions import record

WORD = "ballots"


def take(ballot: Ballot, step: BallotStep, *, now: datetime) -> None:
    """Move the ballot on; raise StepNotOpen."""
    ballot.state = FLOW.after(ballot.state, step)
    ballot.touch(now)


def finish(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    step: str,
    title: str,
    *,
    now: datetime,
    note: str | None = None,
    details: dict[str, Any] | None = None,
) -> Ballot:
    """Keep the ballot, and write timeline and audit: one entry a step, none a voter."""
    session.add(ballot)
    session.flush()
    record(session, actor, WORD, ballot.id, step, title[:200], note=note, details=details, now=now)
    return ballot


def rule_of(ballot: Ballot) -> BallotRule:
    return BallotRule.model_validate(ballot.rule)


def choices_of(ballot_id: UUID, paper: Paper) -> tuple[str, bytes]:
    """Return what is kept of a paper, canonical JSON, and the bytes its receipt is signed over."""
    written = canonical(ballot_id, paper)
    head = f'{{"ballot_id":"{ballot_id}","choices":'.encode()
    assert written.startswith(head)
    return written[len(head) : -1].decode(), written
