"""Reading views."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.views.tables import View


def visible_to(actor: Actor) -> Select[Any]:
    """Every read starts here: one's own, and those shared where one acts."""
    shared = and_(
        col(View.shared),
        col(View.congress_id) == actor.congress_id,
        col(View.unit_id) == actor.unit_id
        if actor.unit_id is not None
        else col(View.unit_id).is_(None),
    )
    return select(View).where(or_(col(View.account_id) == actor.account_id, shared))


def views(session: Session, actor: Actor, ledger: str) -> Sequence[View]:
    """Return the views of one ledger by name."""
    statement = visible_to(actor).where(col(View.ledger) == ledger)
    return session.execute(statement.order_by(col(View.name), col(View.id))).scalars().all()
