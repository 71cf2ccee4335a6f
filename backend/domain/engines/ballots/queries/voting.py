"""What drawing and casting read: one short statement each, built once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.ballots.rules.life import BallotNotOpen, BallotState, NotSecret, is_over
from backend.domain.engines.ballots.rules.roll import (
    Drawn,
    NotPresent,
    PaperAlreadyDrawn,
    Presence,
    SlipUnknown,
    slip_print,
)
from backend.domain.engines.ballots.rules.rule import BallotRule
from backend.domain.engines.ballots.tables import Ballot, RollLine, SecretPaper, box_of
from backend.domain.kit.errors import NotFound

_tables: list[Any] = [Ballot, RollLine, SecretPaper]
_BALLOT, _LINE, _PAPER = (one.__table__ for one in _tables)
_ballot, _line, _paper = _BALLOT.c, _LINE.c, _PAPER.c

_VOTER: Any = (
    select(
        _line.id,
        _line.presence,
        _line.drawn_as,
        _line.blinded,
        _line.blind_signature,
        _ballot.state,
        _ballot.closes_at,
        _ballot.in_session,
        _ballot.secret,
        _ballot.slips,
    )
    .select_from(_LINE.join(_BALLOT, _ballot.id == _line.ballot_id))
    .where(_ballot.id == bindparam("ballot_id"), _ballot.state != BallotState.draft)
)
_BY_PERSON = _VOTER.where(_line.person_id == bindparam("person_id"))
_BY_SLIP = _VOTER.where(_line.slip_print == bindparam("slip_print"))
_HOLD = select(_ballot.state, _ballot.closes_at).where(_ballot.id == bindparam("ballot_id"))
_FACTS = select(_ballot.public_key, _ballot.rule, _ballot.state).where(
    _ballot.id == bindparam("ballot_id")
)
_KEPT = select(_paper.choices).where(
    _paper.ballot_id == bindparam("ballot_id"), _paper.serial == bindparam("serial")
)


@dataclass(frozen=True)
class Voter:
    """Somebody on the roll, and how far they are."""

    line_id: UUID
    presence: Presence | None
    drawn_as: Drawn | None
    blinded: bytes | None
    blind_signature: bytes | None
    state: BallotState
    closes_at: datetime | None
    in_session: bool
    secret: bool
    slips: bool

    def drawn_before(self, blinded: bytes) -> bytes | None:
        """Return the answer that this very request got before, if it did."""
        return self.blind_signature if self.blinded == blinded else None

    def must_draw(self, now: datetime) -> None:
        """Raise NotSecret, BallotNotOpen, PaperAlreadyDrawn or NotPresent."""
        if not self.secret:
            raise NotSecret()
        self.must_come_in(now)
        if self.drawn_as is not None:
            raise PaperAlreadyDrawn()

    def must_come_in(self, now: datetime) -> None:
        """Raise BallotNotOpen or NotPresent."""
        if self.state is not BallotState.open or is_over(self.closes_at, now):
            raise BallotNotOpen()
        if self.in_session and not self.slips and self.presence is None:
            raise NotPresent()


def voter(session: Session, actor: Actor, ballot_id: UUID) -> Voter:
    """Return where the actor stands; raise NotFound off the roll."""
    asked = {"ballot_id": ballot_id, "person_id": actor.person_id}
    found = session.connection().execute(_BY_PERSON, asked).one_or_none()
    if found is None or actor.person_id is None:
        raise NotFound()
    return Voter(*found)


def slip(session: Session, ballot_id: UUID, secret: str) -> Voter:
    """Return where the bearer of a slip stands; raise SlipUnknown."""
    asked = {"ballot_id": ballot_id, "slip_print": slip_print(secret)}
    found = session.connection().execute(_BY_SLIP, asked).one_or_none()
    if found is None:
        raise SlipUnknown()
    return Voter(*found)


def held(session: Session, ballot_id: UUID) -> tuple[BallotState, datetime | None]:
    """Return state and end of the window, held so that the ballot cannot close meanwhile.

    Others may hold it so at the same time. Raise NotFound.
    """
    asked = _HOLD
    if session.get_bind().dialect.name == "postgresql":
        asked = _HOLD.with_for_update(read=True)
    found = session.connection().execute(asked, {"ballot_id": ballot_id}).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


@dataclass(frozen=True)
class Facts:
    """What a paper is checked by; it does not change once a ballot is open."""

    public_key: bytes
    rule: BallotRule


def facts(session: Session, ballot_id: UUID) -> Facts:
    """Return what papers are checked by; raise NotFound unless papers can ever have been drawn."""
    found = session.connection().execute(_FACTS, {"ballot_id": ballot_id}).one_or_none()
    if found is None or found.public_key is None:
        raise NotFound()
    return Facts(found.public_key, BallotRule.model_validate(found.rule))


def kept_choices(session: Session, ballot_id: UUID, serial: bytes) -> str | None:
    """Return what was cast under a serial of a ballot that has closed."""
    asked = {"ballot_id": ballot_id, "serial": serial}
    found = session.connection().execute(_KEPT, asked).scalar_one_or_none()
    return None if found is None else str(found)


def boxed_choices(session: Session, ballot_id: UUID, serial: bytes) -> str | None:
    """Return what was cast under a serial of a ballot that is open."""
    box = box_of(ballot_id)
    asked = select(box.c.choices).where(box.c.serial == serial)
    found = session.connection().execute(asked).scalar_one_or_none()
    return None if found is None else str(found)
