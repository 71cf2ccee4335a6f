from datetime import UTC, datetime, timedelta

from sqlmodel import select

from backend.database import Database
from backend.domain.engines.leases import actions as leases
from backend.domain.engines.leases.tables import Lease
from backend.domain.engines.retries.tables import StepKey
from backend.domain.kit.tables import new_id
from backend.jobs import clock, tidying
from tests.conftest import NOW
from tests.world import World

MINUTE = timedelta(minutes=1)


def take(database: Database, who: str, *, now: datetime = NOW) -> bool:
    with database.writing() as session:
        return leases.take(session, "seal", who, now=now, keep=MINUTE)


def test_one_process_at_a_time_does_a_job(database: Database) -> None:
    assert take(database, "one")
    assert not take(database, "two")
    assert take(database, "one")


def test_a_lease_lapses_when_its_holder_died(database: Database) -> None:
    assert take(database, "one")
    assert not take(database, "two", now=NOW + MINUTE - timedelta(seconds=1))
    assert take(database, "two", now=NOW + MINUTE)


def test_a_lease_that_is_given_back_is_free_at_once(database: Database) -> None:
    take(database, "one")
    with database.writing() as session:
        leases.give_back(session, "seal", "two")
    assert not take(database, "two")
    with database.writing() as session:
        leases.give_back(session, "seal", "one")
    assert take(database, "two")


def test_a_job_another_process_is_at_is_left_alone(database: Database) -> None:
    done: list[datetime] = []
    job = clock.Job("seal", MINUTE, MINUTE, lambda _, *, now: done.append(now) or 7)
    take(database, "another process")
    assert clock.run(database, job, now=NOW) is None
    assert clock.run(database, job, now=NOW + MINUTE) == 7
    assert clock.run(database, job, now=NOW + MINUTE) == 7
    assert len(done) == 2


def test_a_job_that_fails_frees_its_lease(database: Database) -> None:
    def fail(_: Database, *, now: datetime) -> int:
        raise RuntimeError(now)

    clock._tick(database, clock.Job("seal", MINUTE, MINUTE, fail))
    with database.reading() as session:
        assert session.exec(select(Lease)).all() == []


def test_keys_of_steps_are_kept_seven_days(database: Database, world: World) -> None:
    ages = (timedelta(days=6, hours=23), timedelta(days=7, hours=1))
    with database.writing() as session:
        for number, age in enumerate(ages):
            key = StepKey(
                id=new_id(),
                account_id=world.staff.account.id,
                key=f"key-{number}",
                asked="",
                created_at=NOW - age,
            )
            session.add(key)
    assert tidying.run(database, now=NOW) == 1
    with database.reading() as session:
        assert [key.key for key in session.exec(select(StepKey))] == ["key-0"]


def test_every_job_runs_on_an_empty_database(database: Database) -> None:
    for job in clock.JOBS:
        assert clock.run(database, job, now=datetime.now(UTC)) is not None


def test_the_clock_stops_with_the_server(database: Database) -> None:
    with clock.running(database) as scheduler:
        assert len(scheduler.get_jobs()) == len(clock.JOBS)
        assert scheduler.running
    assert not scheduler.running
