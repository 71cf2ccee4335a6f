"""What every way in ends with: a sign-in, its first refresh token, its audit entry."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.journal.actions import audited
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.rules import Way
from backend.domain.people.sign_ins.tables import RefreshToken, SignIn

Opened = tuple[SignIn, str]
"""A sign-in and its next refresh token."""


@dataclass(frozen=True)
class Place:
    """Where somebody signs in, and for how long without use."""

    device: str
    keep_for: timedelta
    address: str | None = None


def opened(
    session: Session,
    account: Account,
    way: Way,
    place: Place,
    *,
    grant_id: UUID | None = None,
    now: datetime,
) -> Opened:
    """Sign the account in, under this grant or the first it was given."""
    made = SignIn(
        account_id=account.id,
        grant_id=grant_id or _first_grant(session, account.id),
        way=way,
        device=place.device[:200],
        used_at=now,
        created_at=now,
    )
    session.add(made)
    session.flush()
    note(session, account, made.id, "sign_in", now, place.address, way=way.value)
    return made, next_token(session, made.id, now + place.keep_for, now)


def note(
    session: Session,
    account: Account,
    about_id: UUID | None,
    step: str,
    now: datetime,
    address: str | None,
    **details: Any,
) -> None:
    """Write into the audit what the account's owner, or whoever posed as them, did."""
    name = session.get_one(Person, account.person_id).name
    who = Actor(account.id, account.person_id, None, name, Role.system, address=address)
    session.add(audited(who, "sign-ins", about_id, step, now=now, details=details))


def next_token(session: Session, sign_in_id: UUID, expires_at: datetime, now: datetime) -> str:
    """Add a link to the sign-in's chain and return it."""
    token = secrets.token_urlsafe(32)
    session.add(
        RefreshToken(
            sign_in_id=sign_in_id,
            token_hash=digest(token),
            expires_at=expires_at,
            created_at=now,
        )
    )
    session.flush()
    return token


def digest(token: str) -> str:
    """Return what is kept of a token; 32 random bytes need no key and no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def _first_grant(session: Session, account_id: UUID) -> UUID | None:
    return session.exec(
        select(Grant.id)
        .where(Grant.account_id == account_id, col(Grant.ended_at).is_(None))
        .order_by(col(Grant.created_at), col(Grant.id))
    ).first()
