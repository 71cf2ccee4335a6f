"""Telling people: the notice in the app, and its message in the outbox."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, insert, select, update

from backend.domain.access import Actor, Role
from backend.domain.engines.notices import queries, rules
from backend.domain.engines.notices.tables import WECHAT, Notice, OutboxMessage
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts.tables import Account, Grant
from backend.settings import settings


def tell(
    session: Session,
    accounts: Collection[UUID],
    kind: str,
    title: str,
    *,
    body: str = "",
    word: str | None = None,
    about_id: UUID | None = None,
    dedupe: str | None = None,
    now: datetime,
) -> int:
    """Put a notice before each account; with `dedupe` once only, however often it is called.

    Return how many were told.
    """
    keys = {account: f"{dedupe}:{account.hex}" if dedupe else None for account in accounts}
    told: set[str | None] = set()
    if dedupe:
        told = set(
            session.exec(select(Notice.dedupe).where(col(Notice.dedupe).in_(list(keys.values()))))
        )
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "created_at": now,
            "account_id": account,
            "kind": kind,
            "title": title[:200],
            "body": body,
            "about_word": word,
            "about_id": about_id,
            "dedupe": key,
        }
        for account, key in keys.items()
        if key is None or key not in told
    ]
    if rows:
        session.execute(insert(Notice), rows)
        _post(session, {row["account_id"]: row["id"] for row in rows}, now)
    return len(rows)


def _post(session: Session, notices: Mapping[UUID, UUID], now: datetime) -> None:
    """Put notices, by account, into the outbox of those who want to hear of them by WeChat."""
    wishes = queries.wishes_by_wechat(session, notices.keys())
    rows = [
        {
            "id": new_id(),
            "created_at": now,
            "notice_id": notices[account],
            "account_id": account,
            "channel": WECHAT,
            "deliver_at": rules.deliver_at(wish, now, settings.time_zone),
            "attempts": 0,
        }
        for account, wish in wishes.items()
        if wish.wechat
    ]
    if rows:
        session.execute(insert(OutboxMessage), rows)


def accounts_of_unit(session: Session, unit_id: UUID) -> list[UUID]:
    """Return the accounts that act for a unit."""
    return _accounts(session, Grant.unit_id == unit_id, Grant.role == Role.unit_staff)


def accounts_of_congress(session: Session, congress_id: UUID, role: Role) -> list[UUID]:
    """Return the accounts that act for a congress in a role."""
    return _accounts(session, Grant.congress_id == congress_id, Grant.role == role)


def account_of_person(session: Session, person_id: UUID | None) -> list[UUID]:
    """Return the person's account, if there is one."""
    if person_id is None:
        return []
    return list(
        session.exec(
            select(Account.id).where(
                Account.person_id == person_id, col(Account.ended_at).is_(None)
            )
        )
    )


def _accounts(session: Session, *which: object) -> list[UUID]:
    return list(
        session.exec(
            select(Grant.account_id)
            .join(Account, col(Account.id) == Grant.account_id)
            .where(*which, col(Grant.ended_at).is_(None), col(Account.ended_at).is_(None))  # type: ignore[arg-type]
            .distinct()
        )
    )


def read(session: Session, actor: Actor, notice_id: UUID | None, *, now: datetime) -> None:
    """Mark one of one's own notices as read, or all of them."""
    own = update(Notice).where(
        col(Notice.account_id) == actor.account_id, col(Notice.read_at).is_(None)
    )
    if notice_id is not None:
        own = own.where(col(Notice.id) == notice_id)
    session.execute(own.values(read_at=now))
