"""Notices: /notices."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, PlainSerializer
from sqlmodel import Session

from backend.api.base import CallDep, In, Out, Page, WindowDep, asks
from backend.domain.access import Actor
from backend.domain.engines.notices import actions, queries
from backend.domain.engines.notices.rules import (
    Digest,
    DigestUnfit,
    Preferences,
    QuietUnfit,
    TemplateUnknown,
)
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.sign_ins import queries as sign_ins
from backend.domain.people.sign_ins.rules import WechatUnbound
from backend.domain.people.sign_ins.tables import WechatBinding
from backend.outside import templates

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


Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["18:00"])]
"""An hour and minute of the congress's zone."""
ClockOut = Annotated[time, PlainSerializer(lambda at: f"{at:%H:%M}", return_type=Clock)]


class PreferencesIn(In):
    """How you want to be told by WeChat: at once, or once a day at an hour; never while quiet."""

    wechat: bool
    digest: Digest
    digest_at: Clock
    quiet_from: Clock | None
    quiet_to: Clock | None


class PreferencesOut(Out):
    wechat: bool
    digest: Digest
    digest_at: ClockOut
    quiet_from: ClockOut | None
    quiet_to: ClockOut | None


class TemplateOut(Out):
    """A subscribe-message template, and how many of its messages you have agreed to."""

    template_id: str
    title: str
    granted: int


class GrantsIn(In):
    """The templates you have just agreed to: one more message of each."""

    template_ids: list[str] = Field(min_length=1, max_length=20)


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


@router.get("/preferences", response_model=PreferencesOut, **asks(None))
def get_notice_preferences(call: CallDep) -> object:
    """Say how you want to be told."""
    with call.reading() as (session, actor):
        assert actor.account_id is not None
        return queries.preferences(session, actor.account_id)


@router.put("/preferences", response_model=PreferencesOut, **asks(None, QuietUnfit, DigestUnfit))
def set_notice_preferences(call: CallDep, sent: PreferencesIn) -> object:
    """Set how you want to be told; messages that wait follow."""
    at = {name: _time(getattr(sent, name)) for name in ("digest_at", "quiet_from", "quiet_to")}
    wanted = Preferences(**(sent.model_dump() | at))
    with call.writing() as (session, actor):
        actions.prefer(session, actor, wanted, now=call.now)
    return wanted


@router.get("/wechat-templates", response_model=list[TemplateOut], **asks(None))
def list_wechat_templates(call: CallDep) -> object:
    """List the subscribe-message templates, with how many messages of each you agreed to."""
    with call.reading() as (session, actor):
        return _templates(session, _binding(session, actor))


@router.post(
    "/wechat-grants",
    response_model=list[TemplateOut],
    **asks(None, WechatUnbound, TemplateUnknown),
)
def agree_to_wechat_messages(call: CallDep, sent: GrantsIn) -> object:
    """Say which messages you have just agreed to, as `wx.requestSubscribeMessage` told."""
    if not set(sent.template_ids) <= {one["id"] for one in templates.read()}:
        raise TemplateUnknown.at("body.template_ids")
    with call.writing() as (session, actor):
        binding = _binding(session, actor)
        if binding is None:
            raise WechatUnbound()
        actions.agree(session, actor, binding, sent.template_ids, now=call.now)
        return _templates(session, binding)


def _binding(session: Session, actor: Actor) -> WechatBinding | None:
    assert actor.account_id is not None
    return sign_ins.bindings(session, [actor.account_id]).get(actor.account_id)


def _templates(session: Session, binding: WechatBinding | None) -> list[dict[str, object]]:
    kept = queries.grants(session, binding.id) if binding else {}
    return [
        {
            "template_id": one["id"],
            "title": one["title"],
            "granted": kept[one["id"]].count if one["id"] in kept else 0,
        }
        for one in templates.read()
    ]


def _time(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None
