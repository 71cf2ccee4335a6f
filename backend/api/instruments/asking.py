"""What is sent about instruments and opinions."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery
from backend.domain.features.instruments.queries import InstrumentSort
from backend.domain.features.instruments.rules import (
    InstrumentKind,
    InstrumentState,
    OpinionState,
    Proposer,
)
from backend.domain.kit.calendar import Light

Title = Annotated[str, Field(min_length=2, max_length=100)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Reason = Annotated[str, Field(min_length=1, max_length=200)]
Files = Annotated[list[UUID], Field(max_length=30)]
Units = Annotated[list[UUID], Field(max_length=50)]
Year = Annotated[int, Field(ge=1954, le=2199)]
People = Annotated[int, Field(ge=1, le=100_000)]


class MatterWord(StrEnum):
    """What an instrument may point at."""

    problems = "problems"
    clues = "clues"


class MatterIn(In):
    word: MatterWord
    id: UUID


Matters = Annotated[list[MatterIn], Field(max_length=200)]


class InstrumentQuery(In):
    """Filters of the ledger, as they stand in the URL. A campaign stands for those joining it."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    kind: list[InstrumentKind] = []
    state: list[InstrumentState] = []
    year: int | None = Field(None, ge=1900, le=2199)
    unit_id: UUID | None = None
    about_id: UUID | None = None
    opinions: bool | None = None
    opinions_open: bool | None = None
    opinions_late: bool | None = None
    late: bool | None = None
    planned_from: Day | None = None
    planned_to: Day | None = None
    q: str | None = Field(None, max_length=50)


class InstrumentLedger(InstrumentQuery, ListQuery):
    """The filters, the order and the page."""

    sort: InstrumentSort = InstrumentSort.planned


class OpinionQuery(ListQuery):
    """Filters of the opinions that are followed."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    year: int | None = Field(None, ge=1900, le=2199)
    state: list[OpinionState] = []
    light: Light | None = None
    q: str | None = Field(None, max_length=50)


class InstrumentIn(In):
    """A new instrument of your congress; the id is yours. Without a campaign it is the year's."""

    id: UUID
    year: Year
    kind: InstrumentKind
    title: Title
    campaign_id: UUID | None = None
    law: str | None = Field(None, max_length=100)
    planned_on: Day | None = None
    led_by: str = Field("", max_length=100)
    words: str = Field("", max_length=2000)
    proposed_by: Proposer | None = None
    signers: People | None = None
    base: People | None = None
    unit_ids: Units = []
    matters: Matters = []


class InstrumentChange(In):
    """What is not sent stays as it is; what may be empty is emptied with null."""

    title: Title | None = None
    campaign_id: UUID | None = None
    law: str | None = Field(None, max_length=100)
    planned_on: Day | None = None
    led_by: str | None = Field(None, max_length=100)
    words: str | None = Field(None, max_length=2000)
    proposed_by: Proposer | None = None
    signers: People | None = None
    base: People | None = None
    unit_ids: Units | None = None
    matters: Matters | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True, exclude={"unit_ids", "matters"})
        filled = {"title", "led_by", "words"}
        return {k: v for k, v in sent.items() if v is not None or k not in filled}


class HoldIn(In):
    held_on: Day
    place_words: str | None = Field(None, max_length=200)
    note: str | None = Field(None, max_length=2000)
    file_ids: Files = []


class QuantityIn(In):
    """How much of something; an approximate number is a lower bound."""

    label: str = Field(min_length=1, max_length=50)
    value: int = Field(ge=0, le=1_000_000_000)
    unit: str = Field("", max_length=10)
    at_least: bool = False


class RecordIn(In):
    result: Words
    quantities: Annotated[list[QuantityIn], Field(max_length=30)] = []
    file_ids: Files = []


class CloseIn(In):
    note: str | None = Field(None, max_length=2000)


class InstrumentReason(In):
    reason: Reason


class OpinionIn(In):
    """What is asked for; without a day it is given today."""

    id: UUID
    words: Words
    unit_id: UUID | None = None
    given_on: Day | None = None
    due_on: Day | None = None


class OpinionAnswerIn(In):
    answer: Words
    answered_on: Day | None = None
    file_ids: Files = []
