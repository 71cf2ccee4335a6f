from backend.domain.kit.tables import new_id

URL = "/api/v1/groups"


def make(client, world, by="staff", congress="luanping"):
    sent = {
        "id": str(new_id()),
        "congress_id": str(world.congresses[congress].id),
        "name": "第一代表小组",
        "topic": "农业农村",
    }
    return client.post(URL, json=sent, headers=world.people[by].headers)


def members(client, world, one, version, people, by="staff"):
    sent = [{"deputy_id": str(world.deputies[k].id), "leader": leads} for k, leads in people]
    headers = {**world.people[by].headers, "If-Match": f'"{version}"'}
    return client.put(f"{one}/members", json={"members": sent}, headers=headers)


def test_staff_set_up_a_group_with_members_and_a_leader(client, world):
    made = make(client, world)
    assert made.status_code == 201, made.text
    one = f"{URL}/{made.json()['id']}"

    said = members(client, world, one, 1, [("deputy", True), ("second_deputy", False)]).json()
    assert [(m["name"], m["leader"]) for m in said["members"]] == [
        ("林见川", True),
        ("苏明禾", False),
    ]
    turned = members(client, world, one, 2, [("second_deputy", True)]).json()
    assert [(m["name"], m["leader"]) for m in turned["members"]] == [("苏明禾", True)]
    (row,) = client.get(URL, headers=world.deputy.headers).json()["items"]
    assert (row["size"], row["leader"]) == (1, "苏明禾")


def test_deputies_are_found_by_group_and_show_it(client, world):
    one = make(client, world).json()["id"]
    members(client, world, f"{URL}/{one}", 1, [("deputy", True)])
    found = client.get(
        "/api/v1/deputies", params={"group_id": one}, headers=world.staff.headers
    ).json()["items"]

    assert [d["name"] for d in found] == ["林见川"]
    assert [g["name"] for g in found[0]["groups"]] == ["第一代表小组"]


def test_members_are_deputies_of_the_congress_once_each_with_one_leader(client, world):
    one = f"{URL}/{make(client, world).json()['id']}"

    for people in (
        [("other_deputy", False)],
        [("deputy", False), ("deputy", False)],
        [("deputy", True), ("second_deputy", True)],
    ):
        answer = members(client, world, one, 1, people)
        assert answer.status_code == 422
        assert answer.json()["issues"][0]["path"] == "body.members"


def test_a_group_is_renamed_and_dissolved(client, world):
    one = f"{URL}/{make(client, world).json()['id']}"
    staff = world.staff.headers

    renamed = client.patch(one, json={"name": "水务小组"}, headers={**staff, "If-Match": '"1"'})
    assert (renamed.json()["name"], renamed.json()["topic"]) == ("水务小组", None)
    assert client.patch(one, json={"name": "甲"}, headers=staff).status_code == 428
    assert client.post(f"{one}/end", json={"reason": "合并"}, headers=staff).json()["ended"] is True
    assert client.get(URL, headers=staff).json()["items"] == []


def test_a_county_neither_sees_nor_keeps_another_s_groups(client, world):
    one = f"{URL}/{make(client, world, 'other_staff', 'xinglong').json()['id']}"
    staff = world.staff.headers

    assert client.get(URL, headers=staff).json()["items"] == []
    assert client.get(one, headers=staff).status_code == 404
    match = {**staff, "If-Match": '"1"'}
    assert client.patch(one, json={"name": "甲"}, headers=match).status_code == 404
    assert members(client, world, one, 1, []).status_code == 404
    assert client.post(f"{one}/end", json={"reason": "试"}, headers=staff).status_code == 404
    assert make(client, world, "staff", "xinglong").status_code == 404
    assert client.get(one, headers=world.city_staff.headers).status_code == 200
    assert members(client, world, one, 1, [], by="city_staff").status_code == 403
    assert client.get(one, headers=world.unit.headers).status_code == 403
