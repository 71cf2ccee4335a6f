"""Codes by which owners bind their WeChat to their account."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.access import Actor
from backend.domain.journal.actions import audited
from backend.domain.kit import secrets
from backend.domain.people.accounts import rules
from backend.domain.people.accounts.actions.ending import must_reach
from backend.domain.people.accounts.tables import Account, BindingCode


def issue_binding_codes(
    session: Session,
    actor: Actor,
    accounts: Sequence[Account],
    codes: Mapping[UUID, str],
    *,
    now: datetime,
) -> datetime:
    """Let the accounts' owners bind their WeChat by these codes; older ones are void.

    Return until when they are good. Raise NotOnYourself, ReachesFurther or AccountEnded, and then
    change none. The codes themselves are kept nowhere.
    """
    must_reach(session, actor, [a.id for a in accounts])
    if any(a.ended_at for a in accounts):
        raise rules.AccountEnded()
    until = now + rules.BINDING_FOR
    void_binding_codes(session, [a.id for a in accounts], now=now)
    for account in accounts:
        session.add(
            BindingCode(
                account_id=account.id,
                code_print=secrets.fingerprint(codes[account.id]),
                expires_at=until,
                created_at=now,
            )
        )
        session.add(audited(actor, "accounts", account.id, "binding_code", now=now))
    return until


def void_binding_codes(session: Session, account_ids: Sequence[UUID], *, now: datetime) -> None:
    """Let no code made so far bind one of these accounts."""
    session.execute(
        update(BindingCode)
        .where(col(BindingCode.account_id).in_(account_ids), col(BindingCode.ended_at).is_(None))
        .values(ended_at=now)
    )


def use_binding_code(session: Session, typed: str, *, now: datetime) -> UUID | None:
    """Spend the code; return whose account it binds, or nobody's if it is wrong or over."""
    kept = session.exec(
        select(BindingCode)
        .where(BindingCode.code_print == secrets.fingerprint(rules.plain_code(typed)))
        .with_for_update()
    ).one_or_none()
    if kept is None or kept.ended_at is not None or now >= kept.expires_at:
        return None
    kept.ended_at = now
    session.add(kept)
    return kept.account_id
