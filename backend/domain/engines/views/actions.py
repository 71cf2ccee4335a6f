"""Saving views."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.engines.views.tables import View
from backend.domain.journal.actions import audited
from backend.domain.kit.errors import NotFound


def save(
    session: Session,
    actor: Actor,
    *,
    ledger: str,
    name: str,
    query: str,
    shared: bool,
    now: datetime,
) -> View:
    """Save a view of one's own; the same name again replaces what it held."""
    assert actor.account_id is not None
    assert actor.congress_id is not None
    found = session.exec(
        select(View).where(
            View.account_id == actor.account_id, View.ledger == ledger, View.name == name
        )
    ).one_or_none()
    made = found or View(
        account_id=actor.account_id,
        congress_id=actor.congress_id,
        unit_id=actor.unit_id,
        ledger=ledger,
        name=name,
        query=query,
        created_at=now,
        updated_at=now,
    )
    made.query, made.shared = query, shared
    if found:
        made.touch(now)
    session.add(made)
    session.flush()
    session.add(audited(actor, "views", made.id, "save", now=now, details={"name": name}))
    return made


def drop(session: Session, actor: Actor, view_id: UUID, *, now: datetime) -> None:
    """Forget a view of one's own; raise NotFound for anybody else's."""
    found = session.get(View, view_id)
    if found is None or found.account_id != actor.account_id:
        raise NotFound()
    session.delete(found)
    session.add(audited(actor, "views", view_id, "drop", now=now, details={"name": found.name}))
