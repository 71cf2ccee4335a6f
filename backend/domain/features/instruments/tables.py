"""Instruments, whom they concern, what they point at, and the opinions they give."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.features.instruments.rules import (
    InstrumentKind,
    InstrumentState,
    OpinionState,
    Proposer,
)
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, Row, Word


class Instrument(Kept, table=True):
    """One hearing, inspection, inquiry, question, resolution."""

    __tablename__ = "instrument"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number"),
        Index("ix_instrument_planned", "planned_on", "id"),
        Index("ix_instrument_kind", "congress_id", "kind", "state"),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    campaign_id: UUID | None = Field(default=None, foreign_key="campaign.id", index=True)
    """None: of the year's supervision plan alone."""
    year: int
    number: int
    kind: InstrumentKind = Field(sa_type=Word(InstrumentKind, 30))
    title: str = Field(max_length=100)
    law: str | None = Field(default=None, max_length=100)
    """The law that is checked, or under which it is held."""
    planned_on: date = NEVER
    led_by: str = Field(default="", max_length=100)
    words: str = Field(default="", max_length=2000)
    """What it is about."""
    proposed_by: Proposer | None = Field(default=None, sa_type=Word(Proposer, 20))
    signers: int | None = None
    base: int | None = None
    """All deputies, or all members of the standing committee, at that time."""
    state: InstrumentState = Field(
        default=InstrumentState.planned, sa_type=Word(InstrumentState, 10)
    )
    held_on: date | None = None
    place_words: str | None = Field(default=None, max_length=200)
    result: str | None = None
    quantities: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    ended_reason: str | None = Field(default=None, max_length=200)
    started_by: UUID | None = Field(default=None, foreign_key="account.id")


class InstrumentUnit(Row, table=True):
    """A unit that an instrument concerns."""

    __tablename__ = "instrument_unit"
    __table_args__ = (UniqueConstraint("instrument_id", "unit_id"),)

    instrument_id: UUID = Field(foreign_key="instrument.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)


class InstrumentMatter(Row, table=True):
    """A matter that an instrument concerns: a word and an id, opaque here."""

    __tablename__ = "instrument_matter"
    __table_args__ = (
        UniqueConstraint("instrument_id", "about_word", "about_id"),
        Index("ix_instrument_matter_about", "about_id"),
    )

    instrument_id: UUID = Field(foreign_key="instrument.id", index=True)
    about_word: str = Field(max_length=30)
    about_id: UUID


class Opinion(Kept, table=True):
    """What a standing committee asks to be done (审议意见)."""

    __tablename__ = "instrument_opinion"
    __table_args__ = (Index("ix_instrument_opinion_due", "due_on", "id"),)

    instrument_id: UUID = Field(foreign_key="instrument.id", index=True)
    words: str = Field(max_length=2000)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id", index=True)
    given_on: date
    due_on: date = NEVER
    state: OpinionState = Field(default=OpinionState.given, sa_type=Word(OpinionState, 10))
    answer: str | None = None
    answered_on: date | None = None
    reason: str | None = Field(default=None, max_length=200)
    """Why it was sent back or withdrawn."""
