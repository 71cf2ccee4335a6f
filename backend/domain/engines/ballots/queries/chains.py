"""Ballots that follow one another, and those whose time has run out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.tables import Ballot


def first_of(session: Session, ballot: Ballot) -> Ballot:
    """Return the ballot that began the chain this one stands in."""
    while ballot.parent_id is not None:
        ballot = session.get_one(Ballot, ballot.parent_id)
    return ballot


def chain(session: Session, first_id: UUID) -> list[Ballot]:
    """Return a ballot and what followed it, the last one last: each is followed once at most."""
    found = [session.get_one(Ballot, first_id)]
    while True:
        after = select(Ballot).where(Ballot.parent_id == found[-1].id)
        following = session.exec(after.order_by(col(Ballot.created_at))).first()
        if following is None:
            return found
        found.append(following)


def about(session: Session, word: str, about_id: UUID) -> Sequence[Ballot]:
    """Return the ballots about a thing, the earliest first; the caller has found the thing."""
    asked = select(Ballot).where(Ballot.about_word == word, Ballot.about_id == about_id)
    return session.exec(asked.order_by(col(Ballot.created_at), col(Ballot.id))).all()


def run_out(session: Session, *, now: datetime) -> list[UUID]:
    """Return the open ballots whose window has passed."""
    asked = select(Ballot.id).where(
        Ballot.state == BallotState.open, col(Ballot.closes_at).is_not(None)
    )
    return list(session.exec(asked.where(col(Ballot.closes_at) <= now)))


def to_close(session: Session, ballot_id: UUID, *, now: datetime) -> Ballot | None:
    """Return the ballot, held, if it is still open and its window has passed."""
    asked = select(Ballot).where(
        Ballot.id == ballot_id, Ballot.state == BallotState.open, col(Ballot.closes_at) <= now
    )
    held = asked.with_for_update().execution_options(populate_existing=True)
    return session.exec(held).one_or_none()
