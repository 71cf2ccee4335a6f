"""The ledger: filters, sorts, pages, words."""

from datetime import timedelta

import pytest


def ids(answer):
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["items"]]


def test_the_pages_follow_each_other_without_gap_or_repeat_and_lead_back(journey):
    made = [journey.report().json()["id"] for _ in range(7)]

    first = journey.list(limit=3).json()
    second = journey.list(limit=3, after=first["next"]).json()
    third = journey.list(limit=3, after=second["next"]).json()

    seen = [row["id"] for page in (first, second, third) for row in page["items"]]
    assert seen == made[::-1]
    assert first["previous"] is None
    assert third["next"] is None
    assert journey.list(limit=3, after=second["previous"]).json()["items"] == first["items"]
    assert journey.list(limit=3, after=third["previous"]).json()["items"] == second["items"]


@pytest.mark.parametrize("cursor", ["x", "WzBd", "!!!", "bnVsbA"])
def test_a_cursor_of_nowhere_is_refused(journey, cursor):
    assert journey.list(after=cursor).json()["type"] == "/problems/cursor-unreadable"


def test_two_characters_find_a_clue_and_so_does_one(journey):
    wanted = journey.report(title="三个小组饮水不稳", words="水压低").json()["id"]
    journey.report(title="桥栏杆缺失", words="夜间危险")

    assert ids(journey.list(q="饮水")) == [wanted]
    assert ids(journey.list(q="饮")) == [wanted]
    assert ids(journey.list(q="水压")) == [wanted]
    assert ids(journey.list(q="饮水 栏杆")) == []


def test_a_title_put_right_is_found_by_its_new_words_only(journey):
    clue = journey.report(title="饮水不稳").json()
    headers = journey.world.staff.headers | {"If-Match": f'"{clue["version"]}"'}
    sent = {"title": "桥栏杆缺失", "words": "夜间", "category": "roads", "place": {}}
    journey.client.patch(f"/api/v1/clues/{clue['id']}", json=sent, headers=headers)

    assert ids(journey.list(q="饮水")) == []
    assert ids(journey.list(q="栏杆")) == [clue["id"]]


def test_each_light_lists_its_clues_and_all_together_list_all(journey, clock):
    late = journey.at("submitted")
    clock.now += timedelta(days=6)
    soon = journey.at("handed_over")
    clock.now += timedelta(days=5)
    fresh, done = journey.at("handling"), journey.at("signed_off")

    assert ids(journey.list(light="overdue")) == [late]
    assert ids(journey.list(light="due_soon")) == [soon]
    assert ids(journey.list(light="on_time")) == [fresh]
    assert ids(journey.list(light="done")) == [done]


def test_filters_narrow_to_state_unit_kind_and_day(journey, clock):
    handling = journey.at("handling")
    clock.now += timedelta(days=3)
    other = journey.report(category="roads").json()["id"]
    water = str(journey.world.units["water"].id)

    assert ids(journey.list(state="handling")) == [handling]
    assert ids(journey.list(unit_id=water)) == [handling]
    assert ids(journey.list(category="roads")) == [other]
    assert ids(journey.list(created_from="2026-03-05")) == [other]
    assert ids(journey.list(created_to="2026-03-04")) == [handling]
    assert ids(journey.list(handed_over=True)) == [handling]
    assert ids(journey.list(handed_over=False)) == [other]


def test_sorting_by_deadline_puts_the_most_urgent_first(journey, clock):
    first = journey.at("submitted")
    clock.now += timedelta(days=2)
    handed = journey.at("handling")
    ended = journey.at("signed_off")

    assert ids(journey.list(sort="due")) == [first, handed, ended]


def test_another_system_pulls_what_changed_since_it_last_asked(journey, clock):
    old = journey.at("submitted")
    as_of = journey.list().json()["as_of"]
    clock.now += timedelta(minutes=5)
    journey.take(old, "verify")
    later = journey.list(updated_since=as_of, sort="updated").json()

    assert [row["id"] for row in later["items"]] == [old]
    clock.now += timedelta(minutes=5)
    assert ids(journey.list(updated_since=journey.list().json()["as_of"])) == []


@pytest.mark.parametrize(
    "query",
    [{"limit": 0}, {"limit": 201}, {"state": "gone"}, {"colour": "red"}, {"created_from": "soon"}],
)
def test_a_filter_that_is_not_one_is_refused_in_words(journey, query):
    answer = journey.list(**query)

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"].startswith("query.")
