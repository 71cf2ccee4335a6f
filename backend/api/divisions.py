"""Divisions: /divisions."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlmodel import Session

from backend.api.base import (
    Asked,
    CallDep,
    In,
    ListQuery,
    Out,
    Page,
    ShortReasonIn,
    StepRoute,
    asks,
)
from backend.domain.access import Permission
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.divisions import actions, queries
from backend.domain.people.divisions.actions import CodeTaken, HasDivisionsBelow
from backend.domain.people.divisions.rules import CodeUnfit, Level

router = APIRouter(prefix="/divisions", tags=["divisions"], route_class=StepRoute)


class DivisionOut(Out):
    id: UUID
    code: str
    name: str
    short_name: str
    level: Level
    parent_id: UUID | None
    path: str
    statistical: bool
    ended: bool
    version: int


class DivisionNode(Out):
    """A place and what lies below it."""

    id: UUID
    code: str
    name: str
    short_name: str
    level: Level
    path: str
    statistical: bool
    children: list["DivisionNode"]


class DivisionQuery(ListQuery):
    parent_id: UUID | None = None
    level: Level | None = None
    q: str | None = Field(None, max_length=50)
    ended: bool = False


class DivisionIn(In):
    id: UUID
    parent_id: UUID
    code: str = Field(pattern=r"^\d{2,12}$")
    name: str = Field(min_length=1, max_length=50)
    short_name: str | None = Field(default=None, min_length=1, max_length=20)
    level: Level


class DivisionChange(In):
    name: str = Field(min_length=1, max_length=50)
    short_name: str | None = Field(default=None, min_length=1, max_length=20)


@router.get("", response_model=Page[DivisionOut], **asks(None, CursorUnreadable))
def list_divisions(
    call: CallDep,
    query: Asked[DivisionQuery],
) -> object:
    """List places, each county followed by its townships."""
    with call.reading() as (session, _):
        page = queries.divisions(session, query.window, **query.narrowed())
        return call.page(session, page)


@router.get("/tree", response_model=list[DivisionNode], **asks(None))
def get_division_tree(call: CallDep) -> object:
    """Show every place in use as a tree."""
    with call.reading() as (session, _):
        return _tree(session)


@router.get("/{division_id}", response_model=DivisionOut, **asks(None, NotFound))
def get_division(call: CallDep, response: Response, division_id: UUID) -> object:
    """Show one place."""
    with call.reading() as (session, _):
        found = queries.division(session, division_id)
        response.headers["ETag"] = f'"{found.version}"'
        return found


@router.post(
    "",
    response_model=DivisionOut,
    status_code=201,
    **asks(Permission.divisions_keep, NotFound, CodeUnfit, CodeTaken, IdTaken, step=True),
)
def add_division(call: CallDep, sent: DivisionIn) -> object:
    """Add a place below another."""
    with call.writing() as (session, actor):
        return actions.add(
            session,
            actor,
            id=sent.id,
            parent=queries.division(session, sent.parent_id),
            code=sent.code,
            name=sent.name,
            level=sent.level,
            short_name=sent.short_name,
            now=call.now,
        )


@router.patch(
    "/{division_id}",
    response_model=DivisionOut,
    **asks(Permission.divisions_keep, NotFound, Stale, MatchMissing),
)
def rename_division(
    call: CallDep, response: Response, division_id: UUID, sent: DivisionChange
) -> object:
    """Rename a place; its code and path stay."""
    with call.writing() as (session, actor):
        found = queries.division(session, division_id)
        call.must_match(found.version)
        actions.rename(
            session, actor, found, name=sent.name, short_name=sent.short_name, now=call.now
        )
        response.headers["ETag"] = f'"{found.version}"'
        return found


@router.post(
    "/{division_id}/end",
    response_model=DivisionOut,
    **asks(Permission.divisions_keep, NotFound, HasDivisionsBelow, step=True),
)
def end_division(call: CallDep, division_id: UUID, sent: ShortReasonIn) -> object:
    """Take a place out of use."""
    with call.writing() as (session, actor):
        found = queries.division(session, division_id)
        return actions.end(session, actor, found, reason=sent.reason, now=call.now)


def _tree(session: Session) -> list[dict[str, object]]:
    nodes: dict[UUID, dict[str, object]] = {}
    tops: list[dict[str, object]] = []
    for place in queries.below(session):
        children: list[dict[str, object]] = []
        nodes[place.id] = {**place.model_dump(), "children": children}
        above = nodes.get(place.parent_id) if place.parent_id else None
        (above["children"] if above else tops).append(nodes[place.id])  # type: ignore[attr-defined]
    return tops
