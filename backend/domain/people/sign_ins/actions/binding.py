"""Binding a WeChat user to an account, and ending the binding."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.journal.actions import audited
from backend.domain.kit import secrets
from backend.domain.kit.errors import TooMany
from backend.domain.people.accounts import actions as accounts
from backend.domain.people.accounts.tables import Account
from backend.domain.people.sign_ins import queries
from backend.domain.people.sign_ins.actions.entering import check_open
from backend.domain.people.sign_ins.actions.leaving import end_all, end_ways
from backend.domain.people.sign_ins.actions.opening import Opened, Place, note, opened
from backend.domain.people.sign_ins.rules import (
    BIND_TRIES,
    BIND_WAIT,
    AlreadyBound,
    BoundBy,
    PhoneUnknown,
    Way,
)
from backend.domain.people.sign_ins.tables import BindingFailure, WechatBinding


def bind(
    session: Session,
    openid: str,
    place: Place,
    *,
    code: str | None = None,
    phone: str | None = None,
    now: datetime,
) -> Opened | None:
    """Bind the WeChat user by a code of staff, else by the phone number WeChat vouches for.

    Sign them in, too; return nothing for a wrong code, which counts, so the caller commits and
    refuses afterwards. Raise AlreadyBound, PhoneUnknown, AccountLocked, or TooMany after wrong
    codes. An account whose slip was never used keeps it for the day it is needed.
    """
    if queries.binding_of_openid(session, openid) is not None:
        raise AlreadyBound()
    if code is not None:
        account = _by_code(session, openid, code, now)
        if account is None:
            return None
    else:
        account = queries.account_of_phone(session, phone or "")
        if account is None:
            raise PhoneUnknown.at("body.phone_code")
    check_open(account, now)
    if queries.bindings(session, [account.id]):
        raise AlreadyBound()
    by = BoundBy.phone if code is None else BoundBy.code
    made = WechatBinding(
        account_id=account.id,
        openid=openid,
        openid_print=secrets.fingerprint(openid),
        bound_by=by,
        created_at=now,
    )
    session.add(made)
    session.flush()
    note(session, account, made.id, "bind", now, place.address, by=by.value)
    return opened(session, account, Way.wechat, place, now=now)


def unbind(session: Session, actor: Actor, account_id: UUID, *, reason: str, now: datetime) -> None:
    """End the account's binding, if it has one, and every sign-in that came through WeChat."""
    found = queries.bindings(session, [account_id]).get(account_id)
    if found is None:
        return
    found.ended_at, found.ended_reason = now, reason
    session.add(found)
    end_ways(session, account_id, [Way.wechat, Way.hand_over], reason="unbound", now=now)
    said = {"account": str(account_id), "reason": reason}
    session.add(audited(actor, "sign-ins", found.id, "unbind", now=now, details=said))


def leave(session: Session, actor: Actor, account_id: UUID, *, reason: str, now: datetime) -> None:
    """Close every way into an account that has ended: sign-ins, WeChat, codes not yet used."""
    unbind(session, actor, account_id, reason=reason, now=now)
    accounts.void_binding_codes(session, [account_id], now=now)
    end_all(session, account_id, reason="account-ended", now=now)


def _by_code(session: Session, openid: str, code: str, now: datetime) -> Account | None:
    mark = secrets.fingerprint(openid)
    tried = session.exec(
        select(BindingFailure).where(BindingFailure.openid_print == mark).with_for_update()
    ).one_or_none() or BindingFailure(openid_print=mark, created_at=now)
    if tried.locked_until and now < tried.locked_until:
        raise TooMany("绑定码输错次数太多，请 15 分钟后再试。")
    account_id = accounts.use_binding_code(session, code, now=now)
    account = session.get(Account, account_id) if account_id else None
    if account is None or account.ended_at is not None:
        tried.count = 1 if tried.locked_until else tried.count + 1
        tried.locked_until = now + BIND_WAIT if tried.count >= BIND_TRIES else None
        session.add(tried)
        return None
    tried.count, tried.locked_until = 0, None
    session.add(tried)
    return account
