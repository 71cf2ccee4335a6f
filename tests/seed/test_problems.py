from collections import Counter
from datetime import UTC, datetime

from sqlmodel import col, func, select

from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.escalations.tables import Escalation
from backend.domain.features.problems.rules import ProblemState
from backend.domain.features.problems.tables import Problem, Referral
from backend.domain.journal.timeline.tables import TimelineEntry
from backend.seed import cast, demo, problems

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_the_demos_campaign_is_joined_by_all_counties_and_its_problems_are_in_every_state(database):
    with database.writing() as session:
        demo.people(session, now=NOW)
    with database.writing() as session:
        problems.seed(session, cast.assemble(session, []), now=NOW)
    with database.reading() as session:
        names = Counter(session.exec(select(Campaign.short_name)))
        states = Counter(
            session.exec(select(Problem.state).where(col(Problem.former_of).is_(None)))
        )
        copies = session.exec(
            select(Problem.carried).where(col(Problem.former_of).is_not(None))
        ).all()
        above = Counter(session.exec(select(Escalation.state)))
        referred = session.exec(select(func.count(col(Referral.id)))).one()
        mine = select(Problem).where(Problem.year == 2026).order_by(col(Problem.id))
        first = session.exec(mine.limit(1)).one()
        late = session.exec(select(func.max(col(TimelineEntry.created_at)))).one()
        told = session.exec(
            select(func.count(func.distinct(TimelineEntry.about_id))).where(
                TimelineEntry.about_word == "problems"
            )
        ).one()

    assert names == {"5+2": 12, "5+1": 1, "5+2+1": 1, "1": 1}, (
        "one of them empty, one of last year, one of a township"
    )
    assert sum(states.values()) == told == 326
    assert len(copies) >= 3, "carried over from last year's"
    assert set(above) >= {"asked", "with_unit", "passed_on", "answered", "sent_back"}
    assert referred >= 2
    assert set(states) == set(ProblemState)
    assert min(states.values()) >= 3
    assert late < NOW
    assert first.id.hex == "0199c783e8bf7b73b79f18369812c021", "the same each time"
    assert first.year == 2026
