"""Opening the box, and closing it so that no order of casting stays in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.sql import ColumnElement
from sqlmodel import Session, col

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots.actions.taking import finish, take
from backend.domain.engines.ballots.queries import reckoned, roll_length
from backend.domain.engines.ballots.rules.blind_signatures import digest_of
from backend.domain.engines.ballots.rules.life import BallotState, BallotStep, ClosesPast, is_over
from backend.domain.engines.ballots.rules.roll import RollEmpty
from backend.domain.engines.ballots.tables import Ballot, RollLine, SecretPaper, box_of


def may_open(
    session: Session, actor: Actor, ballot: Ballot, *, closes_at: datetime | None, now: datetime
) -> None:
    """Raise StepNotOpen, RollEmpty or ClosesPast; asked before a key is made."""
    actor.must(Permission.ballots_keep)
    from_here = ballot.state
    take(ballot, BallotStep.open, now=now)
    ballot.state = from_here
    if roll_length(session, ballot.id) == 0:
        raise RollEmpty()
    if is_over(closes_at, now):
        raise ClosesPast.at("body.closes_at")


def open(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    *,
    public_key: bytes | None,
    closes_at: datetime | None,
    now: datetime,
) -> Ballot:
    """Freeze roll and rule, set up the box; a secret ballot gets the key that was made for it."""
    ballot.state = BallotState.open
    ballot.opened_at, ballot.closes_at, ballot.public_key = now, closes_at, public_key
    session.add(ballot)
    session.flush()
    details = {}
    if public_key is not None:
        box_of(ballot.id).create(session.connection(), checkfirst=False)
        details = {"public_key_sha256": digest_of(public_key)}
    title = f"开始表决，应到 {ballot.entitled}"
    return finish(session, actor, ballot, "open", title, details=details, now=now)


def close(session: Session, actor: Actor, ballot: Ballot, *, now: datetime) -> Ballot:
    """Take no more papers; move the papers into the order of their serials and drop the box.

    The edge then has the order of casting wiped off the disk, and the key: see `mark_traces_gone`.
    """
    take(ballot, BallotStep.close, now=now)
    session.add(ballot)
    session.flush()
    _empty_box(session, ballot)
    ballot.closed_at = now
    present = select(func.count()).where(
        col(RollLine.ballot_id) == ballot.id, col(RollLine.presence).is_not(None)
    )
    ballot.present = session.execute(present).scalar_one()
    said = reckoned(session, ballot)
    drawn = said.phone_drawn + said.paper_given
    title = f"结束表决，到会 {ballot.present}，领票 {drawn}，手机投票 {said.phone_cast}"
    return finish(session, actor, ballot, "close", title, details=said.said(), now=now)


def void(session: Session, actor: Actor, ballot: Ballot, *, reason: str, now: datetime) -> Ballot:
    """Make the ballot count for nothing, with the reason; its papers are kept, unpublished."""
    take(ballot, BallotStep.void, now=now)
    if ballot.opened_at is not None and ballot.closed_at is None:
        session.add(ballot)
        session.flush()
        _empty_box(session, ballot)
        ballot.closed_at = now
    ballot.void_reason = reason
    ballot.traces_gone = ballot.traces_gone or ballot.opened_at is None
    return finish(session, actor, ballot, "void", "作废", note=reason, now=now)


def _empty_box(session: Session, ballot: Ballot) -> None:
    if ballot.public_key is not None:
        box = box_of(ballot.id)
        columns = [box.c.serial, box.c.randomizer, box.c.signature, box.c.choices]
        names = ["ballot_id", *(column.name for column in columns)]
        id_: ColumnElement[UUID] = (
            select(col(Ballot.id)).where(col(Ballot.id) == ballot.id).scalar_subquery()
        )
        ordered = select(id_, *columns).order_by(box.c.serial)
        session.connection().execute(insert(SecretPaper).from_select(names, ordered))
        box.drop(session.connection(), checkfirst=False)
    session.connection().execute(
        update(RollLine)
        .where(col(RollLine.ballot_id) == ballot.id, col(RollLine.blinded).is_not(None))
        .values(blinded=None, blind_signature=None)
    )


def mark_traces_gone(session: Session, ballot_id: UUID) -> None:
    """Note that the order of casting and the private key are gone from disk."""
    session.execute(update(Ballot).where(col(Ballot.id) == ballot_id).values(traces_gone=True))


__all__ = ["close", "mark_traces_gone", "may_open", "open", "void"]
