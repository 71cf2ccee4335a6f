import random
from datetime import timedelta

import pytest

from tests.overview.test_overview import listed
from tests.overview.worlds import fill


def waits(said):
    return [(row["kind"], row["who"]) for row in said["items"]]


def test_staff_see_the_step_that_waits_for_them_from_report_to_sign_off(journey, desk):
    assert desk("staff")["items"] == []
    clue = journey.report().json()
    assert waits(desk("staff")) == [("verify", "代表反映 · 滦平镇")]

    journey.take(clue["id"], "verify")
    assert waits(desk("staff")) == [("hand_over", "待定承办单位")]

    journey.take(clue["id"], "hand-over", **journey.handing())
    assert desk("staff")["items"] == []

    journey.take(clue["id"], "accept", "unit", handler="孟知行")
    journey.take(clue["id"], "ask-time", "unit", until="2026-04-30", reason="雨季")
    assert waits(desk("staff")) == [("grant_time", "滦平县水务局")]

    journey.take(clue["id"], "answer", "unit", words="已改完")
    assert desk("staff")["items"] == []
    journey.take(clue["id"], "rate", "deputy", attitude="satisfied", result="satisfied")
    assert waits(desk("staff")) == [("check", "滦平县水务局")]
    row = desk("staff")["items"][0]
    assert (row["word"], row["id"], row["code"]) == ("clues", clue["id"], "线索〔2026〕1号")

    journey.take(clue["id"], "sign-off")
    assert desk("staff")["items"] == []


def test_units_see_what_they_lead_and_their_part_of_what_others_lead(journey, desk):
    clue_id = journey.at("handed_over")
    assert waits(desk("unit")) == [("accept", "滦平县人大交办")]
    assert waits(desk("joint_unit")) == [("accept", "滦平县人大交办")]

    journey.take(clue_id, "accept", "unit", handler="孟知行")
    journey.take(clue_id, "accept", "joint_unit", handler="许临川")
    assert [row["kind"] for row in desk("unit")["items"]] == ["answer"]
    assert [row["kind"] for row in desk("joint_unit")["items"]] == ["joint"]

    journey.take(clue_id, "answer", "joint_unit", words="配合完成")
    assert desk("joint_unit")["items"] == []
    journey.take(clue_id, "answer", "unit", words="已改完")
    assert desk("unit")["items"] == []


def test_a_deputy_sees_answers_to_rate_and_for_two_weeks_what_was_not_taken_on(
    journey, desk, clock
):
    journey.at("answered")
    declined = journey.report().json()["id"]
    journey.take(declined, "decline", reason="不属本级职权")

    said = desk("deputy")
    assert [row["kind"] for row in said["items"]] == ["rate", "declined"]
    assert said["counts"]["waiting"] == 1
    assert said["items"][1]["due_on"] is None
    assert desk("second_deputy")["items"] == []

    clock.now += timedelta(days=15)
    assert [row["kind"] for row in desk("deputy")["items"]] == ["rate"]


def test_a_leader_sees_what_is_late_in_the_own_congress(journey, desk, clock):
    journey.at("handling")
    journey.at("submitted")
    assert desk("leader")["items"] == []
    clock.now += timedelta(days=60)
    assert sorted(row["kind"] for row in desk("leader")["items"]) == ["press", "verify"]
    assert desk("other_leader")["items"] == []


def test_the_late_come_first_then_the_earliest_deadline(journey, desk, clock):
    journey.at("submitted")
    clock.now += timedelta(days=3)
    journey.at("verified")
    clock.now += timedelta(days=5)
    journey.at("submitted")

    said = desk("staff")
    assert [row["light"] for row in said["items"]] == ["overdue", "due_soon", "on_time"]
    due = [row["due_on"] for row in said["items"]]
    assert due == sorted(due)
    assert said["counts"] == {
        "waiting": 3,
        "overdue": 1,
        "today": 0,
        "kinds": {"verify": 2, "hand_over": 1},
    }
    assert len(desk("staff", kind="verify")["items"]) == 2
    assert len(desk("staff", due="overdue")["items"]) == 1


def test_pages_lead_on_and_back(journey, desk):
    for _ in range(5):
        journey.report()
    first = desk("staff", limit=2, count=True)
    assert first["count"] == 5
    second = desk("staff", limit=2, after=first["next"])
    back = desk("staff", limit=2, after=second["previous"])
    assert [row["id"] for row in back["items"]] == [row["id"] for row in first["items"]]
    last = desk("staff", limit=2, after=second["next"])
    assert (len(last["items"]), last["next"]) == (1, None)


def test_nothing_of_another_county_waits_here(journey, desk):
    journey.at("submitted")
    journey.at("handed_over")
    for who in ("other_staff", "other_unit", "other_deputy", "city_staff", "system_admin"):
        assert desk(who)["items"] == [], who
        assert desk(who)["counts"]["waiting"] == 0


def test_the_latest_are_shown_in_all_one_may_see_with_who_has_them(journey, desk, clock):
    journey.at("handling")
    journey.at("submitted")
    clock.now += timedelta(days=60)
    for who in ("staff", "city_staff"):
        said = desk(who, "/late")
        assert [(one["word"], one["count"]) for one in said["counts"]] == [("clues", 2)]
        assert [row["holder"] for row in said["items"]] == ["滦平县人大", "滦平县水务局"]
        assert [row["days_left"] for row in said["items"]] == sorted(
            row["days_left"] for row in said["items"]
        )
    assert desk("unit", "/late")["counts"][0]["count"] == 1
    assert desk("other_staff", "/late")["counts"] == []


def test_the_week_counts_what_happened_and_how_long_answers_took(journey, desk, clock):
    journey.at("signed_off")
    clock.now += timedelta(days=7)
    journey.at("handed_over")

    said = desk("staff", "/week")
    assert (said["first_day"], said["last_day"]) == ("2026-03-03", "2026-03-09")
    by_key = {figure["key"]: figure for figure in said["figures"]}
    assert by_key["received"]["value"] == "1"
    assert by_key["received"]["change"] == "+0"
    assert by_key["received"]["series"][-2:] == ["1", "1"]
    assert by_key["signed_off"]["change"] == "-1"
    assert by_key["days"]["value"] is None
    assert by_key["days"]["series"][-2] == "0.0"


@pytest.mark.parametrize("seed", range(3))
def test_every_figure_of_the_week_opens_exactly_the_rows_it_counts(
    client, world, desk, database, clock, seed
):
    with database.writing() as session:
        fill(session, world, random.Random(seed), 60, clock.now)
    for who in ("city_staff", "staff"):
        for figure in desk(who, "/week")["figures"]:
            count = listed(client, world, who, figure["filters"])
            if figure["key"] == "days":
                assert (figure["value"] is None) == (count == 0)
            else:
                assert figure["value"] == str(count), figure
        for late in desk(who, "/late")["counts"]:
            assert late["count"] == listed(client, world, who, late["filters"])
