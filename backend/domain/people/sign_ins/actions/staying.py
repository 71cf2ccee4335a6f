"""Staying signed in, and acting under another grant."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.kit.errors import NotFound
from backend.domain.people.accounts.tables import Grant
from backend.domain.people.sign_ins.actions.leaving import end_all
from backend.domain.people.sign_ins.actions.opening import Opened, digest, next_token
from backend.domain.people.sign_ins.rules import (
    ABSOLUTE_LIFE,
    SignInEnded,
    TokenReused,
    answer_lost,
)
from backend.domain.people.sign_ins.tables import RefreshToken, SignIn


def refresh(session: Session, token: str, *, keep_for: timedelta, now: datetime) -> Opened | None:
    """Return the sign-in and the next refresh token; nothing if the token was used before.

    A token may come again while nobody has used what it was replaced by: the answer was lost on its
    way to the phone. What was lost is void, so whoever has it is found out all the same.
    A reused token ends the account's every sign-in, so the caller commits and then refuses.
    Raise SignInEnded for a token that is unknown, expired, or of an ended sign-in.
    """
    kept = session.exec(
        select(RefreshToken).where(RefreshToken.token_hash == digest(token)).with_for_update()
    ).one_or_none()
    if kept is None:
        raise SignInEnded()
    found = session.get_one(SignIn, kept.sign_in_id)
    later = _later(session, kept)
    if kept.used_at is not None and not answer_lost(kept, later):
        end_all(session, found.account_id, reason=TokenReused.code(), now=now)
        return None
    if found.ended_at or now >= kept.expires_at or now - found.created_at > ABSOLUTE_LIFE:
        raise SignInEnded()
    for lost in later:
        if lost.used_at is None:
            lost.used_at = lost.expires_at = now
    kept.used_at = kept.used_at or now
    found.used_at = now
    session.add_all([kept, found, *later])
    return found, next_token(session, found.id, now + keep_for, now)


def _later(session: Session, kept: RefreshToken) -> list[RefreshToken]:
    """List what came after this token in the sign-in's chain."""
    chain = select(RefreshToken).where(RefreshToken.sign_in_id == kept.sign_in_id)
    return list(session.exec(chain.where(col(RefreshToken.id) > kept.id)))


def switch(session: Session, actor: Actor, sign_in_id: UUID, grant_id: UUID) -> SignIn:
    """Act under another of one's own grants; raise NotFound for anybody else's."""
    grant = session.get(Grant, grant_id)
    if grant is None or grant.account_id != actor.account_id or grant.ended_at:
        raise NotFound()
    found = session.get_one(SignIn, sign_in_id)
    found.grant_id = grant_id
    session.add(found)
    return found
