"""Taking the traces of closed ballots off the disk, where the closing request did not get to it."""

from datetime import datetime

from backend.database import Database
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.rules.life import LEFT_OPEN
from backend.outside import ballot_keys


def run(database: Database, *, now: datetime) -> int:
    """Wipe what closed ballots left, and keys of openings that failed; return how many ballots."""
    with database.reading() as session:
        waiting = queries.with_traces(session)
        left = [id for id in ballot_keys.older_than(now - LEFT_OPEN)]
        lost = set(left) - queries.still_open(session, left)
    for ballot_id in {*waiting, *lost}:
        ballot_keys.remove(ballot_id)
    if waiting and database.wipe():
        with database.writing() as session:
            for ballot_id in waiting:
                actions.mark_traces_gone(session, ballot_id)
    return len(waiting)
