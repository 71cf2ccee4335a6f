"""Deleting what is kept for a while only."""

from datetime import datetime, timedelta

from backend.database import Database
from backend.domain.engines.limits import actions as limits
from backend.domain.engines.retries import actions as retries
from backend.domain.features.intake import actions as intake
from backend.domain.people.sign_ins import actions as sign_ins
from backend.outside import files, tiles

KEYS_LAST = timedelta(days=7)


def run(database: Database, *, now: datetime) -> int:
    """Delete keys, tickets, counters, prints, questions and photos that nobody needs any more.

    Return how many. The bytes go after their rows: if that fails in between, they are too many,
    never too few.
    """
    with database.writing() as session:
        gone = retries.forget(session, before=now - KEYS_LAST)
        gone += sign_ins.forget_tickets(session, before=now)
        gone += limits.forget(session, now=now)
        gone += intake.forget_prints(session, now=now)
        challenges, digests = intake.forget_challenges(session, now=now)
    for digest in digests:
        files.remove(digest, now=now)
    return gone + challenges + tiles.forget(now=now)
