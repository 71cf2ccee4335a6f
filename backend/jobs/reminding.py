"""Telling holders that a deadline is near or has passed; taking back ratings nobody gave."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from backend.database import Database
from backend.domain.features.clues import actions as clues
from backend.domain.features.intake import actions as intake
from backend.domain.features.tasks import actions as tasks

Remind = Callable[..., tuple[int, UUID | None]]


def run(database: Database, *, now: datetime) -> int:
    """Remind of clues, intake and tasks, a batch a transaction; return how many notices went out.

    Whoever was told of a deadline and distance is not told again, so running often does no harm.
    """
    while _lapse(database, now):
        pass
    return sum(
        _through(database, remind, now) for remind in (clues.remind, intake.remind, tasks.remind)
    )


def _through(database: Database, remind: Remind, now: datetime) -> int:
    told, after = 0, None
    while True:
        with database.writing() as session:
            count, after = remind(session, after_id=after, now=now)
        told += count
        if after is None:
            return told


def _lapse(database: Database, now: datetime) -> int:
    with database.writing() as session:
        return clues.lapse_ratings(session, now=now)
