"""What is sent about clues."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from backend.api.base import In
from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    Satisfaction,
)
from backend.domain.people.divisions.rules import Datum

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


class EnlistIn(In):
    """A clue for a campaign's problem list; the id is the problem's."""

    id: UUID
    campaign_id: UUID
    field_id: UUID
    aspect_id: UUID | None = None
    words: Annotated[str, Field(min_length=2, max_length=2000)]
    """What the problem is; the reporter's own words may name people."""
    unit_id: UUID | None = None
    due_on: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))] | None = None
    measure: str | None = Field(None, max_length=2000)


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
