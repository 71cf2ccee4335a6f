"""How the demo's round of last year was rated and closed."""

import random
from datetime import UTC, date, datetime

from sqlmodel import Session, select

from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import VOTED, RatingVerdict
from backend.domain.features.projects.tables import Round
from backend.seed.cast import CongressCast


def end(session: Session, county: CongressCast, rng: random.Random, year: int) -> None:
    """Rate last year's round and close it."""
    made = session.exec(
        select(Round).where(Round.congress_id == county.id, Round.year == year)
    ).one()
    staff, day = county.staff[0], date(year, 12, 28)
    results = []
    for project in queries.of_round(session, made.id):
        if project.state not in VOTED:
            continue
        for part in [None, *queries.parts(session, project.id)]:
            satisfied = rng.randrange(150, 196)
            results.append(
                actions.Rated(
                    project_id=project.id,
                    part_id=part.id if part else None,
                    entitled=200,
                    satisfied=satisfied,
                    basically_satisfied=197 - satisfied,
                    dissatisfied=2,
                    verdict=RatingVerdict.satisfied,
                    words="满意票达到全体代表半数（演示）",
                )
            )
    actions.rate(session, staff, made, results=results, ballot_id=None, rated_on=day, now=_at(day))
    actions.close(session, staff, made, note=None, now=_at(date(year + 1, 1, 20)))


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
