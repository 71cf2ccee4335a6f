"""Groups of deputies: /groups."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlmodel import Session

from backend.api.accounts import CongressBrief
from backend.api.base import Asked, CallDep, In, ListQuery, Out, Page, StepRoute, asks
from backend.domain.access import Permission
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.groups import actions, queries
from backend.domain.people.groups.rules import GroupThere, MembersUnfit
from backend.domain.people.groups.tables import Group

router = APIRouter(prefix="/groups", tags=["groups"], route_class=StepRoute)


class GroupRow(Out):
    """A group in the list, with its size and its leader's name."""

    id: UUID
    congress: CongressBrief
    name: str
    topic: str | None
    ended: bool
    version: int
    size: int
    leader: str | None


class MemberOut(Out):
    deputy_id: UUID
    name: str
    state: DeputyState
    leader: bool


class GroupOut(GroupRow):
    members: list[MemberOut]


class GroupQuery(ListQuery):
    congress_id: UUID | None = None
    q: str | None = Field(None, max_length=50)
    ended: bool | None = False


class GroupIn(In):
    id: UUID
    congress_id: UUID
    name: str = Field(min_length=1, max_length=100)
    topic: str | None = Field(default=None, max_length=100)


class GroupChange(In):
    name: str = Field(min_length=1, max_length=100)
    topic: str | None = Field(default=None, max_length=100)


class MemberIn(In):
    deputy_id: UUID
    leader: bool = False


class MembersIn(In):
    """Everybody who is in the group from now on."""

    members: list[MemberIn] = Field(max_length=200)


class GroupReason(In):
    reason: str = Field(min_length=1, max_length=200)


@router.get("", response_model=Page[GroupRow], **asks(Permission.deputies_see, CursorUnreadable))
def list_groups(call: CallDep, query: Asked[GroupQuery]) -> object:
    """List the groups of the congresses in your sight."""
    with call.reading() as (session, actor):
        page = queries.groups(session, actor, query.window, **query.narrowed())
        items = [
            {**group.model_dump(), "congress": of, "size": size, "leader": leader}
            for group, of, size, leader in page.items
        ]
        return call.page(session, page, items)


@router.get("/{group_id}", response_model=GroupOut, **asks(Permission.deputies_see, NotFound))
def get_group(call: CallDep, response: Response, group_id: UUID) -> object:
    """Show a group and who is in it."""
    with call.reading() as (session, actor):
        return _whole(session, response, *queries.group(session, actor, group_id))


@router.post(
    "",
    response_model=GroupOut,
    status_code=201,
    **asks(Permission.groups_keep, NotFound, OnlyToRead, GroupThere, IdTaken, step=True),
)
def add_group(call: CallDep, response: Response, sent: GroupIn) -> object:
    """Set up a group of your congress."""
    with call.writing() as (session, actor):
        of = congresses.kept(session, actor, sent.congress_id)
        said = sent.model_dump(exclude={"congress_id"})
        return _whole(session, response, actions.add(session, actor, of, **said, now=call.now), of)


@router.patch(
    "/{group_id}",
    response_model=GroupOut,
    **asks(Permission.groups_keep, NotFound, OnlyToRead, GroupThere, Stale, MatchMissing),
)
def change_group(call: CallDep, response: Response, group_id: UUID, sent: GroupChange) -> object:
    """Change a group's name and topic."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, group_id)
        call.must_match(found.version)
        actions.change(session, actor, found, name=sent.name, topic=sent.topic, now=call.now)
        return _whole(session, response, found, of)


@router.put(
    "/{group_id}/members",
    response_model=GroupOut,
    **asks(Permission.groups_keep, NotFound, OnlyToRead, MembersUnfit, Stale, MatchMissing),
)
def set_group_members(call: CallDep, response: Response, group_id: UUID, sent: MembersIn) -> object:
    """Say who is in the group, and who leads it."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, group_id)
        call.must_match(found.version)
        members = [(m.deputy_id, m.leader) for m in sent.members]
        actions.set_members(session, actor, found, members, now=call.now)
        return _whole(session, response, found, of)


@router.post(
    "/{group_id}/end",
    response_model=GroupOut,
    **asks(Permission.groups_keep, NotFound, OnlyToRead, step=True),
)
def end_group(call: CallDep, response: Response, group_id: UUID, sent: GroupReason) -> object:
    """Dissolve a group."""
    with call.writing() as (session, actor):
        found, of = queries.to_keep(session, actor, group_id)
        actions.end(session, actor, found, reason=sent.reason, now=call.now)
        return _whole(session, response, found, of)


def _whole(session: Session, response: Response, found: Group, of: Congress) -> dict[str, Any]:
    response.headers["ETag"] = f'"{found.version}"'
    members = [
        {"deputy_id": deputy_id, "name": name, "state": state, "leader": leads}
        for deputy_id, name, state, leads in queries.members(session, found.id)
    ]
    leader = next((m["name"] for m in members if m["leader"]), None)
    return {
        **found.model_dump(),
        "congress": of,
        "size": len(members),
        "leader": leader,
        "members": members,
    }
