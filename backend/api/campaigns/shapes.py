"""What is sent and answered about campaigns."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery, Out
from backend.domain.people.divisions.rules import Level

Title = Annotated[str, Field(min_length=2, max_length=100)]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Code = Annotated[str, Field(min_length=1, max_length=30)]
Day = Annotated[date | None, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Position = Annotated[int, Field(ge=0, le=10_000)]
Year = Annotated[int, Field(ge=1954, le=2199)]


class CampaignQuery(ListQuery):
    """Filters of the list, as they stand in the URL."""

    year: int | None = Field(None, ge=1900, le=2199)
    congress_id: UUID | None = None
    parent_id: UUID | None = None
    closed: bool | None = None


class FieldIn(In):
    id: UUID
    name: Name
    level: Level
    position: Position | None = None


class AspectIn(In):
    id: UUID
    field_id: UUID
    name: Name
    position: Position | None = None


class CampaignIn(In):
    """A new campaign with the fields it begins with; the id is the sender's."""

    id: UUID
    title: Title
    code: Code
    year: Year
    shared: bool = False
    starts_on: Day = None
    ends_on: Day = None
    fields: Annotated[list[FieldIn], Field(max_length=50)] = []


class JoinIn(In):
    """Fields left out mean all of them; a campaign joined by hand keeps its parent's title."""

    id: UUID
    title: Title | None = None
    code: Code | None = None
    field_ids: Annotated[list[UUID], Field(max_length=50)] | None = None


class _Change(In):
    def named(self) -> dict[str, Any]:
        """Return what was sent; nothing can be emptied but days."""
        sent = self.model_dump(exclude_unset=True)
        return {k: v for k, v in sent.items() if v is not None or k.endswith("_on")}


class CampaignChange(_Change):
    title: Title | None = None
    code: Code | None = None
    shared: bool | None = None
    starts_on: Day = None
    ends_on: Day = None
    closed: bool | None = None


class FieldChange(_Change):
    name: Name | None = None
    level: Level | None = None
    position: Position | None = None
    ended: bool | None = None


class AspectChange(_Change):
    name: Name | None = None
    position: Position | None = None
    ended: bool | None = None


class Named(Out):
    id: UUID
    name: str


class AspectOut(Out):
    id: UUID
    name: str
    position: int
    ended: bool
    version: int


class FieldOut(Out):
    id: UUID
    name: str
    level: Level
    origin_id: UUID | None
    """The field of the campaign joined that this one is."""
    position: int
    ended: bool
    version: int
    aspects: list[AspectOut]


class CampaignRow(Out):
    """A line of the list."""

    id: UUID
    congress: Named
    parent_id: UUID | None
    year: int
    code: str
    title: str
    short_name: str
    """`5+2`: how many fields each level set, the highest first."""
    shared: bool
    starts_on: date | None
    ends_on: date | None
    closed: bool
    own: bool
    """The caller's congress runs it."""
    updated_at: datetime


class CampaignOut(CampaignRow):
    version: int
    fields: list[FieldOut]
    may_edit: bool
    may_join: bool
    joined: list[Named]
    """The congresses below, in the caller's sight, that have joined; the id is their campaign's."""


class CampaignEntry(Out):
    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str
