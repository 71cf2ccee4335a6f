"""Accounts and grants as they are read."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.people.accounts.tables import Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def grants_of(session: Session, account_id: UUID) -> Sequence[tuple[Grant, Congress, Unit | None]]:
    """Return the account's open grants, the first given first, with where they hold."""
    rows: Any = session.execute(
        select(Grant, Congress, Unit)
        .join(Congress, col(Congress.id) == Grant.congress_id)
        .outerjoin(Unit, col(Unit.id) == Grant.unit_id)
        .where(Grant.account_id == account_id, col(Grant.ended_at).is_(None))
        .order_by(col(Grant.created_at), col(Grant.id))
    ).all()
    return [tuple(row) for row in rows]
