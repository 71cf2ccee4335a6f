"""How much one phone, one network may send, and what it hears then."""

from collections import Counter
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from backend.domain.engines.limits import actions as limits
from backend.domain.engines.limits import queries
from backend.domain.engines.limits.rules import Window, end_of
from tests.conftest import NOW
from tests.intake.conftest import URL


def devices(count):
    return [f"phone-number-{n:04}-of-many" for n in range(count)]


def test_a_phone_may_send_five_a_day_and_hears_to_come_back_tomorrow(resident, clock):
    for _ in range(5):
        assert resident.send().status_code == 200

    refused = resident.send()

    assert refused.status_code == 429
    assert refused.json()["type"] == "/problems/too-many-reports"
    assert "明天" in refused.json()["detail"]
    # It is nine in the morning.
    assert refused.headers["retry-after"] == str(15 * 3600 + 1)
    clock.now += timedelta(hours=15)
    assert resident.send().status_code == 200


def test_a_network_may_send_twenty_a_day_and_another_is_not_touched(resident):
    for device in devices(20):
        assert resident.send(device=device, **resident.right(device=device)).status_code == 200
    device = "phone-number-9999-of-many"
    passed = resident.right(device=device)

    assert resident.send(device=device, **passed).status_code == 429

    with TestClient(resident.client.app, client=("10.9.8.7", 50000)) as elsewhere:
        body = resident.body(device=device, **passed)
        assert elsewhere.post(URL, json=body).status_code == 200


def test_what_was_refused_was_not_counted(resident):
    for _ in range(7):
        elsewhere = {"division_id": str(resident.world.divisions["xinglong"].id)}
        assert resident.send(place=elsewhere).status_code == 422

    assert resident.send().status_code == 200


def test_the_rule_set_of_the_congress_says_how_many(resident):
    staff = resident.world.staff.headers
    shown = resident.client.get("/api/v1/rulesets", params={"word": "intake"}, headers=staff)
    numbers = {n["name"]: n["value"] for n in shown.json()[-1]["numbers"]}
    assert (numbers["look_days"], numbers["per_device_day"]) == (5, 5)
    adopted = {
        "word": "intake",
        "numbers": numbers | {"per_device_day": 1, "look_days": 2, "most_photos": 0},
        "valid_from": "2026-03-02",
    }
    assert resident.client.post("/api/v1/rulesets", json=adopted, headers=staff).status_code == 200

    assert resident.send().json()["look_by"] == "2026-03-04"
    assert resident.send().status_code == 429
    assert resident.photo(resident.right()).status_code == 422


def test_wrong_words_are_counted_and_right_ones_are_not(resident, clock):
    code_word = resident.send().json()["code_word"]
    for _ in range(12):
        assert resident.follow(code_word).status_code == 200
    for n in range(10):
        assert resident.follow(f"松树 石桥 {n:04}").json()["type"] == "/problems/code-word-wrong"

    refused = resident.follow(code_word)

    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) <= 3601
    clock.now += timedelta(hours=1)
    assert resident.follow(code_word).status_code == 200


@pytest.mark.parametrize("device", ["", "short", "with spaces in it all", "x" * 65])
def test_a_phone_without_a_name_of_its_own_is_refused(resident, device):
    assert resident.ask(device=device).status_code == 422


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=25)
@given(
    moments=some.lists(
        some.tuples(some.sampled_from(["a", "b"]), some.integers(0, 3 * 86400)), max_size=40
    ),
    window=some.sampled_from(list(Window)),
)
def test_every_deed_is_counted_once_in_the_window_it_falls_into(database, moments, window):
    model = Counter()
    with database.writing() as session:
        limits.forget(session, now=NOW + timedelta(days=30))
        for source, seconds in moments:
            now = NOW + timedelta(seconds=seconds)
            model[source, end_of(window, now)] += 1
            told = limits.count(session, "test", source, window=window, now=now)
            assert told == model[source, end_of(window, now)]
        for source, seconds in moments:
            now = NOW + timedelta(seconds=seconds)
            seen = queries.counted(session, "test", source, window=window, now=now)
            assert seen == model[source, end_of(window, now)]
        assert limits.forget(session, now=NOW + timedelta(days=30)) == len(model)


@given(some.datetimes(timezones=some.just(NOW.tzinfo)))
def test_a_window_ends_later_today_or_within_the_hour(now):
    assert timedelta(0) < end_of(Window.day, now) - now <= timedelta(days=1)
    assert timedelta(0) < end_of(Window.hour, now) - now <= timedelta(hours=1)
