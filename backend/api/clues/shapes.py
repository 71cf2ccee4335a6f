"""What is sent and answered about clues."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from backend.api.base import In, Out
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    ClueState,
    ClueStep,
    Datum,
    Holder,
    Satisfaction,
)
from backend.domain.kit.calendar import Light

Title = Annotated[str, Field(min_length=2, max_length=100)]
Words = Annotated[str, Field(min_length=1, max_length=5000)]
Short = Annotated[str, Field(min_length=1, max_length=50)]
Days = Annotated[int, Field(ge=1, le=400)]
Files = Annotated[list[UUID], Field(max_length=30)]


class PlaceIn(In):
    """A place in words, in a division, at a point; a point needs both numbers."""

    words: str | None = Field(None, max_length=200)
    division_id: UUID | None = None
    longitude: float | None = Field(None, ge=-180, le=180, allow_inf_nan=False)
    latitude: float | None = Field(None, ge=-90, le=90, allow_inf_nan=False)
    datum: Datum = Datum.wgs84

    @model_validator(mode="after")
    def _whole_point(self) -> "PlaceIn":
        if (self.longitude is None) != (self.latitude is None):
            raise ValueError("经度和纬度要一起填。")
        return self


class ReporterIn(In):
    """Whose clue staff register: a deputy's, or a resident's with a name and a phone if given."""

    source: ClueSource
    deputy_id: UUID | None = None
    name: str | None = Field(None, max_length=50)
    phone: str | None = Field(None, max_length=20, pattern=r"^[0-9+\- ]{5,20}$")

    @model_validator(mode="after")
    def _deputy_named(self) -> "ReporterIn":
        if (self.source is ClueSource.deputy) != (self.deputy_id is not None):
            raise ValueError("代表反映的线索要选择代表，其他来源不选代表。")
        return self


class ClueIn(In):
    """A new clue; the id is the sender's, so that a repeat is harmless."""

    id: UUID
    title: Title
    words: Words
    category: Category
    place: PlaceIn = PlaceIn.model_construct()
    unnamed: bool = False
    file_ids: Files = []
    reporter: ReporterIn | None = None


class ClueEditIn(In):
    title: Title
    words: Words
    category: Category
    place: PlaceIn


class LikelyIn(In):
    title: str = Field("", max_length=100)
    words: str = Field("", max_length=5000)
    category: Category
    place: PlaceIn = PlaceIn.model_construct()


class NoteIn(In):
    note: str | None = Field(None, max_length=2000)


class ReasonIn(In):
    reason: Annotated[str, Field(min_length=2, max_length=2000)]


class MustNoteIn(In):
    note: Annotated[str, Field(min_length=2, max_length=2000)]


class MergeIn(In):
    into_id: UUID
    note: str | None = Field(None, max_length=2000)


class HandOverIn(In):
    """Days to answer are working days; left out, the rule set's number holds."""

    lead_unit_id: UUID
    joint_unit_ids: Annotated[list[UUID], Field(max_length=20)] = []
    days: Days | None = None
    signed_by: Short
    note: str | None = Field(None, max_length=2000)


class AcceptIn(In):
    handler: Short


class GiveBackIn(In):
    reason: Annotated[str, Field(min_length=2, max_length=2000)]
    better: str | None = Field(None, max_length=100)


class AskTimeIn(In):
    until: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
    reason: Annotated[str, Field(min_length=2, max_length=2000)]


class AnswerIn(In):
    words: Words
    file_ids: Files = []


class RateIn(In):
    attitude: Satisfaction
    result: Satisfaction
    words: str | None = Field(None, max_length=2000)


class AgainIn(In):
    reason: Annotated[str, Field(min_length=2, max_length=2000)]
    days: Days | None = None


class SignOffIn(In):
    """Several clues at once: all of them, or none."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    note: str | None = Field(None, max_length=2000)


class Named(Out):
    id: UUID
    name: str


class DivisionBrief(Out):
    id: UUID
    code: str
    name: str


class HolderOut(Out):
    """Who has it now."""

    kind: Holder
    name: str


class ClueRow(Out):
    """A line of the ledger."""

    id: UUID
    number: int
    year: int
    code: str
    """线索〔2026〕138号."""
    title: str
    category: Category
    source: ClueSource
    place: str
    congress: Named
    state: ClueState
    light: Light
    days_left: int | None
    due_on: date | None
    holder: HolderOut
    unit: Named | None
    round: int
    time_asked: date | None
    created_at: datetime
    updated_at: datetime


class ReporterOut(Out):
    """Who reported; names and phones only as far as the caller may see them."""

    kind: ClueSource
    name: str
    phone: str | None


class FileOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str | None
    created_at: datetime


class AssignmentOut(Out):
    id: UUID
    unit: Named
    role: AssignmentRole
    state: AssignmentState
    round: int
    accept_by: date
    due_on: date
    light: Light
    signed_by: str
    handler: str | None
    accepted_at: datetime | None
    finished_at: datetime | None
    plan: str | None
    progress: str | None
    back_reason: str | None
    pressed: int
    own: bool
    """The caller's unit."""
    open_steps: list[ClueStep]
    """What a joint unit may do with its own part; the lead's steps are the clue's."""


class StageOut(Out):
    """One circle of the step bar."""

    name: str
    state: str = Field(description="done, now or open")
    at: datetime | None
    due_on: date | None
    who: str | None


class ClueOut(ClueRow):
    """Everything about one clue."""

    version: int
    words: str
    place_words: str | None
    division: DivisionBrief | None
    longitude: float | None
    latitude: float | None
    unnamed: bool
    reporter: ReporterOut
    own: bool
    """The caller reported it."""
    assignments: list[AssignmentOut]
    files: list[FileOut]
    stages: list[StageOut]
    answer: str | None
    answered_at: datetime | None
    attitude: Satisfaction | None
    result: Satisfaction | None
    rating_words: str | None
    ended_reason: str | None
    reopened: int
    signed_off_at: datetime | None
    looked_back_at: datetime | None
    merged_into: Named | None
    answer_days: int
    """Working days that the rule set gives an answer."""
    open_steps: list[ClueStep]


class TwinOut(Out):
    """A clue that may be the same; nothing about who reported it."""

    id: UUID
    code: str
    title: str
    place: str
    state: ClueState
    created_at: datetime
    metres: int | None
    likeness: float
    may_open: bool


class TimelineOut(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
    files: list[FileOut]
