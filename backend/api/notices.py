"""Notices: /notices."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter

from backend.api.base import CallDep, Out, Page, WindowDep, asks
from backend.domain.engines.notices import actions, queries
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/notices", tags=["notices"])


class NoticeOut(Out):
    id: UUID
    created_at: datetime
    kind: str
    title: str
    body: str
    about_word: str | None
    about_id: UUID | None
    read_at: datetime | None


class UnreadOut(Out):
    count: int


@router.get("", response_model=Page[NoticeOut], **asks(None, CursorUnreadable))
def list_notices(call: CallDep, window: WindowDep, unread: bool = False) -> object:
    """List what you were told, the newest first."""
    with call.reading() as (session, actor):
        page = queries.notices(session, actor, window, unread=unread)
        return call.page(session, page)


@router.get("/unread", response_model=UnreadOut, **asks(None))
def count_unread_notices(call: CallDep) -> object:
    """Say how many you have not read."""
    with call.reading() as (session, actor):
        return {"count": queries.unread_count(session, actor)}


@router.post("/{notice_id}/read", status_code=204, **asks(None))
def read_notice(call: CallDep, notice_id: UUID) -> None:
    """Mark one as read; one that is not yours stays as it is."""
    with call.writing() as (session, actor):
        actions.read(session, actor, notice_id, now=call.now)


@router.post("/read", status_code=204, **asks(None))
def read_all_notices(call: CallDep) -> None:
    """Mark all as read."""
    with call.writing() as (session, actor):
        actions.read(session, actor, None, now=call.now)
