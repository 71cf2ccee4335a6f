"""Ending and reopening accounts, and one-time slips."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.journal.actions import audited
from backend.domain.people.accounts import queries, rules
from backend.domain.people.accounts.tables import Account


def end(session: Session, actor: Actor, account: Account, *, reason: str, now: datetime) -> Account:
    """Let nobody sign in with the account any more; raise NotOnYourself or ReachesFurther."""
    must_reach(session, actor, [account.id])
    if account.ended_at is None:
        account.ended_at, account.ended_reason = now, reason
        account.touch(now)
        session.add_all(
            [
                account,
                audited(actor, "accounts", account.id, "end", now=now, details={"reason": reason}),
            ]
        )
    return account


def reopen(
    session: Session, actor: Actor, account: Account, *, reason: str, now: datetime
) -> Account:
    """Take an account back into use; its old password is gone, a new slip gives the next."""
    must_reach(session, actor, [account.id])
    if account.ended_at is not None:
        account.ended_at = account.ended_reason = None
        account.password_hash, account.must_set_password = None, True
        account.touch(now)
        session.add_all(
            [
                account,
                audited(
                    actor, "accounts", account.id, "reopen", now=now, details={"reason": reason}
                ),
            ]
        )
    return account


def issue_slips(
    session: Session,
    actor: Actor,
    accounts: Sequence[Account],
    hashes: Mapping[UUID, str],
    *,
    now: datetime,
) -> datetime:
    """Make the hashed codes the accounts' passwords until their owners set their own.

    Return until when they are good. Raise NotOnYourself, ReachesFurther or AccountEnded, and then
    change none. The codes themselves are kept nowhere.
    """
    must_reach(session, actor, [a.id for a in accounts])
    if any(a.ended_at for a in accounts):
        raise rules.AccountEnded()
    until = now + rules.SLIP_FOR
    for account in accounts:
        account.password_hash = hashes[account.id]
        account.must_set_password, account.slip_expires_at = True, until
        account.failures, account.locked_until = 0, None
        account.touch(now)
        session.add(account)
        session.add(audited(actor, "accounts", account.id, "slip", now=now))
    return until


def must_reach(session: Session, actor: Actor, account_ids: Sequence[UUID]) -> None:
    """Raise NotOnYourself or ReachesFurther unless the actor may touch every one of them."""
    held = queries.held_by(session, account_ids)
    for account_id in account_ids:
        rules.check_reach(actor, account_id, queries.open_among(held[account_id]))
