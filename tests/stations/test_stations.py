"""Keeping stations, and who sees them."""

import pytest
from uuid_utils.compat import uuid7

from tests.intake.conftest import Resident

URL = "/api/v1/stations"


def add(client, world, who="staff", **said):
    sent = {
        "id": str(uuid7()),
        "kind": "station",
        "name": "滦平镇人大代表联络站",
        "division_id": str(world.divisions["luanping_town"].id),
        "address": "滦平镇新建路 12 号",
        "opening": "您好，请把问题告诉代表。",
        "in_charge": "主席团 周予安",
    } | said
    return client.post(URL, json=sent, headers=world.people[who].headers)


def listed(client, world, who, **query):
    answer = client.get(URL, params=query, headers=world.people[who].headers)
    return [one["name"] for one in answer.json()["items"]]


def test_staff_set_up_a_station_and_a_repeat_is_harmless(client, world):
    id_ = str(uuid7())
    made = add(client, world, id=id_)

    assert made.status_code == 201
    assert made.json()["division"]["name"] == "滦平镇"
    assert made.json()["open_steps"] == ["end"]
    assert add(client, world, id=id_).json() == made.json()
    assert add(client, world).json()["issues"][0]["path"] == "body.name"


def test_a_station_lies_in_its_congress(client, world):
    elsewhere = str(world.divisions["xinglong_town"].id)

    refused = add(client, world, division_id=elsewhere)

    assert refused.json()["type"] == "/problems/place-elsewhere"


def test_a_change_needs_the_version_it_is_made_to(client, world):
    made = add(client, world).json()
    url, staff = f"{URL}/{made['id']}", world.staff.headers
    said = {"address": "滦平镇新建路 20 号", "division_id": None}
    assert client.patch(url, json=said, headers=staff).status_code == 428
    tagged = client.get(url, headers=staff).headers["etag"]

    changed = client.patch(url, json=said, headers=staff | {"If-Match": tagged})

    assert (changed.json()["address"], changed.json()["division"]) == ("滦平镇新建路 20 号", None)
    assert client.patch(url, json=said, headers=staff | {"If-Match": tagged}).status_code == 412


def test_an_ended_station_is_hidden_from_deputies_and_takes_nothing_in(client, world):
    made = add(client, world).json()
    url, staff = f"{URL}/{made['id']}", world.staff.headers
    resident = Resident(client, world)
    resident.token = resident.point("stations", made["id"])["token"]
    shown = client.get(f"/api/v1/intake/at/{resident.token}").json()
    assert (shown["to"], shown["line"]) == (
        "滦平镇人大代表联络站",
        "代表联络站 · 滦平镇新建路 12 号",
    )
    assert shown["opening"] == "您好，请把问题告诉代表。"

    ended = client.post(f"{url}/end", json={"reason": "合并到县城的家站"}, headers=staff).json()

    assert (ended["ended_reason"], ended["open_steps"]) == ("合并到县城的家站", ["reopen"])
    assert listed(client, world, "deputy") == []
    assert listed(client, world, "staff") == []
    assert listed(client, world, "staff", ended=True) == ["滦平镇人大代表联络站"]
    assert resident.ask().json()["type"] == "/problems/point-closed"
    client.post(f"{url}/reopen", json={"reason": "重新开放"}, headers=staff)
    assert resident.ask().status_code == 200


def test_what_a_station_sends_becomes_a_clue_of_a_station(client, world):
    made = add(client, world).json()
    resident = Resident(client, world)
    resident.token = resident.point("stations", made["id"])["token"]
    intake_id = resident.sent()

    clue = resident.admit(intake_id).json()["clue"]

    shown = client.get(f"/api/v1/clues/{clue['id']}", headers=world.staff.headers).json()
    assert shown["source"] == "station"
    assert resident.list("deputy").json()["items"] == []


def test_the_city_reads_a_countys_stations_and_another_county_does_not(client, world):
    made = add(client, world).json()
    url = f"{URL}/{made['id']}"

    assert listed(client, world, "city_staff") == ["滦平镇人大代表联络站"]
    assert listed(client, world, "deputy") == ["滦平镇人大代表联络站"]
    assert client.get(url, headers=world.deputy.headers).json()["in_charge"] is None
    for who in ("other_staff", "other_leader", "other_deputy"):
        assert listed(client, world, who) == []
        assert client.get(url, headers=world.people[who].headers).status_code == 404
    for who in ("other_staff", "city_staff"):
        headers = world.people[who].headers | {"If-Match": '"1"'}
        for step, said in {"end": {"reason": "无关"}, "reopen": {"reason": "无关"}}.items():
            answer = client.post(f"{url}/{step}", json=said, headers=headers)
            assert answer.status_code in {403, 404}
        assert client.patch(url, json={"name": "别的名称"}, headers=headers).status_code in {
            403,
            404,
        }


@pytest.mark.parametrize("who", ["deputy", "unit", "leader", "audit_admin"])
def test_only_staff_keep_stations(client, world, who):
    assert add(client, world, who).status_code == 403


def test_stations_are_found_by_kind_place_and_words(client, world):
    add(client, world)
    add(client, world, name="滦平县人大代表之家", kind="home", division_id=None, address="")

    assert listed(client, world, "staff", kind="home") == ["滦平县人大代表之家"]
    town = str(world.divisions["luanping_town"].id)
    assert listed(client, world, "staff", division_id=town) == ["滦平镇人大代表联络站"]
    assert listed(client, world, "staff", q="新建路") == ["滦平镇人大代表联络站"]
