"""What is sent to /ballots."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field, StrictInt, StrictStr

from backend.api.base import In, ListQuery
from backend.domain.engines.ballots.rules import BallotRule, Paper
from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.rules.roll import SLIPS_MOST, Drawn

Title = Annotated[str, Field(min_length=2, max_length=200)]
Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""32 bytes, lower-case hexadecimal."""
Hex256 = Annotated[str, Field(pattern=r"^[0-9a-f]{512}$")]
"""256 bytes: a blinded message or a signature."""
Words = Annotated[str, Field(max_length=2_000)]
Name = Annotated[str, Field(min_length=1, max_length=50)]
Slip = Annotated[str, Field(min_length=20, max_length=64)]
Marks = Annotated[dict[str, StrictStr | StrictInt], Field(max_length=500)]


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
    closes_at: AwareDatetime | None = None
    """Emptied with null: it stays open until somebody closes it."""

    def named(self) -> dict[str, Any]:
        """Return what is to change."""
        sent = {key: value for key, value in self if key in self.model_fields_set}
        return {k: value for k, value in sent.items() if value is not None or k == "closes_at"}


class RollIn(In):
    """All deputies in office; or those named; or so many slips."""

    deputy_ids: list[UUID] | None = Field(None, max_length=5_000)
    slips: int | None = Field(None, ge=1, le=SLIPS_MOST)
    entitled: int | None = Field(None, ge=1, le=10_000_000)
    """应到, where it is more than the roll has lines."""


class LineQuery(ListQuery):
    present: bool | None = None
    drawn: bool | None = None
    drawn_as: Drawn | None = None
    q: str | None = Field(None, max_length=50)


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
    """Without a time it stays as the draft has it."""

    closes_at: AwareDatetime | None = None


class ReconcileIn(In):
    """What was counted by hand: paper ballots collected, and those that did not come back."""

    collected: int = Field(ge=0, le=10_000_000)
    not_returned: int = Field(ge=0, le=10_000_000)


class DeclareIn(In):
    declared_by: Name
    """The officer who confirms the result."""


class NextBallotIn(In):
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


class CodeIn(In):
    code: str = Field(min_length=1, max_length=64)


class DrawIn(In):
    blinded: Hex256


class SlipIn(In):
    slip: Slip


class SlipDrawIn(SlipIn):
    blinded: Hex256


class CastIn(In):
    """A paper under its credential; nothing says whose it is."""

    serial: Hex32
    randomizer: Hex32
    signature: Hex256
    choices: ChoicesIn
