"""Reminders: seven, three and one working days before, then to the leader."""

from datetime import timedelta

from sqlmodel import select

from backend.domain.engines.notices.tables import Notice
from backend.domain.features.clues import actions


def reminded(database, clock):
    with database.writing() as session:
        actions.remind(session, after_id=None, now=clock.now)
    with database.reading() as session:
        told = session.exec(select(Notice).where(Notice.kind == "clue-due")).all()
        return [(notice.account_id, notice.title) for notice in told]


def test_the_unit_is_told_at_each_distance_once(journey, database, clock):
    journey.at("handling")
    unit = journey.world.unit.account.id
    assert reminded(database, clock) == []

    clock.now += timedelta(days=19)
    assert reminded(database, clock) == [(unit, "还剩 6 个工作日")]
    assert len(reminded(database, clock)) == 1

    clock.now += timedelta(days=4)
    assert [title for _, title in reminded(database, clock)] == [
        "还剩 6 个工作日",
        "还剩 3 个工作日",
    ]


def test_once_it_is_late_the_leader_is_told_too(journey, database, clock):
    journey.at("handling")
    clock.now += timedelta(days=30)

    told = reminded(database, clock)

    assert {account for account, _ in told} == {
        journey.world.unit.account.id,
        journey.world.leader.account.id,
    }
    assert {title for _, title in told} == {"已逾期 2 天，请抓紧"}


def test_a_closed_clue_reminds_nobody(journey, database, clock):
    journey.at("signed_off")
    clock.now += timedelta(days=100)

    assert reminded(database, clock) == []
