"""A ballot closes itself when its time has come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from backend.jobs import closing
from tests.ballots.conftest import YES, code

HOUR = timedelta(hours=1)


def timed(vote):
    """Open a ballot that closes in an hour, with one paper in it."""
    vote.make()
    vote.done("/roll")
    vote.done("/open", closes_at=(vote.clock.now + HOUR).isoformat())
    vote.voted("deputy", YES)
    return vote


def test_a_ballot_closes_itself_when_its_time_has_come_and_its_traces_go(vote):
    timed(vote)
    assert closing.run(vote.database, now=vote.clock.now + HOUR - timedelta(seconds=1)) == 0
    assert vote.get().json()["state"] == "open"
    vote.clock.now += HOUR

    assert closing.run(vote.database, now=vote.clock.now) == 1

    shown = vote.get().json()
    assert (shown["state"], shown["reckoning"]["phone_cast"]) == ("closed", 1)
    assert (shown["traces_gone"], len(shown["board_sha256"])) == (True, 64)
    assert [one["actor_name"] for one in vote.get("/timeline").json()][:2] == ["系统", "系统"]
    assert vote.declared()["result"]["numbers"]["collected"] == 1


def test_a_ballot_whose_time_came_while_no_server_ran_is_closed_at_the_first_turn(vote):
    timed(vote)
    vote.clock.now += 30 * HOUR
    assert code(vote.cast("deputy", {"marks": {"motion": "no"}})) == "paper-already-cast"
    assert code(vote.draw("second_deputy")) == "ballot-not-open"
    assert closing.run(vote.database, now=vote.clock.now) == 1
    assert closing.run(vote.database, now=vote.clock.now) == 0
    assert vote.get().json()["state"] == "closed"


def test_a_ballot_without_a_time_stays_open_until_somebody_closes_it(vote):
    vote.opened()
    vote.clock.now += 1000 * HOUR
    assert closing.run(vote.database, now=vote.clock.now) == 0
    assert vote.get().json()["state"] == "open"


def test_processes_that_close_at_once_close_it_once(vote):
    timed(vote)
    later = vote.clock.now + HOUR
    with ThreadPoolExecutor(4) as several:
        closed = several.map(lambda _: closing.run(vote.database, now=later), range(4))
        assert sum(closed) == 1
    steps = [one["step"] for one in vote.get("/timeline").json()]
    assert steps.count("close") == 1
