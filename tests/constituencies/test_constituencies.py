from backend.domain.kit.tables import new_id

URL = "/api/v1/constituencies"


def district(world, congress="luanping", **changes):
    return {
        "id": str(new_id()),
        "congress_id": str(world.congresses[congress].id),
        "name": "第1选区",
        "seats": 4,
        **changes,
    }


def test_staff_keep_their_constituencies_up(client, world):
    staff = world.staff.headers
    made = client.post(URL, json=district(world), headers=staff)
    assert made.status_code == 201, made.text
    one = f"{URL}/{made.json()['id']}"

    changed = client.patch(one, json={"seats": None}, headers={**staff, "If-Match": '"1"'})
    assert (changed.json()["name"], changed.json()["seats"]) == ("第1选区", None)
    assert client.patch(one, json={"seats": 5}, headers=staff).status_code == 428
    ended = client.post(f"{one}/end", json={"reason": "选区调整"}, headers=staff)
    assert ended.json()["ended"] is True
    assert client.get(URL, headers=staff).json()["items"] == []
    again = client.post(URL, json=district(world), headers=staff)
    assert again.json()["issues"][0]["path"] == "body.name"


def test_a_constituency_lies_in_its_congress(client, world):
    there = str(world.divisions["xinglong_town"].id)
    answer = client.post(URL, json=district(world, division_id=there), headers=world.staff.headers)

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.division_id"


def test_a_county_neither_sees_nor_keeps_another_s_constituencies(client, world):
    made = client.post(URL, json=district(world, "xinglong"), headers=world.other_staff.headers)
    one = f"{URL}/{made.json()['id']}"
    staff, match = world.staff.headers, {"If-Match": '"1"'}

    assert client.get(URL, headers=staff).json()["items"] == []
    assert client.get(one, headers=staff).status_code == 404
    assert client.patch(one, json={"seats": 1}, headers={**staff, **match}).status_code == 404
    assert client.post(f"{one}/end", json={"reason": "试"}, headers=staff).status_code == 404
    assert client.post(URL, json=district(world, "xinglong"), headers=staff).status_code == 404
    assert client.get(one, headers=world.city_staff.headers).status_code == 200
    city = {**world.city_staff.headers, **match}
    assert client.patch(one, json={"seats": 1}, headers=city).status_code == 403
    assert client.get(one, headers=world.deputy.headers).status_code == 404
    assert client.get(one, headers=world.other_deputy.headers).status_code == 200


def test_a_repeated_post_gives_the_first_and_another_thing_under_its_id_is_refused(client, world):
    sent = district(world)
    first, again = (client.post(URL, json=sent, headers=world.staff.headers) for _ in range(2))
    assert first.json() == again.json()
    other = client.post(URL, json={**sent, "name": "第2选区"}, headers=world.staff.headers)
    assert other.json()["type"] == "/problems/id-taken"
