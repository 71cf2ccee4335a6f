"""Learning the announced holidays; what staff have set stays."""

from datetime import datetime

from backend.database import Database
from backend.domain.engines.rulesets import actions as rulesets
from backend.outside import holidays


def run(database: Database, *, now: datetime) -> int:
    """Add announced days that the calendar does not hold; return how many were added."""
    days = holidays.published()
    with database.writing() as session:
        return rulesets.load_days(session, days, now=now)
