"""Going out: one device, all of them, or whoever acts under a grant."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, select, update

from backend.domain.access import Actor
from backend.domain.kit.errors import NotFound
from backend.domain.people.sign_ins.actions.opening import digest
from backend.domain.people.sign_ins.rules import Way
from backend.domain.people.sign_ins.tables import RefreshToken, SignIn


def sign_out(session: Session, token: str, *, now: datetime) -> None:
    """End the sign-in of this refresh token; an unknown token is none of our business."""
    kept = session.exec(
        select(RefreshToken).where(RefreshToken.token_hash == digest(token))
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


def end_ways(
    session: Session, account_id: UUID, ways: Sequence[Way], *, reason: str, now: datetime
) -> None:
    """Sign the account out wherever it came in by one of these ways."""
    came_in = and_(col(SignIn.account_id) == account_id, col(SignIn.way).in_(ways))
    _end(session, now, reason, came_in)


def _end(session: Session, now: datetime, reason: str, which: object) -> None:
    session.execute(
        update(SignIn)
        .where(which, col(SignIn.ended_at).is_(None))  # type: ignore[arg-type]
        .values(ended_at=now, ended_reason=reason)
    )
