"""Who sees self-checks and who may take which step, both ways."""

from datetime import timedelta

import pytest

from backend.jobs import reminding
from tests.conftest import NOW

STEPS = {
    "press": {"note": "请抓紧"},
    "give-time": {"due_on": "2026-03-30"},
    "send-back": {"reason": "不够细"},
    "conclude": {},
    "withdraw": {"reason": "撤回"},
}


@pytest.mark.parametrize("who", ["leader", "unit", "deputy", "security_admin"])
def test_only_staff_ask_for_a_self_check(checks, who):
    checks.ask(who=who, status=403)


def test_the_city_reads_a_countys_and_writes_nothing(checks):
    check = checks.filed("机井台账缺失")
    seen = checks.get(f"/{check['id']}", "city_staff")
    assert (seen["open_steps"], seen["findings"][0]["open_steps"]) == ([], [])
    for step, sent in STEPS.items():
        checks.post(f"/{check['id']}/{step}", "city_staff", 403, **sent)
    row = check["findings"][0]
    checks.decide(check, row, "decline", "city_staff", 403, reason="不列入")
    checks.take_over(check, row, 422, "city_staff")


@pytest.mark.parametrize("who", ["joint_unit", "other_unit", "other_staff", "other_leader"])
def test_others_do_not_see_a_units_self_check(checks, who):
    check = checks.filed("机井台账缺失")

    checks.get(f"/{check['id']}", who, 404)
    assert checks.get("", who)["items"] == []
    said = checks.get("/summary", who)
    assert (said["asked"]["value"], said["rows"]["rows"]) == (0, 0)


def test_a_deputy_has_no_part_in_it(checks):
    checks.get("", "deputy", 403)


def test_the_unit_writes_its_own_list_and_decides_nothing(checks):
    [check] = checks.ask("water", "housing")[:1]
    checks.found(check, who="staff", status=403)
    checks.found(check, who="joint_unit", status=404)
    checks.found(check, who="other_unit", status=404)
    row = checks.found(check)["findings"][0]
    checks.decide(check, row, "decline", "staff", 404, reason="还没有报送")
    checks.file(check)
    for step, sent in STEPS.items():
        checks.post(f"/{check['id']}/{step}", "unit", 403, **sent)
    checks.decide(check, row, "decline", "unit", 403, reason="不列入")
    checks.get(f"/{check['id']}/findings/{row['id']}/twins", "unit", 403)


def test_the_desk_says_what_waits_and_what_is_late(checks, client, world, clock):
    def waits(who):
        answer = client.get("/api/v1/desk", headers=world.people[who].headers).json()
        return [(row["kind"], row["who"], row["light"]) for row in answer["items"]]

    [check] = checks.ask()
    assert waits("unit") == [("file_check", "滦平县人大交办", "on_time")]
    assert waits("staff") == []
    clock.now += timedelta(days=14)
    late = client.get("/api/v1/desk/late", headers=world.leader.headers).json()
    assert [(row["word"], row["holder"]) for row in late["items"]] == [
        ("self-checks", "滦平县水务局")
    ]
    checks.file(check, none_found=True)
    assert waits("unit") == []
    assert waits("staff") == [("review_check", "滦平县水务局", "on_time")]


def test_a_unit_is_reminded_once_a_distance_and_the_staff_once_it_is_late(
    checks, database, client, world
):
    checks.ask()

    def told(who, day):
        now = NOW + timedelta(days=day)
        reminding.run(database, now=now)
        reminding.run(database, now=now + timedelta(minutes=20))
        items = client.get("/api/v1/notices", headers=world.people[who].headers).json()["items"]
        return [one["title"] for one in items if one["kind"] == "self-check-due"]

    assert told("unit", 1) == []
    assert told("unit", 8) == ["自查自纠报告待报送，还剩 3 个工作日"]
    assert told("unit", 11)[0] == "自查自纠报告待报送，今天到期"
    assert told("staff", 11) == []
    assert told("unit", 14)[0] == "自查自纠报告已逾期 3 天，请尽快报送"
    assert told("staff", 15) == ["自查自纠报告已逾期 3 天，请尽快报送"]
