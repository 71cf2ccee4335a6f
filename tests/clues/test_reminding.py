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


def of(account, told):
    return [title for one, title in told if one == account]


def test_the_unit_is_told_at_each_distance_once(journey, database, clock):
    journey.at("handling")
    unit = journey.world.unit.account.id
    assert reminded(database, clock) == []

    clock.now += timedelta(days=19)
    assert (unit, "还剩 6 个工作日") in reminded(database, clock)
    assert of(unit, reminded(database, clock)) == ["还剩 6 个工作日"]

    clock.now += timedelta(days=4)
    assert of(unit, reminded(database, clock)) == ["还剩 6 个工作日", "还剩 3 个工作日"]


def test_a_joint_unit_is_reminded_until_its_part_is_done(journey, database, clock):
    clue_id = journey.at("handling")
    joint = journey.world.joint_unit.account.id
    clock.now += timedelta(days=19)
    assert of(joint, reminded(database, clock)) == ["还剩 6 个工作日"]

    journey.take(clue_id, "accept", "joint_unit", handler="许临川")
    assert journey.take(clue_id, "answer", "joint_unit", words="已监测").status_code == 200
    clock.now += timedelta(days=4)
    assert of(joint, reminded(database, clock)) == ["还剩 6 个工作日"]


def test_a_joint_unit_that_has_accepted_is_not_told_to_accept(journey, database, clock):
    clue_id = journey.at("handed_over")
    journey.take(clue_id, "accept", "joint_unit", handler="许临川")
    clock.now += timedelta(days=4)

    told = {account for account, _ in reminded(database, clock)}

    assert told == {journey.world.unit.account.id}


def test_once_it_is_late_the_leader_is_told_too(journey, database, clock):
    journey.at("handling")
    clock.now += timedelta(days=30)

    told = reminded(database, clock)

    assert {account for account, _ in told} == {
        journey.world.unit.account.id,
        journey.world.joint_unit.account.id,
        journey.world.leader.account.id,
    }
    assert {title for _, title in told} == {"已逾期 2 天，请抓紧"}


def test_a_closed_clue_reminds_nobody(journey, database, clock):
    journey.at("signed_off")
    clock.now += timedelta(days=100)

    assert reminded(database, clock) == []
