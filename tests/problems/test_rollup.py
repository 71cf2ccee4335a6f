"""Problems added up over congresses, campaigns and years (inventory 64, 126, 131, 149)."""

import random
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.rules import RECTIFIED, ProblemState
from backend.domain.features.problems.rules.words import print_of
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import new_id

URL = "/api/v1/problems/rollup"
TODAY = date(2026, 3, 2)


@pytest.fixture
def city(world, database, list_, clock):
    """The city's campaign, joined by 滦平 and 兴隆."""
    campaign, field, _ = list_.start(world.city_staff, shared=True)
    with database.writing() as session:
        of = {}
        for word in ("city", "luanping", "xinglong"):
            congress = world.congresses[word]
            if word == "city":
                of[word] = campaign
                continue
            made = Campaign(
                congress_id=congress.id,
                scope=congress.scope,
                parent_id=UUID(campaign),
                year=2026,
                code="联动监督二",
                title="2026年联动监督",
                created_at=clock.now,
                updated_at=clock.now,
            )
            session.add(made)
            session.flush()
            of[word] = made.id
    return {"campaign": campaign, "field": field, "of": of}


def a_row(world, city, number, now, word="luanping", **changes):
    congress = world.congresses[word]
    words = f"第{number}个问题"
    return Problem(
        **{
            "congress_id": congress.id,
            "scope": congress.scope,
            "campaign_id": UUID(str(city["of"][word])),
            "field_id": UUID(city["field"]),
            "year": 2026,
            "number": number,
            "words": words,
            "words_print": print_of(words),
            "created_at": now,
            "updated_at": now,
            **changes,
        }
    )


def at_random(rng: random.Random) -> dict[str, object]:
    state = rng.choice(list(ProblemState))
    due = TODAY + timedelta(days=rng.choice([-30, -1, 0, 1, 3, 20]))
    done = due + timedelta(days=rng.choice([-5, 0, 1])) if rng.random() < 0.8 else None
    return {
        "state": state,
        "due_on": rng.choice([due, due, NEVER]),
        "done_on": done if state in RECTIFIED else None,
        "reopened": rng.choice([0, 0, 1]),
    }


def fill(session: Session, world, city, now) -> None:
    rng = random.Random(64)
    for number in range(1, 121):
        word = rng.choice(["city", "luanping", "xinglong"])
        session.add(a_row(world, city, number, now, word, **at_random(rng)))


def ask(client, someone, **query):
    answer = client.get(URL, params=query, headers=someone.headers)
    assert answer.status_code == 200, answer.json()
    return answer.json()


@pytest.mark.parametrize("by", ["congress", "campaign", "year"])
def test_each_figure_lists_exactly_the_rows_it_counts(world, client, database, city, clock, by):
    with database.writing() as session:
        fill(session, world, city, clock.now)
    said = ask(client, world.city_staff, by=by, campaign_id=city["campaign"])
    for line in [said["total"], *said["lines"]]:
        for name, figure in line["figures"].items():
            rows = client.get(
                "/api/v1/problems",
                params={**figure["where"], "count": True},
                headers=world.city_staff.headers,
            ).json()
            assert rows["count"] == figure["value"], (line["name"], name)
    assert said["total"]["figures"]["late"]["value"] > 0
    assert said["total"]["figures"]["in_time"]["of"] > 0


def test_the_lines_of_all_congresses_make_the_total(world, client, database, city, clock):
    with database.writing() as session:
        fill(session, world, city, clock.now)
    said = ask(client, world.city_staff)
    for name, figure in said["total"]["figures"].items():
        assert sum(line["figures"][name]["value"] for line in said["lines"]) == figure["value"]


def test_hebei_handed_over_92_20_per_cent_of_what_it_found(world, client, database, city, clock):
    """Hebei 2022: 3,680 found, 3,393 handed over."""
    with database.writing() as session:
        for number in range(1, 3681):
            handed = clock.now if number <= 3393 else None
            state = ProblemState.handed_over if handed else ProblemState.found
            row = a_row(world, city, number, clock.now, handed_over_at=handed, state=state)
            session.add(row)
    figures = ask(client, world.city_staff)["total"]["figures"]
    assert figures["problem"]["value"] == 3680
    said = figures["handed_over"]
    assert (said["value"], said["of"], said["rate"]) == (3393, 3680, "92.20")


def test_luanping_rectified_49_of_89(world, client, database, city, clock):
    """Inventory 64, G1: 55.06 %."""
    with database.writing() as session:
        for number in range(1, 90):
            state = ProblemState.reported_done if number <= 49 else ProblemState.rectifying
            session.add(a_row(world, city, number, clock.now, state=state))
    said = ask(client, world.city_staff, by="congress")
    [line] = [one for one in said["lines"] if one["name"] == "滦平县"]
    assert line["figures"]["rectified"]["rate"] == "55.06"
    assert line["code"] == "130824"


def test_in_time_is_a_share_of_what_was_rectified_with_both_days_known(
    world, client, database, city, clock
):
    done = {"state": ProblemState.signed_off}
    with database.writing() as session:
        for number, (due, done_on) in enumerate(
            [
                (TODAY, TODAY),
                (TODAY, TODAY + timedelta(days=1)),
                (TODAY, None),
                (NEVER, TODAY),
            ]
        ):
            row = a_row(world, city, number + 1, clock.now, due_on=due, done_on=done_on, **done)
            session.add(row)
    said = ask(client, world.city_staff)["total"]["figures"]["in_time"]
    assert (said["value"], said["of"], said["rate"]) == (1, 2, "50.00")


def test_what_was_carried_over_counts_once_over_the_years_and_in_each_of_them(world, client, list_):
    made = list_.handed_over()
    list_.carry(list_.next_year())
    said = ask(client, world.staff, by="year")
    by_name = {line["name"]: line["figures"] for line in said["lines"]}
    assert by_name["2026年"]["problem"]["value"] == 1
    assert by_name["2026年"]["carried_over"]["value"] == 1
    assert by_name["2027年"]["problem"]["value"] == 1
    assert by_name["2027年"]["carried_in"]["value"] == 1
    assert said["total"]["figures"]["problem"]["value"] == 1
    rows = client.get(
        "/api/v1/problems",
        params=by_name["2026年"]["carried_over"]["where"],
        headers=world.staff.headers,
    ).json()["items"]
    assert [row["id"] for row in rows] == [made["id"]]


def test_a_county_adds_up_its_own_and_cannot_name_anothers_campaign(
    world, client, database, city, clock
):
    with database.writing() as session:
        fill(session, world, city, clock.now)
    said = ask(client, world.staff)
    assert {line["name"] for line in said["lines"]} >= {"滦平县本级"}
    assert not any("兴隆" in line["name"] for line in said["lines"])
    all_ = ask(client, world.city_staff)
    assert (
        said["total"]["figures"]["problem"]["value"] < all_["total"]["figures"]["problem"]["value"]
    )
    other = client.get(
        URL, params={"campaign_id": city["of"]["xinglong"]}, headers=world.staff.headers
    )
    assert other.status_code == 404
    nobody = client.get(URL, params={"campaign_id": str(new_id())}, headers=world.staff.headers)
    assert nobody.status_code == 404


def test_a_unit_counts_what_it_was_given(world, client, list_):
    list_.handed_over()
    list_.register(words="没有交办的问题，另一件")
    said = ask(client, world.unit, by="year")
    assert said["total"]["figures"]["problem"]["value"] == 1
