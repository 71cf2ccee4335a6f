"""QR points, what came through them, and the questions asked before."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from backend.domain.features.intake.rules import AboutWord, IntakeState
from backend.domain.kit.tables import Encrypted, Kept, Row, UtcDateTime, Word
from backend.domain.people.divisions.rules import Datum

_IN_USE: Any = text("replaced_at IS NULL")


class IntakePoint(Row, table=True):
    """A QR code of a deputy or a station; replaced ones stay, so that following still works."""

    __tablename__ = "intake_point"
    __table_args__ = (
        Index(
            "ix_intake_point_in_use",
            "about_id",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    about_word: AboutWord = Field(sa_type=Word(AboutWord, 10))
    about_id: UUID
    token: str = Field(max_length=20, unique=True)
    replaced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    replaced_reason: str | None = Field(default=None, max_length=200)


class Challenge(Row, table=True):
    """One question; answered right it is good for one report and its photos."""

    __tablename__ = "intake_challenge"

    point_id: UUID = Field(foreign_key="intake_point.id", index=True)
    device_print: str = Field(max_length=64)
    question: str = Field(max_length=30)
    answer: str = Field(max_length=10)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    wrong: bool = False
    """Answered wrong once: another one must be asked."""
    intake_id: UUID | None = None
    """What it was used for."""


class Intake(Kept, table=True):
    """What a resident sent."""

    __tablename__ = "intake"
    __table_args__ = (
        UniqueConstraint("congress_id", "code_print"),
        Index("ix_intake_created", "created_at", "id"),
        Index("ix_intake_waiting", "congress_id", "state", "look_by", "id"),
        Index("ix_intake_due", "state", "look_by", "id"),
        Index("ix_intake_about", "about_id", "created_at", "id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    scope: str = Field(max_length=60, index=True)
    point_id: UUID = Field(foreign_key="intake_point.id", index=True)
    about_word: AboutWord = Field(sa_type=Word(AboutWord, 10))
    about_id: UUID
    """The point's."""
    words: str
    category: str | None = Field(default=None, max_length=20)
    """A clue's category, as the resident chose it."""
    division_id: UUID | None = Field(default=None, foreign_key="division.id", index=True)
    place_words: str | None = Field(default=None, max_length=200)
    longitude: float | None = None
    """Degrees, WGS-84."""
    latitude: float | None = None
    said_longitude: float | None = None
    said_latitude: float | None = None
    said_datum: Datum | None = Field(default=None, sa_type=Word(Datum, 10))
    name: str | None = Field(default=None, sa_type=Encrypted)
    phone: str | None = Field(default=None, sa_type=Encrypted)

    device_print: str | None = Field(default=None, max_length=64)
    """Keyed hashes of device and address, taken away after the rule set's days."""
    address_print: str | None = Field(default=None, max_length=64)
    code_print: str = Field(max_length=64)
    """Keyed hash of the code word; the word itself is nowhere."""
    code_round: int = 0
    """How many words were taken before this one was free."""

    state: IntakeState = Field(default=IntakeState.waiting, sa_type=Word(IntakeState, 10))
    look_by: date
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    looked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason: str | None = None
    """Why it was discarded; the resident reads it."""
    clue_id: UUID | None = Field(default=None, foreign_key="clue.id", index=True)
