"""The ledger, its figures, and who sees them."""

from datetime import timedelta

import pytest

from backend.domain.features.problems.rules import code_of
from backend.domain.kit.tables import new_id
from backend.domain.people.divisions.rules import Level

URL = "/api/v1/problems"


@pytest.fixture
def some(list_, world):
    """Found, handed over (due soon), done, signed off, and one refused."""
    made = {
        "found": list_.register(words="找到的问题一"),
        "handed_over": list_.handed_over(words="交办的问题二", due_on="2026-03-04"),
        "done": list_.done(words="完成的问题三", due_on="2026-03-03"),
        "signed_off": list_.done(words="销号的问题四"),
        "refused": list_.register(words="不实的问题五"),
    }
    list_.step(world.staff, made["signed_off"], "verify-on-site", note="看过了")
    list_.step(world.staff, made["signed_off"], "sign-off")
    list_.step(world.staff, made["refused"], "refuse", reason="不属实")
    return made


def test_rectified_counts_reported_done_and_later_and_verified_is_counted_apart(list_, some):
    said = list_.summary()
    values = {name: f["value"] for name, f in said.items() if name != "rate"}
    assert values == {
        "fields": 1,
        "aspects": 1,
        "problems": 4,
        "rectified": 2,
        "verified": 1,
        "signed_off": 1,
        "on_time": 1,
        "due_soon": 1,
        "overdue": 0,
        "carried_over": 0,
        "carried_in": 0,
        "escalated": 0,
        "on_the_spot": 0,
    }
    assert said["rate"] == "50.00"


def test_each_figure_lists_exactly_the_rows_it_counts(list_, some):
    for asked in ({}, {"campaign_id": list_.campaign}, {"q": "问题"}, {"state": ["handed_over"]}):
        said = list_.summary(**asked)
        for name in set(said) - {"rate", "fields", "aspects"}:
            assert list_.ledger(**said[name]["where"])["count"] == said[name]["value"], name
        fields = list_.summary(path="by-field", **asked)
        assert len(fields) == said["fields"]["value"]
        assert sum(len(f["aspects"]) for f in fields) == said["aspects"]["value"]
        for field in fields:
            assert list_.ledger(**field["where"])["count"] == field["problems"]
            for aspect in field["aspects"]:
                assert list_.ledger(**aspect["where"])["count"] == aspect["problems"]


def test_of_nothing_there_is_no_rate(list_):
    said = list_.summary()
    assert said["rate"] is None
    assert said["problems"]["value"] == 0


def test_the_ledger_is_filtered(list_, some, world):
    def numbers(**asked):
        return [row["number"] for row in list_.ledger(**asked)["items"]]

    assert numbers() == [1, 2, 3, 4, 5]
    assert numbers(state=["found", "refused"]) == [1, 5]
    assert numbers(light="due_soon") == [2]
    assert numbers(holder="unit") == [2]
    assert numbers(unit_id=str(world.units["water"].id)) == [2, 3, 4]
    assert numbers(field_id=[list_.field], aspect_id=[list_.aspect]) == [1, 2, 3, 4, 5]
    assert numbers(field_id=[str(new_id())]) == []
    assert numbers(q="销号") == [4]
    assert numbers(due_from="2026-03-04", due_to="2026-04-01") == [2]
    assert numbers(found_from="2026-03-02") == [1, 2, 3, 4, 5]
    assert numbers(found_to="2026-03-01") == []
    assert numbers(source="residents", again=False) == [1, 2, 3, 4, 5]
    assert numbers(sort="due")[:2] == [3, 2]
    assert numbers(sort="newest") == [5, 4, 3, 2, 1]


def test_the_ledger_pages_both_ways(list_, some):
    first = list_.ledger(limit=2)
    assert (first["count"], first["previous"]) == (5, None)
    second = list_.ledger(limit=2, after=first["next"])
    assert [row["number"] for row in second["items"]] == [3, 4]
    back = list_.ledger(limit=2, after=second["previous"])
    assert [row["number"] for row in back["items"]] == [1, 2]


def test_a_light_goes_out_once_the_problem_is_rectified(list_, some, clock):
    clock.now += timedelta(minutes=2)
    row = list_.ledger(state="reported_done")["items"][0]
    assert (row["light"], row["days_left"], row["due_on"]) == ("done", None, "2026-03-03")


def test_a_county_sees_its_own_the_city_all_a_unit_what_it_was_given(list_, some, world, client):
    campaign, field, aspect = list_.start(world.other_staff)
    other = list_.register(
        world.other_staff, campaign_id=campaign, field_id=field, aspect_id=aspect
    )
    assert list_.ledger()["count"] == 5
    assert list_.ledger(world.other_staff)["count"] == 1
    assert list_.ledger(world.city_staff)["count"] == 6
    assert list_.ledger(world.unit)["count"] == 3
    assert list_.ledger(world.joint_unit)["count"] == 0
    congress = str(world.congresses["xinglong"].id)
    assert list_.ledger(world.city_staff, congress_id=congress)["count"] == 1
    assert list_.summary(world.unit)["problems"]["value"] == 3
    assert client.get(URL, headers=world.deputy.headers).status_code == 403
    for someone, problem in ((world.staff, other), (world.other_staff, some["done"])):
        for path in ("", "/timeline"):
            answer = client.get(f"{URL}/{problem['id']}{path}", headers=someone.headers)
            assert answer.status_code == 404
        patch = {**someone.headers, "If-Match": '"1"'}
        answer = client.patch(f"{URL}/{problem['id']}", json={"remark": "改"}, headers=patch)
        assert answer.status_code == 404


def test_a_citys_campaign_is_counted_over_those_that_joined_it(list_, world, client):
    citys, field, _ = list_.start(world.city_staff, shared=True)
    for someone in (world.staff, world.other_staff):
        sent = {"id": str(new_id()), "code": "5+2"}
        joined = client.post(
            f"/api/v1/campaigns/{citys}/join", json=sent, headers=someone.headers
        ).json()
        spot = joined["fields"][0]
        list_.register(
            someone,
            campaign_id=joined["id"],
            field_id=spot["id"],
            aspect_id=spot["aspects"][0]["id"],
        )
    said = list_.summary(world.city_staff, campaign_id=citys)
    assert [said[n]["value"] for n in ("fields", "aspects", "problems")] == [1, 1, 2]
    assert list_.ledger(world.city_staff, field_id=[field])["count"] == 2
    [only] = list_.summary(world.city_staff, path="by-field", campaign_id=citys)
    assert (only["id"], only["problems"], len(only["aspects"])) == (field, 2, 1)
    assert list_.ledger(world.city_staff, **only["aspects"][0]["where"])["count"] == 2
    assert list_.ledger(world.staff, campaign_id=citys)["count"] == 1


def test_a_city_is_named_by_one_character_and_a_county_by_two():
    assert code_of("承德市人大", Level.city, 2026, 12) == "承人问〔2026〕12号"
    assert code_of("承德县人大", Level.county, 2026, 12) == "承德人问〔2026〕12号"
    assert code_of("滦平县人大", Level.county, 2022, 1) == "滦平人问〔2022〕1号"
