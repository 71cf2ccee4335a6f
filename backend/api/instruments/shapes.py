"""What is answered about instruments and opinions."""

from datetime import date, datetime
from uuid import UUID

from backend.api.base import Out
from backend.api.instruments.asking import MatterWord
from backend.domain.features.instruments.rules import (
    InstrumentKind,
    InstrumentState,
    InstrumentStep,
    OpinionState,
    OpinionStep,
    Proposer,
)
from backend.domain.kit.calendar import Light


class Named(Out):
    id: UUID
    name: str


class InstrumentRow(Out):
    """A line of the ledger."""

    id: UUID
    code: str
    """滦平人督〔2026〕3号."""
    year: int
    number: int
    kind: InstrumentKind
    title: str
    congress: Named
    campaign: Named | None
    """None: of the year's supervision plan alone."""
    units: list[Named]
    led_by: str
    planned_on: date | None
    held_on: date | None
    state: InstrumentState
    light: Light
    """Of the planned day, while it is not held."""
    opinions: int
    opinions_settled: int
    updated_at: datetime


class OpinionOut(Out):
    id: UUID
    words: str
    unit: Named | None
    given_on: date
    due_on: date | None
    light: Light
    state: OpinionState
    answer: str | None
    answered_on: date | None
    reason: str | None
    version: int
    open_steps: list[OpinionStep]


class OpinionRow(OpinionOut):
    """A line of what is followed."""

    instrument: Named
    kind: InstrumentKind
    congress: Named


class QuantityOut(Out):
    label: str
    value: int
    unit: str
    at_least: bool


class LegalDayOut(Out):
    """What the law wants done by a day."""

    words: str
    by: date
    source: str


class InstrumentFile(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class MatterOut(Out):
    """A matter that it concerns, as it stands; what the caller may not see is left out."""

    word: MatterWord
    id: UUID
    title: str
    state: str
    code: str


class InstrumentOut(InstrumentRow):
    version: int
    law: str | None
    words: str
    proposed_by: Proposer | None
    signers: int | None
    base: int | None
    place_words: str | None
    result: str | None
    quantities: list[QuantityOut]
    ended_reason: str | None
    legal_note: str | None
    legal_days: list[LegalDayOut]
    matters: list[MatterOut]
    given: list[OpinionOut]
    files: list[InstrumentFile]
    may_edit: bool
    may_give: bool
    open_steps: list[InstrumentStep]


class InstrumentEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[InstrumentFile]


class InstrumentFigure(Out):
    """A number, and the filters that list the rows it counts."""

    value: int
    where: dict[str, list[str]]


class KindCounts(Out):
    """Of one kind, or of all; what was cancelled or withdrawn counts nowhere."""

    kind: InstrumentKind | None
    instruments: InstrumentFigure
    held: InstrumentFigure
    late: InstrumentFigure
    opinions: InstrumentFigure
    """The rows are the instruments that gave them."""
    opinions_open: InstrumentFigure
