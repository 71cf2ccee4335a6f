"""One's own notices."""

from typing import Any

from sqlalchemy import Select
from sqlmodel import Session, col, func, select

from backend.domain.access import Actor
from backend.domain.engines.notices.tables import Notice
from backend.domain.kit.paging import PageOf, Window, page_of


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
