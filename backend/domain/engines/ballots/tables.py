"""Ballots, their rolls, and the papers; a secret paper's row has nothing that leads to anybody."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from backend.domain.engines.ballots.rules.life import BallotState, Kin
from backend.domain.engines.ballots.rules.reconciling import BatchState
from backend.domain.engines.ballots.rules.roll import Drawn, Presence
from backend.domain.kit.tables import Kept, UtcDateTime, Word, new_id


class Ballot(Kept, table=True):
    """One vote."""

    __tablename__ = "ballot"
    __table_args__ = (
        Index("ix_ballot_congress_latest", "congress_id", "created_at", "id"),
        Index("ix_ballot_about", "about_word", "about_id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    about_word: str = Field(max_length=30)
    """What the ballot is about, for links; `ballots` where nothing else asked for it."""
    about_id: UUID | None = None
    title: str = Field(max_length=200)
    words: str = ""
    """What voters read above the choices."""
    secret: bool = True
    in_session: bool = False
    """Drawing needs presence."""
    rule: dict[str, Any] = Field(sa_type=JSON)
    """A BallotRule: method, options, and how the result is found."""
    state: BallotState = Field(default=BallotState.draft, sa_type=Word(BallotState, 10), index=True)
    parent_id: UUID | None = Field(default=None, foreign_key="ballot.id", index=True)
    kin: Kin | None = Field(default=None, sa_type=Word(Kin, 10))
    entitled: int = 0
    """应到."""
    slips: bool = False
    closes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    declared_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    public_key: bytes | None = None
    """Of a secret ballot: SubjectPublicKeyInfo, DER."""
    present: int | None = None
    """Counted when the ballot closes, like what follows."""
    reckoning: dict[str, int] | None = Field(default=None, sa_type=JSON)
    """None until the papers add up; then the board is fixed."""
    board_head: str | None = Field(default=None, sa_type=Text)
    """The board's first line, as it was published."""
    board_digest: str | None = Field(default=None, max_length=64)
    traces_gone: bool = False
    """The order of casting and the private key are gone from disk."""
    result: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    declared_by: str | None = Field(default=None, max_length=50)
    declared_account: str | None = Field(default=None, max_length=50)
    void_reason: str | None = Field(default=None, max_length=500)


class RollLine(SQLModel, table=True):
    """Somebody who may cast, or a numbered slip; never a moment, so that no order of drawing."""

    __tablename__ = "ballot_roll_line"
    __table_args__ = (
        UniqueConstraint("ballot_id", "number"),
        UniqueConstraint("ballot_id", "person_id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    ballot_id: UUID = Field(foreign_key="ballot.id")
    number: int
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    name: str = Field(default="", max_length=50)
    slip_print: str | None = Field(default=None, max_length=64, unique=True)
    presence: Presence | None = Field(default=None, sa_type=Word(Presence, 10))
    drawn_as: Drawn | None = Field(default=None, sa_type=Word(Drawn, 10))
    blinded: bytes | None = None
    """What was signed and the answer, for a retry; emptied when the ballot closes."""
    blind_signature: bytes | None = None


class NamedPaper(SQLModel, table=True):
    """A paper of an open ballot: whose it is stands on it."""

    __tablename__ = "ballot_named_paper"

    ballot_id: UUID = Field(foreign_key="ballot.id", primary_key=True)
    line_id: UUID = Field(foreign_key="ballot_roll_line.id", primary_key=True)
    choices: str = Field(sa_type=Text)
    """Canonical JSON."""


class SecretPaper(SQLModel, table=True):
    """A secret paper after closing: neither person nor time, sequence nor address."""

    __tablename__ = "ballot_paper"
    __table_args__ = ({"sqlite_with_rowid": False},)

    ballot_id: UUID = Field(foreign_key="ballot.id", primary_key=True)
    serial: bytes = Field(primary_key=True)
    randomizer: bytes
    signature: bytes
    choices: str = Field(sa_type=Text)
    """Canonical JSON."""


class PaperBatch(Kept, table=True):
    """Paper ballots that tellers entered together, sorted, so that no order is left in them."""

    __tablename__ = "ballot_batch"
    __table_args__ = (UniqueConstraint("ballot_id", "number"),)

    ballot_id: UUID = Field(foreign_key="ballot.id")
    number: int
    papers: list[Any] = Field(sa_type=JSON)
    """[canonical choices, how many papers]."""
    count: int
    state: BatchState = Field(default=BatchState.entered, sa_type=Word(BatchState, 10))
    entered_by: str = Field(max_length=50)
    first_id: UUID | None = Field(default=None, foreign_key="account.id")
    first_by: str | None = Field(default=None, max_length=50)
    second_by: str | None = Field(default=None, max_length=50)
    withdrawn_reason: str | None = Field(default=None, max_length=200)


@lru_cache(maxsize=64)
def box_of(ballot_id: UUID) -> Table:
    """Return the table that papers are cast into while the ballot is open; dropped afterwards.

    Its rows lie in the order of casting on PostgreSQL, and in that of serials on SQLite.
    """
    return Table(
        f"ballot_box_{ballot_id.hex}",
        MetaData(),
        Column("serial", LargeBinary, primary_key=True),
        Column("randomizer", LargeBinary, nullable=False),
        Column("signature", LargeBinary, nullable=False),
        Column("choices", Text, nullable=False),
        sqlite_with_rowid=False,
    )


__all__ = [
    "Ballot",
    "NamedPaper",
    "PaperBatch",
    "RollLine",
    "SecretPaper",
    "box_of",
]
