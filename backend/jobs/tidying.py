"""Deleting what is kept for a while only."""

from datetime import datetime, timedelta

from backend.database import Database
from backend.domain.engines.imports import actions as imports
from backend.domain.engines.limits import actions as limits
from backend.domain.engines.retries import actions as retries
from backend.domain.features.intake import actions as intake
from backend.domain.features.problems.actions import preparing
from backend.domain.features.projects import actions as projects
from backend.domain.people.sign_ins import actions as sign_ins
from backend.outside import files, tiles

KEYS_LAST = timedelta(days=7)
STAGING_LASTS = timedelta(minutes=10)
"""Rows that are still staged after so long without a word are nobody's: their server ended."""
AT_ONCE = 2_000


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
        gone += projects.forget_prints(session, now=now)
        gone += imports.fail_stuck(session, before=now - STAGING_LASTS, now=now)
        challenges, digests = intake.forget_challenges(session, now=now)
    for digest in digests:
        files.remove(digest, now=now)
    while True:
        with database.writing() as session:
            swept = preparing.sweep(session, most=AT_ONCE)
        if not swept:
            break
        gone += swept
    return gone + challenges + tiles.forget(now=now)
