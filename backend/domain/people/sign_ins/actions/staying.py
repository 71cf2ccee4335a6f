"""Staying signed in, and acting under another grant."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.kit.errors import NotFound
from backend.domain.people.accounts.tables import Grant
from backend.domain.people.sign_ins.actions.leaving import end_all
from backend.domain.people.sign_ins.actions.opening import Opened, digest, next_token
from backend.domain.people.sign_ins.rules import ABSOLUTE_LIFE, SignInEnded, TokenReused
from backend.domain.people.sign_ins.tables import RefreshToken, SignIn


def refresh(session: Session, token: str, *, keep_for: timedelta, now: datetime) -> Opened | None:
    """Return the sign-in and the next refresh token; nothing if the token was used before.

    A reused token ends the account's every sign-in, so the caller commits and then refuses.
    Raise SignInEnded for a token that is unknown, expired, or of an ended sign-in.
    """
    kept = session.exec(
        select(RefreshToken).where(RefreshToken.token_hash == digest(token)).with_for_update()
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
    return found, next_token(session, found.id, now + keep_for, now)


def switch(session: Session, actor: Actor, sign_in_id: UUID, grant_id: UUID) -> SignIn:
    """Act under another of one's own grants; raise NotFound for anybody else's."""
    grant = session.get(Grant, grant_id)
    if grant is None or grant.account_id != actor.account_id or grant.ended_at:
        raise NotFound()
    found = session.get_one(SignIn, sign_in_id)
    found.grant_id = grant_id
    session.add(found)
    return found
