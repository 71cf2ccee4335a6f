"""QR codes: made once, printed, lost, replaced."""

from concurrent.futures import ThreadPoolExecutor

from uuid_utils.compat import uuid7

from tests.intake.conftest import URL


def replace(resident, point_id, who="staff"):
    return resident.client.post(
        f"{URL}/points/{point_id}/replace",
        json={"reason": "公告栏的码被撕掉了。"},
        headers=resident.world.people[who].headers,
    )


def test_asked_again_everybody_keeps_their_code(resident):
    both = [resident.world.deputies[key].id for key in ("deputy", "second_deputy")]
    first = resident.points("deputies", both).json()

    again = resident.points("deputies", both[::-1]).json()

    assert [one["token"] for one in again] == [one["token"] for one in first[::-1]]
    assert first[0]["url"] == f"https://testserver/m/r/{first[0]['token']}"


def test_asked_for_at_once_there_is_one_code(resident):
    one = resident.world.deputies["second_deputy"].id

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: resident.points("deputies", [one]), range(4)))

    assert {answer.status_code for answer in made} == {200}
    assert len({answer.json()[0]["token"] for answer in made}) == 1


def test_codes_are_made_for_ones_own_congress_alone(resident):
    theirs = resident.world.deputies["other_deputy"].id

    assert resident.points("deputies", [theirs]).status_code == 404
    assert resident.points("deputies", [theirs], "city_staff").status_code == 404
    assert resident.points("deputies", [uuid7()]).status_code == 404
    assert resident.points("stations", [theirs]).status_code == 404
    own = resident.world.deputies["deputy"].id
    assert resident.points("deputies", [own], "deputy").status_code == 403


def test_a_code_is_drawn_as_a_picture(resident):
    point = resident.point()

    drawn = resident.client.get(
        f"{URL}/points/{point['id']}/code", headers=resident.world.staff.headers
    )

    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.count("<path") == 1


def test_a_replaced_code_takes_nothing_in_but_still_follows(resident):
    old, point = resident.token, resident.point()
    code_word = resident.send().json()["code_word"]

    made = replace(resident, point["id"]).json()

    assert made["token"] != old
    shown = resident.client.get(f"{URL}/at/{old}")
    assert shown.json()["type"] == "/problems/point-replaced"
    assert resident.ask().json()["type"] == "/problems/point-replaced"
    assert resident.follow(code_word).status_code == 200
    assert resident.follow(code_word, made["token"]).status_code == 200
    assert replace(resident, point["id"]).status_code == 409
    assert replace(resident, made["id"], "city_staff").status_code == 403
    gone = resident.client.get(
        f"{URL}/points", params={"replaced": True}, headers=resident.world.staff.headers
    ).json()["items"]
    assert [one["replaced_reason"] for one in gone] == ["公告栏的码被撕掉了。"]


def test_the_code_of_a_deputy_who_left_office_takes_nothing_in(resident):
    deputy = resident.world.deputies["deputy"]
    passed = resident.right()
    sent = {"ground": "resigned", "on": "2026-03-01"}
    url = f"/api/v1/deputies/{deputy.id}"
    staff = resident.world.staff.headers
    ended = resident.client.post(f"{url}/end", json=sent, headers=staff)
    assert ended.status_code == 200, ended.text

    assert resident.ask().json()["type"] == "/problems/point-closed"
    assert resident.send(**passed).json()["type"] == "/problems/point-closed"
