"""Deleting what is kept for a while only."""

from datetime import datetime, timedelta

from backend.database import Database
from backend.domain.engines.retries import actions as retries
from backend.domain.people.sign_ins import actions as sign_ins

KEYS_LAST = timedelta(days=7)


def run(database: Database, *, now: datetime) -> int:
    """Delete the keys of steps that nobody repeats any more, and tickets that ran out.

    Return how many.
    """
    with database.writing() as session:
        keys = retries.forget(session, before=now - KEYS_LAST)
        return keys + sign_ins.forget_tickets(session, before=now)
