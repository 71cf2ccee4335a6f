"""QR points: making them for deputies and stations, replacing a lost one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.features.intake import rules
from backend.domain.features.intake.actions.taking import WORD
from backend.domain.features.intake.rules import AboutWord, PointReplaced
from backend.domain.features.intake.tables import IntakePoint
from backend.domain.journal.actions import audited
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.tables import new_id


def make_points(
    session: Session,
    actor: Actor,
    *,
    about: AboutWord,
    about_ids: Sequence[UUID],
    now: datetime,
) -> list[IntakePoint]:
    """Return the point of each of the actor's own congress's deputies or stations, in order.

    Those that have none get one; asking again changes nothing. The caller has made sure that they
    are the congress's.
    """
    actor.must(Permission.intake_check)
    assert actor.congress_id is not None
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    rows = [
        {
            "id": new_id(),
            "created_at": now,
            "congress_id": actor.congress_id,
            "scope": actor.scope,
            "about_word": about,
            "about_id": about_id,
            "token": rules.token(),
        }
        for about_id in dict.fromkeys(about_ids)
    ]
    made = (
        dialect.insert(IntakePoint)
        .values(rows)
        .on_conflict_do_nothing(
            index_elements=["about_id"], index_where=text("replaced_at IS NULL")
        )
        .returning(IntakePoint.id)
    )
    for point_id in session.execute(made).scalars().all():
        session.add(audited(actor, WORD, point_id, "make_point", now=now))
    found = session.exec(
        select(IntakePoint).where(
            col(IntakePoint.about_id).in_(about_ids), col(IntakePoint.replaced_at).is_(None)
        )
    )
    by_id = {point.about_id: point for point in found}
    return [by_id[about_id] for about_id in dict.fromkeys(about_ids)]


def replace_point(
    session: Session, actor: Actor, point: IntakePoint, *, reason: str, now: datetime
) -> IntakePoint:
    """Give a point a new code, because the old one was lost or misused; return the new point.

    Nothing comes in through the old one any more. Raise PointReplaced if that was done before.
    """
    actor.must(Permission.intake_check)
    if actor.congress_id != point.congress_id:
        raise NotAllowed("这个二维码不归您的人大管。")
    if point.replaced_at is not None:
        raise PointReplaced()
    point.replaced_at, point.replaced_reason = now, reason
    session.add(point)
    session.flush()
    details = {"reason": reason}
    session.add(audited(actor, WORD, point.id, "replace_point", now=now, details=details))
    return make_points(session, actor, about=point.about_word, about_ids=[point.about_id], now=now)[
        0
    ]
