"""The whole demo, in the order in which things stand on each other."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session

from backend.database import Database
from backend.domain.access import SYSTEM
from backend.domain.engines.rulesets import actions as rulesets
from backend.domain.journal.actions import audited
from backend.domain.kit.calendar import today_of
from backend.outside import holidays
from backend.seed import (
    accounts,
    campaign_work,
    cast,
    clearing,
    clues,
    deputies,
    instruments,
    intake,
    organs,
    pictures,
    places,
    problems,
    projects,
    self_checks,
    stations,
    tasks,
    weekly_reports,
)
from backend.seed.accounts import PASSWORD, SIGN_INS
from backend.seed.names import invented

__all__ = ["PASSWORD", "SIGN_INS", "run"]

SEED = 20220428


def run(database: Database, *, now: datetime) -> None:
    """Fill an empty database: the same people and matters each time, dated around `now`."""
    with database.writing() as session:
        rulesets.load_days(session, holidays.published(), now=now)
        people(session, now=now)
    drawn = pictures.drawn()
    with database.writing() as session:
        clues.seed(session, cast.assemble(session, drawn), now=now)
    with database.writing() as session:
        problems.seed(session, cast.assemble(session, drawn), now=now)
    with database.writing() as session:
        everybody = cast.assemble(session, drawn)
        campaign_work.seed(session, everybody, now=now)
        instruments.seed(session, everybody, now=now)
    with database.writing() as session:
        everybody = cast.assemble(session, drawn)
        kept = stations.seed(session, everybody, now=now - timedelta(days=90))
        intake.seed(session, everybody, kept, now=now)
        self_checks.seed(session, everybody, now=now)
        weekly_reports.seed(session, everybody, now=now)
    with database.writing() as session:
        everybody = cast.assemble(session, drawn)
        tasks.seed(session, everybody, now=now)
        projects.seed(session, everybody, now=now)
        clearing.seed(session, cast.assemble(session, drawn), now=now)


def people(session: Session, *, now: datetime) -> None:
    """Make places, congresses, units, deputies and accounts."""
    today = today_of(now)
    rng = random.Random(SEED)  # nosec B311
    maker = deputies.Maker(rng, invented(rng), now, today)
    where = places.seed(session, now=now, today=today)
    units = organs.seed(session, where, now=now)
    first = deputies.seed(session, maker, where)
    accounts.seed(session, maker, where, units, first)
    details = {"persons": len(maker.rows.persons), "deputies": len(maker.rows.deputies)}
    session.add(audited(SYSTEM, "persons", None, "seed", now=now, details=details))
    session.flush()
