"""What happened to a thing."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.journal.timeline.tables import Audience, TimelineEntry


def of_thing(session: Session, actor: Actor, about_id: UUID) -> Sequence[TimelineEntry]:
    """Return what happened, the latest first; entries for the congress alone only to it.

    The caller has made sure that the actor may see the thing.
    """
    statement = select(TimelineEntry).where(TimelineEntry.about_id == about_id)
    if not actor.is_congress:
        statement = statement.where(TimelineEntry.audience == Audience.all)
    return session.exec(
        statement.order_by(col(TimelineEntry.created_at).desc(), col(TimelineEntry.id).desc())
    ).all()
