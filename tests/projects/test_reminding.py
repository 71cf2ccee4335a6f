"""Milestones are spoken of before their day and after it: inventory 94, rule set `projects`."""

from datetime import timedelta

from backend.jobs import reminding


def told(projects, who):
    """Have the clock turn; return what stands in somebody's notices about milestones."""
    reminding.run(projects.world.database, now=projects.clock.now)
    headers = projects.world.people[who].headers
    listed = projects.client.get("/api/v1/notices", headers=headers).json()["items"]
    return [one["title"] for one in listed if one["kind"] == "project-due"]


def test_the_unit_is_told_once_a_week_before_a_milestone(projects, world, database):
    world.database = database
    projects.elected()
    projects.day(5, 24)
    assert told(projects, "unit") == []
    projects.day(5, 25)
    assert told(projects, "unit") == ["“开工”还剩 7 天"] * 2
    projects.clock.now += timedelta(days=1)
    assert len(told(projects, "unit")) == 2
    assert told(projects, "leader") == []


def test_a_milestone_that_passed_is_told_to_staff_and_leader_as_well(projects, world, database):
    world.database = database
    _, ids = projects.elected()
    projects.day(6, 1)
    projects.reach(ids[0], "start", "2026-06-01")
    projects.day(6, 3)
    for who in ("unit", "staff", "leader"):
        assert told(projects, who)[0] == "“开工”已逾期 2 天，请抓紧", who
        assert len(told(projects, who)) == 1


def test_a_delay_that_was_reported_counts_from_the_day_it_names(projects, world, database):
    world.database = database
    _, ids = projects.elected()
    projects.day(6, 1)
    projects.reach(ids[1], "start", "2026-06-01")
    path = f"/{ids[0]}/milestones/{projects.stone(ids[0], 'start')}/delay"
    projects.post(path, 200, "unit", expected_on="2026-06-20", reason="管线迁改")
    projects.day(6, 10)
    assert told(projects, "unit") == []
    projects.day(6, 15)
    assert told(projects, "unit") == ["“开工”还剩 5 天"]


def test_the_days_are_the_rule_sets(projects, world, database):
    world.database = database
    sent = {"word": "projects", "valid_from": "2026-03-02", "numbers": {"soon_days": 30}}
    url = "/api/v1/rulesets"
    answer = projects.client.post(url, json=sent, headers=world.staff.headers)
    assert answer.status_code == 200, answer.text
    projects.elected()
    assert told(projects, "unit") == ["“开工”还剩 12 天"] * 2
