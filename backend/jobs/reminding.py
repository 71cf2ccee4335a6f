"""Telling holders that a deadline is near or has passed; opening weekly reports; ratings lapse."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from backend.database import Database
from backend.domain.desk import weekly
from backend.domain.features.clues import actions as clues
from backend.domain.features.escalations import actions as escalations
from backend.domain.features.intake import actions as intake
from backend.domain.features.problems import actions as problems
from backend.domain.features.projects import actions as projects
from backend.domain.features.self_checks import actions as self_checks
from backend.domain.features.tasks import actions as tasks
from backend.domain.features.weekly_reports import actions as weekly_reports

Remind = Callable[..., tuple[int, UUID | None]]


def run(database: Database, *, now: datetime) -> int:
    """Open this week's reports and remind, a batch a transaction; return how many notices went.

    Whoever was told of a deadline and distance is not told again, so running often does no harm.
    """
    while _lapse(database, now):
        pass
    _open_weeks(database, now)
    return sum(_through(database, remind, now) for remind in REMINDED)


REMINDED: tuple[Remind, ...] = (
    clues.remind,
    escalations.remind,
    intake.remind,
    problems.remind,
    projects.remind,
    self_checks.remind,
    tasks.remind,
    weekly_reports.remind,
)
"""One line a feature."""


def _open_weeks(database: Database, now: datetime) -> None:
    with database.writing() as session:
        weekly_reports.open_weeks(session, closed=weekly.closed_campaigns(session), now=now)


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
