"""What is sent and said of deputies."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field

from backend.api.accounts import CongressBrief
from backend.api.base import In, ListQuery, Out
from backend.domain.people.deputies.queries import DeputySort
from backend.domain.people.deputies.rules import (
    DeputyState,
    DeputyStep,
    EndGround,
    SuspendGround,
)

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))]
Born = Annotated[str, Field(pattern=r"^(19|20)\d{2}-(0[1-9]|1[0-2])$")]
Phone = Annotated[str, Field(pattern=r"^1\d{10}$")]
Sex = Annotated[str, Field(pattern="^[男女]$")]
Short = Annotated[str, Field(min_length=1, max_length=20)]


def _spaceless(name: str) -> str:
    return (
        "".join(name.split())
        if all("\u4e00" <= c <= "\u9fff" or c.isspace() for c in name)
        else name
    )


Name = Annotated[str, Field(min_length=1, max_length=50), AfterValidator(_spaceless)]


class DivisionBrief(Out):
    id: UUID
    code: str
    name: str


class Named(Out):
    id: UUID
    name: str


class OtherMandate(Out):
    """Another mandate of the same person."""

    id: UUID
    congress: CongressBrief
    term: int
    state: DeputyState


class DeputyOut(Out):
    """A mandate. Whoever sees the public part alone gets nulls below `groups`."""

    id: UUID
    name: str
    congress: CongressBrief
    term: int
    constituency: Named | None
    state: DeputyState
    groups: list[Named]
    others: list[OtherMandate]
    person_id: UUID | None = None
    sex: str | None = None
    ethnicity: str | None = None
    born: str | None = None
    education: str | None = None
    party: str | None = None
    occupation: str | None = None
    employer: str | None = None
    phone: str | None = None
    """Masked unless the caller may see phone numbers."""
    division: DivisionBrief | None = None
    certificate: str | None = None
    position: int | None = None
    suspended_on: date | None = None
    suspended_reason: str | None = None
    ended_on: date | None = None
    ended_reason: str | None = None
    has_account: bool | None = None
    invented: bool | None = None
    version: int | None = None
    open_steps: list[DeputyStep] = []


class DeputyQuery(ListQuery):
    """Filters of the ledger, as they stand in the URL."""

    congress_id: UUID | None = None
    term_id: UUID | None = None
    constituency_id: UUID | None = None
    division_id: UUID | None = None
    group_id: UUID | None = None
    state: DeputyState | None = None
    has_account: bool | None = None
    q: str | None = Field(None, max_length=50)
    sort: DeputySort = DeputySort.roster

    def of_room(self) -> dict[str, Any]:
        """Return the filters that the room of deputies knows."""
        elsewhere = {"group_id", "has_account"}
        return {k: v for k, v in self.narrowed().items() if k not in elsewhere}


class PhoneIn(In):
    phone: Phone


class _Person(In):
    sex: Sex | None = None
    ethnicity: Short | None = None
    born: Born | None = None
    education: Short | None = None
    party: Short | None = None
    occupation: str | None = Field(default=None, min_length=1, max_length=50)
    employer: str | None = Field(default=None, min_length=1, max_length=200)
    phone: Phone | None = None
    constituency_id: UUID | None = None
    division_id: UUID | None = None
    certificate: str | None = Field(default=None, min_length=1, max_length=30)


class DeputyIn(_Person):
    """A mandate at a congress; without `term_id` in the term that runs."""

    id: UUID
    congress_id: UUID
    term_id: UUID | None = None
    name: Name


class DeputyChange(_Person):
    """What is not sent stays as it is; all but the name can be emptied with null."""

    name: Name | None = None
    position: int | None = Field(default=None, ge=0, le=10_000)

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        stays = {"name", "position"}
        return {k: v for k, v in sent.items() if v is not None or k not in stays}


class SuspendIn(In):
    ground: SuspendGround
    on: Day
    note: str | None = Field(default=None, max_length=500)


class ResumeIn(In):
    note: str | None = Field(default=None, max_length=500)


class EndIn(In):
    ground: EndGround
    on: Day
    note: str | None = Field(default=None, max_length=500)
