"""Units: /units."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from backend.api.accounts import CongressBrief
from backend.api.base import Asked, CallDep, In, ListQuery, Out, Page, StepRoute, asks
from backend.domain.access import Permission
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.domain.people.units import actions, queries
from backend.domain.people.units.queries import UnitFilter
from backend.domain.people.units.rules import CONGRESS_KINDS, NameTaken, UnitKind, one_person
from backend.domain.people.units.tables import Unit

router = APIRouter(prefix="/units", tags=["units"], route_class=StepRoute)

Alias = Annotated[str, Field(min_length=1, max_length=100)]
Number = Annotated[int, Field(ge=0, le=10_000)]


class UnitOut(Out):
    """An organ; `supervised` if it is not the congress's own."""

    id: UUID
    congress: CongressBrief
    name: str
    short_name: str
    kind: UnitKind
    supervised: bool
    aliases: list[str]
    posts: int | None
    staff: int | None
    rank: str | None
    one_person: bool
    position: int
    ended: bool
    version: int


class UnitQuery(ListQuery):
    congress_id: UUID | None = None
    level: Level | None = None
    kind: UnitKind | None = None
    supervised: bool | None = None
    internal: bool | None = None
    one_person: bool | None = None
    ended: bool | None = False
    q: str | None = Field(None, max_length=50)


class UnitIn(In):
    id: UUID
    congress_id: UUID
    name: str = Field(min_length=1, max_length=100)
    short_name: str = Field(min_length=1, max_length=50)
    kind: UnitKind
    aliases: list[Alias] = Field(default_factory=list, max_length=20)
    posts: Number | None = None
    staff: Number | None = None
    rank: str | None = Field(None, max_length=20)
    position: Number = 0


class UnitChange(In):
    """What is not sent stays as it is; posts, staff and rank can be emptied with null."""

    name: str | None = Field(default=None, min_length=1, max_length=100)
    short_name: str | None = Field(default=None, min_length=1, max_length=50)
    kind: UnitKind | None = None
    aliases: list[Alias] | None = Field(default=None, max_length=20)
    posts: Number | None = None
    staff: Number | None = None
    rank: str | None = Field(None, max_length=20)
    position: Number | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        empties = {"posts", "staff", "rank"}
        return {k: v for k, v in sent.items() if v is not None or k in empties}


class UnitReason(In):
    reason: str = Field(min_length=1, max_length=200)


class StaffingOut(Out):
    """Internal bodies of a congress; the share of one-person ones in per cent: `38.55`."""

    congress: CongressBrief | None
    units: int
    one_person: int
    share: str | None
    posts: int
    staff: int


class StaffingOfAll(Out):
    items: list[StaffingOut]
    total: StaffingOut


@router.get("", response_model=Page[UnitOut], **asks(None, CursorUnreadable))
def list_units(
    call: CallDep,
    query: Asked[UnitQuery],
) -> object:
    """List the units of the congresses in your sight."""
    with call.reading() as (session, actor):
        page = queries.units(session, actor, query.window, UnitFilter(**query.narrowed()))
        return call.page(session, page, [_said(unit, of) for unit, of in page.items])


@router.get("/staffing", response_model=StaffingOfAll, **asks(Permission.overview_read))
def get_staffing(call: CallDep, level: Level = Level.county) -> object:
    """Count the internal bodies of each congress, and those with a single post."""
    with call.reading() as (session, actor):
        rows = queries.staffing(session, actor, level)
        return {"items": rows, "total": queries.added_up(rows)}


@router.get("/{unit_id}", response_model=UnitOut, **asks(None, NotFound))
def get_unit(call: CallDep, response: Response, unit_id: UUID) -> object:
    """Show one unit."""
    with call.reading() as (session, actor):
        found, of = queries.unit(session, actor, unit_id)
        response.headers["ETag"] = f'"{found.version}"'
        return _said(found, of)


@router.post(
    "",
    response_model=UnitOut,
    status_code=201,
    **asks(Permission.units_keep, NotFound, OnlyToRead, NameTaken, IdTaken, step=True),
)
def add_unit(call: CallDep, sent: UnitIn) -> object:
    """Set up a unit of your congress, or one it supervises."""
    with call.writing() as (session, actor):
        of = congresses.kept(session, actor, sent.congress_id)
        said = sent.model_dump(exclude={"congress_id"})
        return _said(actions.add(session, actor, of, **said, now=call.now), of)


@router.patch(
    "/{unit_id}",
    response_model=UnitOut,
    **asks(Permission.units_keep, NotFound, OnlyToRead, NameTaken, Stale, MatchMissing),
)
def change_unit(call: CallDep, response: Response, unit_id: UUID, sent: UnitChange) -> object:
    """Change a unit's names, kind, posts or staff."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, unit_id)
        call.must_match(found.version)
        actions.change(session, actor, found, to=sent.named(), now=call.now)
        response.headers["ETag"] = f'"{found.version}"'
        return _said(found, of)


@router.post(
    "/{unit_id}/end",
    response_model=UnitOut,
    **asks(Permission.units_keep, NotFound, OnlyToRead, step=True),
)
def end_unit(call: CallDep, unit_id: UUID, sent: UnitReason) -> object:
    """Take a unit out of use."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, unit_id)
        return _said(actions.end(session, actor, found, reason=sent.reason, now=call.now), of)


@router.post(
    "/{unit_id}/reopen",
    response_model=UnitOut,
    **asks(Permission.units_keep, NotFound, OnlyToRead, NameTaken, step=True),
)
def reopen_unit(call: CallDep, unit_id: UUID, sent: UnitReason) -> object:
    """Take a unit back into use."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, unit_id)
        return _said(actions.reopen(session, actor, found, reason=sent.reason, now=call.now), of)


def _said(unit: Unit, of: Congress) -> dict[str, Any]:
    return {
        **unit.model_dump(),
        "congress": of,
        "supervised": unit.kind not in CONGRESS_KINDS,
        "one_person": one_person(unit.posts),
    }
