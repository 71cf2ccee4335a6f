"""One's own notices, and how people want to be told."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlmodel import Session, col, func, select

from backend.domain.access import Actor
from backend.domain.engines.notices.rules import Preferences
from backend.domain.engines.notices.tables import Notice, NoticePreference, WechatGrant
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.sign_ins import queries as sign_ins


def visible_to(actor: Actor) -> Select[Any]:
    """Every read starts here: one's own."""
    return select(Notice).where(Notice.account_id == actor.account_id)


def notices(session: Session, actor: Actor, window: Window, *, unread: bool) -> PageOf[Notice]:
    """Return one's notices, the newest first."""
    statement = visible_to(actor)
    if unread:
        statement = statement.where(col(Notice.read_at).is_(None))
    return page_of(session, statement, window, keys=[col(Notice.created_at), col(Notice.id)])


def unread_count(session: Session, actor: Actor) -> int:
    """Return how many of one's notices are unread."""
    return session.exec(
        select(func.count(col(Notice.id))).where(
            Notice.account_id == actor.account_id, col(Notice.read_at).is_(None)
        )
    ).one()


def preferences(session: Session, account_id: UUID) -> Preferences:
    """Return how the account wants to be told."""
    kept = preference_row(session, account_id)
    return kept.said if kept else Preferences()


def preference_row(session: Session, account_id: UUID) -> NoticePreference | None:
    """Return what the account has set, if anything."""
    return session.exec(
        select(NoticePreference).where(NoticePreference.account_id == account_id)
    ).one_or_none()


def wishes_by_wechat(session: Session, account_ids: Collection[UUID]) -> dict[UUID, Preferences]:
    """Return how those of the accounts that are bound to a WeChat want to be told."""
    bound = sign_ins.bindings(session, account_ids)
    if not bound:
        return {}
    rows = session.exec(select(NoticePreference).where(col(NoticePreference.account_id).in_(bound)))
    wished = {row.account_id: row.said for row in rows}
    return {account_id: wished.get(account_id, Preferences()) for account_id in bound}


def grants(session: Session, binding_id: UUID) -> dict[str, WechatGrant]:
    """Return the binding's grants by template."""
    rows = session.exec(select(WechatGrant).where(WechatGrant.binding_id == binding_id))
    return {row.template_id: row for row in rows}
