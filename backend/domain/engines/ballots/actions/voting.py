"""Coming in, drawing a paper, casting it: short transactions, and no trace of the order."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots import queries
from backend.domain.engines.ballots.actions.taking import WORD
from backend.domain.engines.ballots.queries import Voter
from backend.domain.engines.ballots.rules.credentials import PaperAlreadyCast
from backend.domain.engines.ballots.rules.life import (
    BallotNotOpen,
    BallotState,
    CastTooLate,
    NotNamed,
    is_over,
)
from backend.domain.engines.ballots.rules.roll import (
    Drawn,
    HallCodeStale,
    NotPresent,
    PaperAlreadyDrawn,
    Presence,
    hall_words,
    turns_of,
)
from backend.domain.engines.ballots.tables import Ballot, NamedPaper, RollLine, box_of
from backend.domain.journal.actions import audited
from backend.domain.kit import secrets

_lines: Any = RollLine
_LINE = _lines.__table__
_line = _LINE.c
_FREE = (_line.id == bindparam("line_id"), _line.drawn_as.is_(None))
_DRAW = (
    update(_LINE)
    .where(*_FREE)
    .values(
        drawn_as=Drawn.phone,
        blinded=bindparam("blinded_"),
        blind_signature=bindparam("signature_"),
        presence=func.coalesce(_line.presence, bindparam("presence_", type_=_line.presence.type)),
    )
)
_CAME = func.coalesce(_line.presence, bindparam("presence_", type_=_line.presence.type))
"""Who comes with a slip is there."""
_HAND_OUT = (
    update(_LINE)
    .where(*_FREE)
    .values(drawn_as=bindparam("way", type_=_line.drawn_as.type), presence=_CAME)
)
_DRAWN = select(_line.blinded, _line.blind_signature).where(_line.id == bindparam("line_id"))


def hall_code(ballot_id: UUID, turn: int) -> str:
    """Return the code on the hall's screen in a turn of 20 seconds."""
    return secrets.fingerprint(hall_words(ballot_id, turn))[:24]


def come_in(session: Session, ballot_id: UUID, voter: Voter, *, code: str, now: datetime) -> None:
    """Note that who scanned the hall's code is there; raise HallCodeStale, BallotNotOpen."""
    if code not in {hall_code(ballot_id, turn) for turn in turns_of(now)}:
        raise HallCodeStale.at("body.code")
    _must_be_open(session, ballot_id, now)
    session.execute(
        update(_LINE)
        .where(_line.id == voter.line_id, _line.presence.is_(None))
        .values(presence=Presence.hall)
    )


def tick(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    line: RollLine,
    *,
    present: bool,
    now: datetime,
) -> RollLine:
    """Note that somebody is there, or that this was a mistake; who has drawn stays present."""
    actor.must(Permission.ballots_count)
    if ballot.state is not BallotState.open:
        raise BallotNotOpen("表决没有开始或者已经结束，不能再登记到会。")
    if line.drawn_as is not None and not present:
        raise PaperAlreadyDrawn("这一位已经领票，不能改为未到会。")
    if (line.presence is not None) != present:
        line.presence = Presence.tick if present else None
        session.add(line)
        details = {"line": line.number, "present": present}
        session.add(audited(actor, WORD, ballot.id, "presence", now=now, details=details))
        session.flush()
    return line


def draw(
    session: Session,
    ballot_id: UUID,
    voter: Voter,
    *,
    blinded: bytes,
    signature: bytes,
    now: datetime,
) -> bytes:
    """Note that a voter drew by phone; return the blind signature, the first one on a retry.

    Nothing says when. Raise BallotNotOpen, PaperAlreadyDrawn.
    """
    _must_be_open(session, ballot_id, now)
    came = Presence.slip if voter.slips else None
    given = {"line_id": voter.line_id, "blinded_": blinded, "signature_": signature}
    connection = session.connection()
    if connection.execute(_DRAW, {**given, "presence_": came}).rowcount:
        return signature
    before = connection.execute(_DRAWN, {"line_id": voter.line_id}).one()
    if before.blinded is None or bytes(before.blinded) != blinded:
        raise PaperAlreadyDrawn()
    return bytes(before.blind_signature)


def hand_out(
    session: Session, actor: Actor, ballot: Ballot, line: RollLine, *, now: datetime
) -> RollLine:
    """Note that a teller gave somebody a paper; as with phones, nothing says when.

    Raise BallotNotOpen, NotPresent, PaperAlreadyDrawn.
    """
    actor.must(Permission.ballots_count)
    _must_be_open(session, ballot.id, now)
    if ballot.in_session and not ballot.slips and line.presence is None:
        raise NotPresent("这一位还没有登记到会，请先登记再发票。")
    came = Presence.slip if ballot.slips else None
    given = {"line_id": line.id, "way": Drawn.paper, "presence_": came}
    if not session.connection().execute(_HAND_OUT, given).rowcount:
        raise PaperAlreadyDrawn()
    session.refresh(line)
    return line


def cast(
    session: Session,
    ballot_id: UUID,
    *,
    serial: bytes,
    randomizer: bytes,
    signature: bytes,
    choices: str,
    now: datetime,
) -> None:
    """Keep a paper under its serial; the same again is harmless, also after closing.

    The caller has checked the signature. No actor, no journal, no time. Raise PaperAlreadyCast,
    CastTooLate.
    """
    state, closes_at = queries.held(session, ballot_id)
    if state is BallotState.open and not is_over(closes_at, now):
        paper = {"randomizer": randomizer, "signature": signature, "choices": choices}
        dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
        box = box_of(ballot_id)
        put = dialect.insert(box).on_conflict_do_nothing().returning(box.c.serial)
        if session.connection().execute(put, {"serial": serial, **paper}).first() is not None:
            return
    boxed = state is BallotState.open
    before = (queries.boxed_choices if boxed else queries.kept_choices)(session, ballot_id, serial)
    if before is None:
        raise CastTooLate()
    if before != choices:
        raise PaperAlreadyCast()


def vote(
    session: Session,
    actor: Actor,
    ballot_id: UUID,
    voter: Voter,
    *,
    choices: str,
    now: datetime,
) -> None:
    """Cast a named paper; the same again is harmless.

    Raise NotNamed, BallotNotOpen, NotPresent, PaperAlreadyDrawn, PaperAlreadyCast.
    """
    if voter.secret:
        raise NotNamed()
    if _named_before(session, ballot_id, voter, choices):
        return
    voter.must_come_in(now)
    _must_be_open(session, ballot_id, now)
    given = {"line_id": voter.line_id, "way": Drawn.phone, "presence_": None}
    if not session.connection().execute(_HAND_OUT, given).rowcount:
        if _named_before(session, ballot_id, voter, choices):
            return
        raise PaperAlreadyDrawn()
    session.add(NamedPaper(ballot_id=ballot_id, line_id=voter.line_id, choices=choices))
    session.add(audited(actor, WORD, ballot_id, "vote", now=now))


def _named_before(session: Session, ballot_id: UUID, voter: Voter, choices: str) -> bool:
    before = session.get(NamedPaper, (ballot_id, voter.line_id))
    if before is not None and before.choices != choices:
        raise PaperAlreadyCast()
    return before is not None


def _must_be_open(session: Session, ballot_id: UUID, now: datetime) -> None:
    state, closes_at = queries.held(session, ballot_id)
    if state is not BallotState.open or is_over(closes_at, now):
        raise BallotNotOpen()


__all__ = ["cast", "come_in", "draw", "hall_code", "hand_out", "tick", "vote"]
