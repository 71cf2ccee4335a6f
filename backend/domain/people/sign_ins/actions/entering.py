"""Coming in by password, or as the WeChat user who is bound to an account."""

from datetime import datetime

from sqlmodel import Session, select

from backend.domain.people.accounts import rules as passwords
from backend.domain.people.accounts.tables import Account
from backend.domain.people.sign_ins import queries
from backend.domain.people.sign_ins.actions.opening import Opened, Place, note, opened
from backend.domain.people.sign_ins.rules import AccountLocked, Way, WechatUnbound


def sign_in(
    session: Session, *, username: str, password: str, place: Place, now: datetime
) -> Opened | None:
    """Return the new sign-in and its first refresh token; nothing if refused.

    A refusal counts, so the caller commits it and refuses afterwards. Locked, wrong, ended and
    unknown cannot be told apart.
    """
    account = session.exec(
        select(Account).where(Account.username == username).with_for_update()
    ).one_or_none()
    good = passwords.fits(password, account.password_hash if account else None)
    if account is None:
        return None
    if not _may_enter(account, now) or not good:
        _count_failure(session, account, now, place.address)
        return None
    account.failures, account.locked_until = 0, None
    session.add(account)
    return opened(session, account, Way.password, place, now=now)


def enter_by_wechat(session: Session, openid: str, place: Place, *, now: datetime) -> Opened:
    """Sign the WeChat user in as the account they are bound to.

    WeChat has said who they are. Raise WechatUnbound or AccountLocked.
    """
    binding = queries.binding_of_openid(session, openid)
    if binding is None:
        raise WechatUnbound()
    account = session.get_one(Account, binding.account_id)
    check_open(account, now)
    return opened(session, account, Way.wechat, place, now=now)


def check_open(account: Account, now: datetime) -> None:
    """Raise WechatUnbound for an ended account, AccountLocked for a locked one."""
    if account.ended_at is not None:
        raise WechatUnbound()
    if account.locked_until and now < account.locked_until:
        raise AccountLocked()


def _may_enter(account: Account, now: datetime) -> bool:
    if account.ended_at or (account.locked_until and now < account.locked_until):
        return False
    slip_over = account.slip_expires_at and now >= account.slip_expires_at
    return not (account.must_set_password and slip_over)


def _count_failure(session: Session, account: Account, now: datetime, address: str | None) -> None:
    if account.locked_until and now >= account.locked_until:
        account.failures, account.locked_until = 0, None
    account.failures += 1
    if account.failures >= passwords.LOCK_AFTER and not account.locked_until:
        account.locked_until = now + passwords.LOCK_FOR
    session.add(account)
    note(session, account, None, "refuse", now, address)
