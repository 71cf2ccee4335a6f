"""Constituencies: /constituencies."""

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
from backend.domain.people.constituencies import actions, queries
from backend.domain.people.constituencies.actions import ConstituencyThere, DivisionElsewhere
from backend.domain.people.constituencies.tables import Constituency

router = APIRouter(prefix="/constituencies", tags=["constituencies"], route_class=StepRoute)

Number = Annotated[int, Field(ge=0, le=10_000)]


class ConstituencyOut(Out):
    id: UUID
    congress: CongressBrief
    name: str
    division_id: UUID | None
    seats: int | None
    position: int
    ended: bool
    version: int


class ConstituencyQuery(ListQuery):
    congress_id: UUID | None = None
    q: str | None = Field(None, max_length=50)
    ended: bool | None = False


class ConstituencyIn(In):
    id: UUID
    congress_id: UUID
    name: str = Field(min_length=1, max_length=100)
    division_id: UUID | None = None
    seats: Number | None = None
    position: Number = 0


class ConstituencyChange(In):
    """What is not sent stays as it is; division and seats can be emptied with null."""

    name: str | None = Field(default=None, min_length=1, max_length=100)
    division_id: UUID | None = None
    seats: Number | None = None
    position: Number | None = None

    def named(self) -> dict[str, Any]:
        """Return the columns to change."""
        sent = self.model_dump(exclude_unset=True)
        empties = {"division_id", "seats"}
        return {k: v for k, v in sent.items() if v is not None or k in empties}


class ConstituencyReason(In):
    reason: str = Field(min_length=1, max_length=200)


@router.get(
    "",
    response_model=Page[ConstituencyOut],
    **asks(Permission.deputies_see, CursorUnreadable),
)
def list_constituencies(call: CallDep, query: Asked[ConstituencyQuery]) -> object:
    """List the constituencies of the congresses in your sight."""
    with call.reading() as (session, actor):
        page = queries.constituencies(session, actor, query.window, **query.narrowed())
        return call.page(session, page, [_said(*row) for row in page.items])


@router.get(
    "/{constituency_id}",
    response_model=ConstituencyOut,
    **asks(Permission.deputies_see, NotFound),
)
def get_constituency(call: CallDep, response: Response, constituency_id: UUID) -> object:
    """Show one constituency."""
    with call.reading() as (session, actor):
        found, of = queries.constituency(session, actor, constituency_id)
        response.headers["ETag"] = f'"{found.version}"'
        return _said(found, of)


@router.post(
    "",
    response_model=ConstituencyOut,
    status_code=201,
    **asks(
        Permission.constituencies_keep,
        NotFound,
        OnlyToRead,
        DivisionElsewhere,
        ConstituencyThere,
        IdTaken,
        step=True,
    ),
)
def add_constituency(call: CallDep, sent: ConstituencyIn) -> object:
    """Set up a constituency of your congress."""
    with call.writing() as (session, actor):
        of = congresses.kept(session, actor, sent.congress_id)
        said = sent.model_dump(exclude={"congress_id"})
        return _said(actions.add(session, actor, of, **said, now=call.now), of)


@router.patch(
    "/{constituency_id}",
    response_model=ConstituencyOut,
    **asks(
        Permission.constituencies_keep,
        NotFound,
        OnlyToRead,
        DivisionElsewhere,
        ConstituencyThere,
        Stale,
        MatchMissing,
    ),
)
def change_constituency(
    call: CallDep, response: Response, constituency_id: UUID, sent: ConstituencyChange
) -> object:
    """Change a constituency."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, constituency_id)
        call.must_match(found.version)
        actions.change(session, actor, of, found, to=sent.named(), now=call.now)
        response.headers["ETag"] = f'"{found.version}"'
        return _said(found, of)


@router.post(
    "/{constituency_id}/end",
    response_model=ConstituencyOut,
    **asks(Permission.constituencies_keep, NotFound, OnlyToRead, step=True),
)
def end_constituency(call: CallDep, constituency_id: UUID, sent: ConstituencyReason) -> object:
    """Take a constituency out of use."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, constituency_id)
        return _said(actions.end(session, actor, found, reason=sent.reason, now=call.now), of)


def _said(found: Constituency, of: Congress) -> dict[str, Any]:
    return {**found.model_dump(), "congress": of}
