"""Closing ballots whose time has come, in whatever process the clock runs."""

from datetime import datetime
from uuid import UUID

from backend.database import Database
from backend.domain.access import SYSTEM
from backend.domain.engines.ballots import actions, queries
from backend.domain.people.congresses.tables import Congress
from backend.jobs import wiping


def run(database: Database, *, now: datetime) -> int:
    """Close every open ballot whose window has passed; return how many.

    A ballot is held while it is closed, and looked at again under the lock: two processes at it
    close it once. What was open when the server stopped is closed at its next turn.
    """
    with database.reading() as session:
        due = queries.run_out(session, now=now)
    closed = sum(_close(database, ballot_id, now) for ballot_id in due)
    if closed:
        wiping.run(database, now=now)
    return closed


def _close(database: Database, ballot_id: UUID, now: datetime) -> bool:
    with database.writing() as session:
        ballot = queries.to_close(session, ballot_id, now=now)
        if ballot is None:
            return False
        actions.close(session, SYSTEM, ballot, now=now)
        congress = session.get_one(Congress, ballot.congress_id)
        actions.settle(session, SYSTEM, ballot, congress, now=now)
        return True
