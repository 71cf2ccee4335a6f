"""Reading deputies: the ledger, one deputy, who has a phone number, the timeline."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Out, Page, asks, json
from backend.api.deputies.shapes import DeputyOut, DeputyQuery, PhoneIn
from backend.api.deputies.telling import said
from backend.domain.access import Permission
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.accounts import queries as accounts
from backend.domain.people.deputies import queries
from backend.domain.people.deputies.queries import DeputyFilters, Mandate
from backend.domain.people.groups import queries as groups

router = APIRouter(prefix="/deputies", tags=["deputies"])

_PAGE = TypeAdapter(Page[DeputyOut])
_ONE = TypeAdapter(DeputyOut)


class DeputyEntry(Out):
    """One thing that happened to a mandate."""

    id: UUID
    created_at: datetime
    step: str
    title: str
    note: str | None
    actor_name: str
    organ: str


@router.get("", response_model=Page[DeputyOut], **asks(Permission.deputies_see, CursorUnreadable))
def list_deputies(call: CallDep, query: Asked[DeputyQuery]) -> Response:
    """List the deputies of the congresses in your sight."""
    only = [groups.in_group(query.group_id)] if query.group_id else []
    with call.reading() as (session, actor):
        if query.has_account is not None and actor.may(Permission.deputies_read):
            has = accounts.has_account()
            only.append(has if query.has_account else ~has)
        page = queries.deputies(
            session, actor, DeputyFilters(**query.of_room()), query.window, only=only
        )
        told = said(session, actor, [Mandate(*row) for row in page.items])
        return json(_PAGE, call.page(session, page, told))


@router.post("/find", response_model=list[DeputyOut], **asks(Permission.deputies_read))
def find_deputies(call: CallDep, sent: PhoneIn) -> object:
    """Find deputies by their full phone number, which has no place in an address."""
    with call.reading() as (session, actor):
        return said(session, actor, queries.by_phone(session, actor, sent.phone))


@router.get("/{deputy_id}", response_model=DeputyOut, **asks(Permission.deputies_see, NotFound))
def get_deputy(call: CallDep, deputy_id: UUID) -> Response:
    """Show one deputy."""
    with call.reading() as (session, actor):
        found = queries.mandate(session, actor, deputy_id)
        (told,) = said(session, actor, [found])
        return json(_ONE, told, version=found.deputy.version)


@router.get(
    "/{deputy_id}/timeline",
    response_model=list[DeputyEntry],
    **asks(Permission.deputies_read, NotFound),
)
def list_deputy_timeline(call: CallDep, deputy_id: UUID) -> object:
    """Show what happened to a mandate, the latest first."""
    with call.reading() as (session, actor):
        queries.mandate(session, actor, deputy_id)
        return timeline.of_thing(session, actor, deputy_id)
