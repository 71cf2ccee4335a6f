from datetime import datetime

import pytest

TIMINGS = ("in_time", "late", "open")


def found(journey, **query):
    return {t: len(journey.list(answer=t, **query).json()["items"]) for t in TIMINGS}


@pytest.mark.parametrize(
    ("at", "timing"),
    [("2026-03-30T23:59:59+08:00", "in_time"), ("2026-03-31T00:00:00+08:00", "late")],
)
def test_an_answer_is_in_time_until_the_end_of_its_day(journey, clock, at, timing):
    clue_id = journey.at("handling")
    assert found(journey) == {"in_time": 0, "late": 0, "open": 1}
    assert journey.show(clue_id).json()["due_on"] == "2026-03-30"
    clock.now = datetime.fromisoformat(at)
    journey.take(clue_id, "answer", "unit", words="已改完")
    assert found(journey) == {"in_time": 0, "late": 0, "open": 0} | {timing: 1}


def test_an_answer_still_owed_is_late_from_the_day_after(journey, clock):
    journey.at("handling")
    clock.now = datetime.fromisoformat("2026-03-30T12:00:00+08:00")
    assert found(journey)["open"] == 1
    clock.now = datetime.fromisoformat("2026-03-31T00:00:00+08:00")
    assert found(journey) == {"in_time": 0, "late": 1, "open": 0}


def test_an_earlier_round_s_answer_does_not_count_for_the_next(journey):
    clue_id = journey.at("answered")
    assert found(journey)["in_time"] == 1
    said = {"attitude": "satisfied", "result": "dissatisfied", "words": "雨后又流了"}
    journey.take(clue_id, "rate", "deputy", **said)
    assert found(journey) == {"in_time": 0, "late": 0, "open": 1}
    assert len(journey.list(again=True, rated=False).json()["items"]) == 1


def test_a_congress_and_those_below_it_are_listed_together(journey, world):
    journey.report()
    listed = lambda key: journey.list(  # noqa: E731
        "city_staff", within_id=str(world.congresses[key].id)
    ).json()["items"]
    assert [len(listed(key)) for key in ("city", "luanping", "xinglong")] == [1, 1, 0]
