"""Deleting what is kept for a while only."""

from datetime import datetime, timedelta

from backend.database import Database
from backend.domain.engines.retries import actions as retries

KEYS_LAST = timedelta(days=7)


def run(database: Database, *, now: datetime) -> int:
    """Delete the keys of steps that nobody repeats any more; return how many."""
    with database.writing() as session:
        return retries.forget(session, before=now - KEYS_LAST)
