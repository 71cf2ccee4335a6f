"""What goes in and out of /ballots."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StrictInt, StrictStr

from backend.api.accounts import CongressBrief
from backend.api.base import In, ListQuery, Out
from backend.domain.engines.ballots.rules import BallotRule, Declaration, Paper
from backend.domain.engines.ballots.rules.life import BallotState, BallotStep, Kin
from backend.domain.engines.ballots.rules.reconciling import BatchState
from backend.domain.engines.ballots.rules.roll import SLIPS_MOST, Drawn, Presence

Title = Annotated[str, Field(min_length=2, max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=500)]
Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""32 bytes, lower-case hexadecimal."""
Hex256 = Annotated[str, Field(pattern=r"^[0-9a-f]{512}$")]
"""256 bytes: a blinded message or a signature."""
Words = Annotated[str, Field(max_length=2_000)]
Name = Annotated[str, Field(min_length=1, max_length=50)]
Slip = Annotated[str, Field(min_length=20, max_length=64)]


class Brief(Out):
    id: UUID
    title: str
    state: BallotState
    kin: Kin | None


class MeOut(Out):
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


class BallotOut(BallotRow, KeysOut):
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
    me: MeOut | None
    version: int
    open_steps: list[BallotStep]


class SlipOut(KeysOut):
    """A ballot as the bearer of a slip sees it."""

    id: UUID
    title: str
    words: str
    congress: str
    state: BallotState
    closes_at: datetime | None
    rule: BallotRule
    me: MeOut


class BallotQuery(ListQuery):
    congress_id: UUID | None = None
    state: list[BallotState] = []
    about_word: str | None = Field(None, max_length=30)
    about_id: UUID | None = None
    mine: bool | None = None
    q: str | None = Field(None, max_length=50)


class BallotIn(In):
    """A new ballot of your congress; the id is yours to choose."""

    id: UUID
    title: Title
    words: Words = ""
    rule: BallotRule


class BallotChange(In):
    """What is not sent stays as it is."""

    title: Title | None = None
    words: Words | None = None
    rule: BallotRule | None = None

    def named(self) -> dict[str, Any]:
        """Return what is to change."""
        return {key: value for key, value in self if value is not None}


class RollIn(In):
    """All deputies in office; or those named; or so many slips."""

    deputy_ids: list[UUID] | None = Field(None, max_length=5_000)
    slips: int | None = Field(None, ge=1, le=SLIPS_MOST)
    entitled: int | None = Field(None, ge=1, le=10_000_000)
    """应到, where it is more than the roll has lines."""


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


class LineQuery(ListQuery):
    present: bool | None = None
    drawn: bool | None = None
    drawn_as: Drawn | None = None
    q: str | None = Field(None, max_length=50)


Marks = Annotated[dict[str, StrictStr | StrictInt], Field(max_length=500)]


class ChoicesIn(In):
    """What stands on a paper: by option a mark, the priority number or the points."""

    marks: Marks = {}
    write_ins: list[Annotated[str, Field(max_length=50)]] = Field([], max_length=500)

    def paper(self) -> Paper:
        return Paper(self.marks, tuple(self.write_ins))


class PapersIn(ChoicesIn):
    """So many papers that are alike."""

    copies: int = Field(1, ge=1, le=1_000_000)
    spoilt: bool = False

    def paper(self) -> Paper:
        return Paper(self.marks, tuple(self.write_ins), self.copies, self.spoilt)


class RehearsalIn(In):
    papers: list[PapersIn] = Field(max_length=1_000)
    present: int | None = Field(None, ge=0, le=10_000_000)


class OpenIn(In):
    closes_at: datetime | None = None


class ReasonIn(In):
    reason: Reason


class ReconcileIn(In):
    """What was counted by hand: paper ballots collected, and those that did not come back."""

    collected: int = Field(ge=0, le=10_000_000)
    not_returned: int = Field(ge=0, le=10_000_000)


class DeclareIn(In):
    declared_by: Name
    """The officer who confirms the result."""


class FollowIn(In):
    id: UUID
    title: Title


class PresenceIn(In):
    line_id: UUID
    present: bool = True


class HandOutIn(In):
    line_id: UUID


class BatchIn(In):
    id: UUID
    papers: list[PapersIn] = Field(min_length=1, max_length=2_000)


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


class CodeIn(In):
    code: str = Field(min_length=1, max_length=64)


class DrawIn(In):
    blinded: Hex256


class SlipIn(In):
    slip: Slip


class SlipDrawIn(SlipIn):
    blinded: Hex256


class DrawnOut(Out):
    blind_signature: str


class CastIn(In):
    """A paper under its credential; nothing says whose it is."""

    serial: Hex32
    randomizer: Hex32
    signature: Hex256
    choices: ChoicesIn


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
