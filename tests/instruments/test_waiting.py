"""Opinions that wait (审议意见) on the desk and among the late; sight of a higher one's; 82, 83."""

from datetime import timedelta

from tests.campaigns.conftest import Campaign
from tests.escalations.test_escalations import desk


def late(client, someone):
    answer = client.get("/api/v1/desk/late", headers=someone.headers)
    assert answer.status_code == 200, answer.text
    return [(r["word"], r["holder"]) for r in answer.json()["items"] if r["word"] == "instruments"]


def test_an_opinion_waits_with_its_unit_then_with_the_staff(client, world, office, clock):
    made = office.held()
    given = office.opinion(made, unit_id=str(world.units["water"].id), due_on="2026-03-10")
    assert ("instruments", "answer") in desk(client, world.unit)
    assert "instruments" not in {word for word, _ in desk(client, world.staff)}
    assert late(client, world.unit) == []

    clock.now += timedelta(days=10)
    assert ("instruments", "press") in desk(client, world.staff)
    assert ("instruments", "press") in desk(client, world.leader)
    for who in (world.unit, world.staff, world.leader, world.city_staff):
        assert late(client, who) == [("instruments", "滦平县水务局")]
        said = client.get("/api/v1/desk/late", headers=who.headers).json()["counts"]
        [counted] = [one for one in said if one["word"] == "instruments"]
        listed = client.get("/api/v1/instruments", params=counted["filters"], headers=who.headers)
        assert len(listed.json()["items"]) == counted["count"] == 1
    assert late(client, world.joint_unit) == []
    assert "instruments" not in {word for word, _ in desk(client, world.city_staff)}

    url = f"/{made['id']}/opinions/{given['id']}"
    office.post(f"{url}/answer", who="unit", answer="已落实")
    assert late(client, world.staff) == late(client, world.unit) == []
    assert ("instruments", "check") in desk(client, world.staff)
    assert "instruments" not in {word for word, _ in desk(client, world.unit)}
    office.post(f"{url}/settle")
    assert "instruments" not in {word for word, _ in desk(client, world.staff)}


def test_several_opinions_of_one_instrument_wait_as_one_row_the_first_day_counts(
    client, world, office, clock
):
    made = office.held()
    water = str(world.units["water"].id)
    office.opinion(made, unit_id=water, due_on="2026-04-10")
    office.opinion(made, words="另一条意见", unit_id=water, due_on="2026-03-10")
    rows = client.get("/api/v1/desk", headers=world.unit.headers).json()["items"]
    assert [(r["word"], r["due_on"]) for r in rows] == [("instruments", "2026-03-10")]
    clock.now += timedelta(days=10)
    assert late(client, world.unit) == [("instruments", "滦平县水务局")]


def test_what_no_unit_was_given_the_staff_write_down(client, world, office):
    office.opinion(office.held(), due_on="2026-03-20")
    assert ("instruments", "answer") in desk(client, world.staff)


def test_a_county_that_joined_reads_the_citys_instruments_of_that_campaign(client, world, office):
    citys = Campaign(client, world.city_staff)
    shared = office.plan(who="city_staff", title="市里视察营商环境", campaign_id=citys.id)
    office.plan(who="city_staff", title="市里自己的视察")
    assert office.titles() == []
    office.get(f"/{shared['id']}", status=404)
    Campaign.joined(client, world.staff, citys)

    seen = office.get(f"/{shared['id']}")
    assert (seen["may_edit"], seen["may_give"], seen["open_steps"]) == (False, False, [])
    assert office.titles(campaign_id=citys.id) == ["市里视察营商环境"]
    [total, *_] = office.get("/summary", campaign_id=citys.id)
    assert total["instruments"]["value"] == 1
    assert office.titles() == []
    assert office.get("/summary")[0]["instruments"]["value"] == 0
    office.post(f"/{shared['id']}/hold", 403, held_on="2026-03-01")
    assert office.titles("other_staff", campaign_id=citys.id) == []
