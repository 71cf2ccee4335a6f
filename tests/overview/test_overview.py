import json
import random
from decimal import Decimal

import pytest

from backend.settings import settings
from tests.overview.worlds import fill

URL = "/api/v1/overview"


@pytest.fixture
def ask(client, world):
    def ask(path="", who="city_staff", **query):
        answer = client.get(URL + path, params=query, headers=world.people[who].headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def figures_in(said):
    """Every figure in an answer, however deep."""
    if isinstance(said, dict):
        if set(said) == {"value", "filters"}:
            yield said
        else:
            for value in said.values():
                yield from figures_in(value)
    elif isinstance(said, list):
        for value in said:
            yield from figures_in(value)


def listed(client, world, who, filters):
    said = {k: str(v).lower() if isinstance(v, bool) else v for k, v in filters.items()}
    answer = client.get(
        "/api/v1/clues",
        params={**said, "count": "true", "limit": 1},
        headers=world.people[who].headers,
    )
    assert answer.status_code == 200, answer.text
    return answer.json()["count"]


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_opens_exactly_the_rows_it_counts(client, world, ask, database, clock, seed):
    rng = random.Random(seed)
    with database.writing() as session:
        fill(session, world, rng, 60, clock.now)
    luanping = world.congresses["luanping"]
    asked = [
        {},
        {"created_from": "2026-01-01", "created_to": "2026-03-01"},
        {"category": ["environment", "roads"]},
        {"within_id": str(luanping.id)},
        {"within_id": str(luanping.id), "category": "water", "created_from": "2025-12-01"},
    ]
    who = rng.choice(["city_staff", "staff", "other_leader"])
    for query in asked:
        said = [ask("", who, **query), ask("/months", who, **query)]
        found = {json.dumps(f["filters"], sort_keys=True): f for f in figures_in(said)}
        assert found
        for figure in found.values():
            count = listed(client, world, who, figure["filters"])
            assert figure["value"] == count, (query, figure)


@pytest.mark.parametrize("seed", range(4, 6))
def test_parts_add_up_to_the_whole(client, world, ask, database, clock, seed):
    with database.writing() as session:
        fill(session, world, random.Random(seed), 60, clock.now)
    said = ask()
    for name in ("overdue", "handed_over", "in_time", "signed_off", "satisfied"):
        whole = said["total"][name]["part"]["value"]
        for part in ("areas", "categories"):
            rows = [row["figures"][name]["part"]["value"] for row in said[part]]
            assert sum(rows) == whole, (name, part)


def test_rates_have_two_decimals_and_of_nothing_there_is_none(ask, database, world, clock):
    assert ask()["total"]["handed_over"] == {
        "part": {"value": 0, "filters": {"handed_over": True}},
        "whole": {"value": 0, "filters": {}},
        "rate": None,
    }
    with database.writing() as session:
        fill(session, world, random.Random(1), 60, clock.now)
    rate = ask()["total"]["handed_over"]
    exact = Decimal(rate["part"]["value"]) * 100 / rate["whole"]["value"]
    assert rate["rate"] == str(exact.quantize(Decimal("0.01"), "ROUND_HALF_UP"))


def test_the_city_sees_itself_and_each_county_and_a_county_only_itself(ask):
    assert [(a["name"], a["own"]) for a in ask()["areas"]] == [
        ("承德市", True),
        ("兴隆县", False),
        ("滦平县", False),
    ]
    assert [a["name"] for a in ask(who="staff")["areas"]] == ["滦平县"]


def test_narrowed_to_a_county_the_others_are_left_out(ask, world):
    within = str(world.congresses["luanping"].id)
    assert [a["name"] for a in ask(within_id=within)["areas"]] == ["滦平县"]
    other = str(world.congresses["xinglong"].id)
    assert ask(who="staff", within_id=other)["areas"] == []


def test_the_worst_units_come_first_and_no_more_than_asked_for(ask, database, world, clock):
    with database.writing() as session:
        fill(session, world, random.Random(7), 80, clock.now)
    said = ask()
    rates = [Decimal(u["figures"]["in_time"]["rate"] or 101) for u in said["units"]]
    assert rates == sorted(rates)
    assert len(ask(units=1)["units"]) == 1
    assert ask(units=1)["units_count"] == len(said["units"]) == 3


def test_twelve_months_are_shown_up_to_the_end_of_the_period(ask):
    assert [m["month"] for m in ask("/months")][0::11] == ["2025-04", "2026-03"]
    assert [m["month"] for m in ask("/months", created_to="2025-01-31")][-1] == "2025-01"


def test_units_and_deputies_have_no_overview(client, world):
    for who in ("unit", "deputy", "system_admin"):
        for path in ("", "/months", "/boundaries"):
            assert client.get(URL + path, headers=world.people[who].headers).status_code == 403


def test_the_map_has_eleven_counties_and_names_its_source(ask):
    said = ask("/boundaries")
    assert len(said["features"]) == 11
    assert "天地图" in said["source"]
    assert "130824" in {f["properties"]["adcode"] for f in said["features"]}


def test_the_map_can_be_replaced_and_a_broken_one_says_so(
    ask, client, world, tmp_path, monkeypatch
):
    path = tmp_path / "own.geojson"
    monkeypatch.setattr(settings, "boundaries", path)
    shape = {"type": "Polygon", "coordinates": [[[117, 41], [118, 41], [118, 42], [117, 41]]]}
    feature = {"properties": {"adcode": 130824, "name": "滦平县"}, "geometry": shape}
    path.write_text(json.dumps({"source": "省测绘院", "features": [feature]}))
    assert ask("/boundaries")["source"] == "界线来源：省测绘院"

    path.write_text("[]")
    answer = client.get(URL + "/boundaries", headers=world.people["staff"].headers)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/boundaries-unreadable"
