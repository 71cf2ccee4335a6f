"""Who sees weekly reports, who owes them, and who is reminded (inventory 67, 75)."""

from datetime import timedelta

import pytest

from backend.jobs import reminding
from tests.conftest import NOW


def week(database, day=0):
    """Let the clock of the server strike, so many days after Monday."""
    reminding.run(database, now=NOW + timedelta(days=day))


def test_the_clock_opens_each_weeks_report_once_for_what_is_arranged(weekly, database):
    weekly.arrange()
    ended = weekly.arrange("water")
    weekly.post(f"/arrangements/{ended['id']}/end", reason="不需要")
    later = {"starts_on": "2026-03-16"}
    weekly.arrange("housing", **later)
    week(database)
    week(database, 2)

    items = weekly.get()["items"]
    assert [(one["unit"]["name"], one["state"]) for one in items] == [("滦平县人民政府", "draft")]
    week(database, 7)
    assert [one["week"] for one in weekly.get()["items"]] == ["2026-03-09", "2026-03-02"]
    draft = weekly.get(f"/{items[0]['id']}", "government")
    assert (draft["figures"], draft["open_steps"]) == (None, ["sign", "prefill", "withdraw"])
    refused = weekly.post(f"/{draft['id']}/sign", "government", 422, signed_by="副县长")
    assert refused["type"] == "/problems/figures-missing"
    filled = weekly.post(f"/{draft['id']}/prefill", "government")
    assert filled["figures"]["as_of"] == "2026-03-02"


def test_a_campaign_that_is_closed_has_no_more_reports(weekly, database, client, world):
    weekly.arrange()
    url = f"/api/v1/campaigns/{weekly.list.campaign}"
    tag = client.get(url, headers=world.staff.headers).headers["etag"]
    closed = client.patch(
        url, json={"closed": True}, headers=world.staff.headers | {"If-Match": tag}
    )
    assert closed.status_code == 200

    week(database)

    assert weekly.get()["items"] == []


def test_the_other_side_sees_that_a_report_is_not_there_and_not_what_is_being_written(weekly):
    report = weekly.write(weekly.start(weekly.arrange()))

    seen = weekly.get(f"/{report['id']}")

    assert (seen["state"], seen["shown"], seen["figures"]) == ("draft", False, None)
    assert (seen["progress"], seen["open_steps"]) == ("", [])


@pytest.mark.parametrize("who", ["unit", "joint_unit", "other_unit", "other_staff", "other_leader"])
def test_others_see_nothing_of_it(weekly, who):
    report = weekly.complete()
    weekly.get(f"/{report['id']}", who, 404)
    assert weekly.get("", who)["items"] == []
    assert weekly.get("/arrangements", who)["items"] == []


def test_the_city_reads_a_countys_and_signs_nothing(weekly):
    report = weekly.sent()
    assert weekly.get(f"/{report['id']}", "city_staff")["open_steps"] == []
    weekly.post(f"/{report['id']}/countersign", "city_staff", 403, signed_by="顾南星")
    weekly.post(f"/{report['id']}/send-back", "city_staff", 403, reason="不行")


def test_neither_side_takes_the_others_steps(weekly):
    report = weekly.sent()
    weekly.post(f"/{report['id']}/countersign", "government", 403, signed_by="副县长")
    weekly.post(f"/{report['id']}/send-back", "government", 403, reason="不行")
    for step, sent in {"sign": {"signed_by": "沈怀远"}, "prefill": {}}.items():
        weekly.post(f"/{report['id']}/{step}", "staff", 403, **sent)
    weekly.write(report, "staff", 403)
    after = weekly.get(f"/{report['id']}")
    assert (after["state"], after["version"]) == (report["state"], report["version"])


@pytest.mark.parametrize("who", ["leader", "government", "deputy"])
def test_only_staff_arrange_reports(weekly, who):
    weekly.arrange(who=who, status=403)
    assert weekly.get("/arrangements")["items"] == []


def test_a_deputy_has_no_part_in_it(weekly):
    report = weekly.sent()
    refused = [weekly.get(path, "deputy", 403) for path in ("", f"/{report['id']}")]
    assert {answer["type"] for answer in refused} == {"/problems/not-allowed"}


def test_the_desk_says_what_is_owed_and_what_is_to_be_signed(weekly, client, world, clock):
    def waits(who):
        answer = client.get("/api/v1/desk", headers=world.people[who].headers).json()
        return [(row["kind"], row["word"]) for row in answer["items"]]

    report = weekly.write(weekly.start(weekly.arrange()))
    assert waits("government") == [("weekly", "weekly-reports")]
    assert waits("staff") == []
    clock.now += timedelta(days=5)
    late = client.get("/api/v1/desk/late", headers=world.leader.headers).json()["items"]
    assert [(row["word"], row["holder"]) for row in late] == [("weekly-reports", "滦平县人民政府")]
    weekly.post(f"/{report['id']}/sign", "government", signed_by="副县长")
    assert waits("government") == []
    assert waits("staff") == [("countersign", "weekly-reports")]


def test_who_owes_it_is_reminded_on_the_rules_weekday_and_both_sides_once_it_is_late(
    weekly, database, client, world
):
    weekly.arrange()

    def told(who, day):
        week(database, day)
        week(database, day)
        items = client.get("/api/v1/notices", headers=world.people[who].headers).json()["items"]
        return [one["title"] for one in items if one["kind"] == "weekly-due"]

    assert told("government", 3) == []
    assert told("government", 4) == ["周报今天到期，请报送"]
    assert told("staff", 4) == []
    assert told("government", 5)[0] == "周报已逾期 1 天，请尽快报送"
    assert told("staff", 6) == ["周报已逾期 1 天，请尽快报送"]


def test_a_congress_sets_its_own_weekday(weekly, client, world):
    rule = {
        "word": "weekly-reports",
        "numbers": {"due_weekday": 3, "sign_days": 1},
        "valid_from": "2026-03-02",
        "reason": "周三例会",
    }
    adopted = client.post("/api/v1/rulesets", json=rule, headers=world.staff.headers)
    assert adopted.status_code == 200, adopted.text

    report = weekly.start(weekly.arrange())

    assert report["due_on"] == "2026-03-04"
