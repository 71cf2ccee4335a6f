"""What /ballots answers."""

from datetime import datetime
from uuid import UUID

from backend.api.accounts import CongressBrief
from backend.api.ballots.asked import PapersIn
from backend.api.base import Out
from backend.domain.engines.ballots.rules import BallotRule, Declaration
from backend.domain.engines.ballots.rules.life import BallotState, BallotStep, Kin
from backend.domain.engines.ballots.rules.reconciling import BatchState
from backend.domain.engines.ballots.rules.roll import Drawn, Presence


class Brief(Out):
    id: UUID
    title: str
    state: BallotState
    kin: Kin | None


class VoterOut(Out):
    """Where the caller stands: on which line, present, with a paper or not."""

    number: int
    presence: Presence | None
    drawn_as: Drawn | None


class BallotRow(Out):
    id: UUID
    congress: CongressBrief
    title: str
    about_word: str
    about_id: UUID | None
    state: BallotState
    secret: bool
    slips: bool
    entitled: int
    present: int | None
    closes_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    declared_at: datetime | None
    created_at: datetime


class KeysOut(Out):
    """What a phone needs to draw and to cast."""

    public_key: str | None
    """SubjectPublicKeyInfo, DER, hexadecimal."""
    public_key_sha256: str | None
    """What the notice and the hall's QR code show."""
    receipt_key: str
    """Ed25519, 32 bytes, hexadecimal."""
    box_url: str
    """Origin that papers are cast to; empty: this one."""


class AboutOut(Out):
    """What a ballot is about, and by option the project behind it."""

    word: str
    id: UUID
    title: str
    options: dict[str, UUID]


class BallotOut(BallotRow, KeysOut):
    about: AboutOut | None
    """None where it is about nothing else, or about what you may not see."""
    words: str
    in_session: bool
    rule: BallotRule
    reckoning: dict[str, int] | None
    board_sha256: str | None
    traces_gone: bool
    result: Declaration | None
    declared_by: str | None
    declared_account: str | None
    void_reason: str | None
    parent: Brief | None
    kin: Kin | None
    followed_by: list[Brief]
    me: VoterOut | None
    version: int
    open_steps: list[BallotStep]


class SlipBallotOut(KeysOut):
    """A ballot as the bearer of a slip sees it."""

    id: UUID
    title: str
    words: str
    congress: str
    state: BallotState
    secret: bool
    slips: bool
    in_session: bool
    closes_at: datetime | None
    rule: BallotRule
    board_sha256: str | None
    result: Declaration | None
    void_reason: str | None
    me: VoterOut


class SlipLine(Out):
    number: int
    secret: str


class RollOut(Out):
    """The slips' secrets are told this once."""

    ballot: BallotOut
    slips: list[SlipLine]


class LineOut(Out):
    """A line of the roll; there is no moment in it."""

    id: UUID
    number: int
    name: str
    presence: Presence | None
    drawn_as: Drawn | None


class BatchOut(Out):
    id: UUID
    number: int
    papers: list[PapersIn]
    count: int
    state: BatchState
    entered_by: str
    first_by: str | None
    second_by: str | None
    withdrawn_reason: str | None


class HallOut(Out):
    """What the hall's screen shows: how many, never a tendency."""

    entitled: int
    present: int
    drawn: int
    cast: int
    state: BallotState
    code: str | None
    """Stands in the QR code by which those in the hall sign in; another one every 20 seconds."""
    seconds_left: int


class DrawnOut(Out):
    blind_signature: str


class ReceiptOut(Out):
    """Ed25519 over ballot id (16 bytes), serial (32) and SHA-256 of the canonical paper (32)."""

    receipt: str
    paper_sha256: str


class PublishedOut(KeysOut):
    """A ballot as everybody sees it, where its rule says so."""

    id: UUID
    title: str
    congress: str
    state: BallotState
    rule: BallotRule
    entitled: int
    present: int | None
    reckoning: dict[str, int]
    board_sha256: str
    papers: bool
    """Whether the papers themselves are public, too; else the sums alone."""
    result: Declaration | None
