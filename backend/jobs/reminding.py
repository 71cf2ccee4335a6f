"""Telling holders that a deadline is near or has passed; taking back ratings nobody gave."""

from datetime import datetime
from uuid import UUID

from backend.database import Database
from backend.domain.features.clues import actions as clues


def run(database: Database, *, now: datetime) -> int:
    """Remind of every clue, a batch a transaction; return how many notices were written.

    Whoever was told of a deadline and distance is not told again, so running often does no harm.
    """
    while _lapse(database, now):
        pass
    told, after = 0, None
    while True:
        count, after = _remind(database, after, now)
        told += count
        if after is None:
            return told


def _lapse(database: Database, now: datetime) -> int:
    with database.writing() as session:
        return clues.lapse_ratings(session, now=now)


def _remind(database: Database, after: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    with database.writing() as session:
        return clues.remind(session, after_id=after, now=now)
