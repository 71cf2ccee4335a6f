"""Counting a deed."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete

from backend.domain.engines.limits.rules import Window, end_of
from backend.domain.engines.limits.tables import LimitCount


def count(session: Session, deed: str, source: str, *, window: Window, now: datetime) -> int:
    """Count the deed once more; return the count in this window, this one included.

    The counter's row is held until the transaction ends, so that two at once are both counted.
    """
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(LimitCount).values(
        deed=deed, source=source, until=end_of(window, now), count=1
    )
    counted = insert.on_conflict_do_update(
        index_elements=["deed", "source", "until"],
        set_={"count": LimitCount.count + insert.excluded.count},
    ).returning(LimitCount.count)
    return int(session.execute(counted).scalar_one())


def forget(session: Session, *, now: datetime) -> int:
    """Delete the counters of windows that are over; return how many."""
    gone = session.connection().execute(delete(LimitCount).where(col(LimitCount.until) <= now))
    return gone.rowcount
