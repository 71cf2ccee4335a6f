"""Signing in, staying signed in, signing out."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.access import Actor, Role
from backend.domain.journal.actions import audited
from backend.domain.kit.errors import NotFound
from backend.domain.people.accounts import rules as passwords
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.rules import (
    ABSOLUTE_LIFE,
    SignInEnded,
    TokenReused,
)
from backend.domain.people.sign_ins.tables import RefreshToken, SignIn


def sign_in(
    session: Session,
    *,
    username: str,
    password: str,
    device: str,
    keep_for: timedelta,
    now: datetime,
    address: str | None = None,
) -> tuple[SignIn, str] | None:
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
        _count_failure(session, account, now, address)
        return None
    account.failures, account.locked_until = 0, None
    made = SignIn(
        account_id=account.id,
        grant_id=_first_grant(session, account.id),
        device=device[:200],
        used_at=now,
        created_at=now,
    )
    session.add_all([account, made])
    session.flush()
    session.add(_said(session, account, made.id, "sign_in", now, address))
    return made, _token(session, made.id, now + keep_for, now)


def refresh(
    session: Session, token: str, *, keep_for: timedelta, now: datetime
) -> tuple[SignIn, str] | None:
    """Return the sign-in and the next refresh token; nothing if the token was used before.

    A reused token ends the account's every sign-in, so the caller commits and then refuses.
    Raise SignInEnded for a token that is unknown, expired, or of an ended sign-in.
    """
    kept = session.exec(
        select(RefreshToken).where(RefreshToken.token_hash == _hash(token)).with_for_update()
    ).one_or_none()
    if kept is None:
        raise SignInEnded()
    found = session.get_one(SignIn, kept.sign_in_id)
    if kept.used_at is not None:
        end_all(session, found.account_id, reason=TokenReused.code(), now=now)
        return None
    if found.ended_at or now >= kept.expires_at or now - found.created_at > ABSOLUTE_LIFE:
        raise SignInEnded()
    kept.used_at = now
    found.used_at = now
    session.add_all([kept, found])
    return found, _token(session, found.id, now + keep_for, now)


def switch(session: Session, actor: Actor, sign_in_id: UUID, grant_id: UUID) -> SignIn:
    """Act under another of one's own grants; raise NotFound for anybody else's."""
    grant = session.get(Grant, grant_id)
    if grant is None or grant.account_id != actor.account_id or grant.ended_at:
        raise NotFound()
    found = session.get_one(SignIn, sign_in_id)
    found.grant_id = grant_id
    session.add(found)
    return found


def sign_out(session: Session, token: str, *, now: datetime) -> None:
    """End the sign-in of this refresh token; an unknown token is none of our business."""
    kept = session.exec(
        select(RefreshToken).where(RefreshToken.token_hash == _hash(token))
    ).one_or_none()
    if kept is not None:
        _end(session, now, "signed-out", SignIn.id == kept.sign_in_id)


def end_one(session: Session, actor: Actor, sign_in_id: UUID, *, now: datetime) -> None:
    """Sign one of one's own devices out; raise NotFound for anybody else's."""
    found = session.get(SignIn, sign_in_id)
    if found is None or found.account_id != actor.account_id:
        raise NotFound()
    _end(session, now, "signed-out", SignIn.id == sign_in_id)


def end_all(session: Session, account_id: UUID, *, reason: str, now: datetime) -> None:
    """Sign the account out everywhere."""
    _end(session, now, reason, SignIn.account_id == account_id)


def end_every(session: Session, account_ids: Sequence[UUID], *, reason: str, now: datetime) -> None:
    """Sign these accounts out everywhere."""
    _end(session, now, reason, col(SignIn.account_id).in_(account_ids))


def end_under(session: Session, grant_ids: Sequence[UUID], *, reason: str, now: datetime) -> None:
    """Sign out whoever acts under these grants."""
    _end(session, now, reason, col(SignIn.grant_id).in_(grant_ids))


def _end(session: Session, now: datetime, reason: str, which: object) -> None:
    session.execute(
        update(SignIn)
        .where(which, col(SignIn.ended_at).is_(None))  # type: ignore[arg-type]
        .values(ended_at=now, ended_reason=reason)
    )


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
    session.add(_said(session, account, None, "refuse", now, address))


def _said(
    session: Session,
    account: Account,
    sign_in_id: UUID | None,
    step: str,
    now: datetime,
    address: str | None,
) -> object:
    person = session.get_one(Person, account.person_id)
    who = Actor(account.id, person.id, None, person.name, Role.system, address=address)
    return audited(who, "sign-ins", sign_in_id, step, now=now)


def _first_grant(session: Session, account_id: UUID) -> UUID | None:
    return session.exec(
        select(Grant.id)
        .where(Grant.account_id == account_id, col(Grant.ended_at).is_(None))
        .order_by(col(Grant.created_at), col(Grant.id))
    ).first()


def _token(session: Session, sign_in_id: UUID, expires_at: datetime, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        RefreshToken(
            sign_in_id=sign_in_id, token_hash=_hash(token), expires_at=expires_at, created_at=now
        )
    )
    session.flush()
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
