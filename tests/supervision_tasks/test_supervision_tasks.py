from datetime import timedelta

import pytest

from tests.clues.conftest import Journey

URL = "/api/v1/supervision-tasks"


@pytest.fixture
def journey(client, world) -> Journey:
    return Journey(client, world)


@pytest.fixture
def ask(client, world):
    def ask(who, **query):
        answer = client.get(URL, params=query, headers=world.people[who].headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def test_it_says_who_must_do_what_by_when(journey, ask):
    clue_id = journey.at("handed_over")
    journey.take(clue_id, "press", note="请抓紧")
    lead, joint = sorted(ask("staff")["items"], key=lambda t: t["role"], reverse=True)
    assert lead["matter"] == {
        "word": "clues",
        "id": clue_id,
        "code": "线索〔2026〕1号",
        "title": "滦河支沟污水直排",
    }
    assert (lead["unit"]["name"], lead["role"], lead["state"]) == ("滦平县水务局", "lead", "given")
    assert (lead["pressed"], joint["pressed"]) == (1, 0)
    assert (lead["light"], lead["congress"]["name"]) == ("on_time", "滦平县人大")
    assert joint["unit"]["name"] == "滦平县住房和城乡建设局"


def test_each_sees_the_tasks_they_may_see(journey, ask, client, world):
    journey.at("handling")
    assert len(ask("staff")["items"]) == len(ask("city_staff")["items"]) == 2
    assert [t["role"] for t in ask("unit")["items"]] == ["lead"]
    assert [t["role"] for t in ask("joint_unit")["items"]] == ["joint"]
    assert ask("other_staff")["items"] == ask("other_unit")["items"] == []
    for who in ("deputy", "system_admin"):
        assert client.get(URL, headers=world.people[who].headers).status_code == 403


def test_filters_narrow_it(journey, ask, world, clock):
    journey.at("handling")
    journey.at("answered", title="校门口拥堵")
    count = lambda **query: ask("staff", count=True, limit=1, **query)["count"]  # noqa: E731
    assert count() == 4
    assert count(unit_id=str(world.units["water"].id)) == 2
    assert count(congress_id=str(world.congresses["luanping"].id)) == 4
    assert count(congress_id=str(world.congresses["xinglong"].id)) == 0
    assert count(state="finished") == count(light="done") == 1
    assert count(role="joint") == 2
    assert count(pressed=True) == 0
    assert count(word="clues") == 4
    assert count(q="拥堵") == 2
    assert count(q="1号") == 2
    assert count(light="overdue") == 0
    clock.now += timedelta(days=60)
    assert count(light="overdue") == 3


def test_another_system_pulls_what_changed(journey, ask, clock):
    clue_id = journey.at("handed_over")
    clock.now += timedelta(days=1)
    since = ask("staff")["as_of"]
    clock.now += timedelta(minutes=1)
    journey.take(clue_id, "accept", "unit", handler="孟知行")
    changed = ask("staff", updated_since=since, sort="updated")["items"]
    assert [t["state"] for t in changed] == ["accepted"]


@pytest.mark.parametrize("sort", ["due", "newest", "updated"])
def test_pages_lead_on_and_back(journey, ask, sort):
    for _ in range(3):
        journey.at("handed_over")
    first = ask("staff", limit=4, sort=sort, count=True)
    assert first["count"] == 6
    second = ask("staff", limit=4, sort=sort, after=first["next"])
    assert (len(second["items"]), second["next"]) == (2, None)
    back = ask("staff", limit=4, sort=sort, after=second["previous"])
    assert [t["id"] for t in back["items"]] == [t["id"] for t in first["items"]]
