import pytest

from backend.domain.kit.tables import new_id
from backend.domain.people.units import queries, rules
from backend.domain.people.units.tables import Unit

URL = "/api/v1/units"


def committee(world, congress="luanping", **changes):
    return {
        "id": str(new_id()),
        "congress_id": str(world.congresses[congress].id),
        "name": "财政经济工作委员会",
        "short_name": "财经工委",
        "kind": "working_committee",
        "posts": 1,
        "staff": 1,
        **changes,
    }


def test_the_share_of_one_person_units_is_38_55_for_32_of_83():
    assert rules.share(32, 83) == "38.55"
    assert rules.share(49, 89) == "55.06"
    assert rules.share(1, 8) == "12.50"
    assert rules.share(0, 0) is None


def test_each_sees_the_units_of_the_congresses_in_sight(client, world):
    def seen(someone):
        answer = client.get(URL, headers=someone.headers).json()
        return {u["congress"]["short_name"] for u in answer["items"]}

    assert seen(world.city_staff) == {"滦平县人大", "兴隆县人大"}
    for someone in (world.staff, world.leader, world.deputy, world.unit):
        assert seen(someone) == {"滦平县人大"}
    assert seen(world.other_unit) == {"兴隆县人大"}


def test_staff_add_change_end_and_reopen_a_unit(client, world):
    staff = world.staff.headers
    made = client.post(URL, json=committee(world), headers=staff)
    assert made.status_code == 201, made.text
    assert made.json()["one_person"] is True
    one = f"{URL}/{made.json()['id']}"

    changed = client.patch(one, json={"posts": 2}, headers={**staff, "If-Match": '"1"'})
    assert (changed.json()["posts"], changed.json()["staff"]) == (2, 1)
    assert changed.json()["one_person"] is False
    assert client.patch(one, json={"posts": 3}, headers=staff).status_code == 428
    ended = client.post(f"{one}/end", json={"reason": "机构改革"}, headers=staff)
    assert ended.json()["ended"] is True
    listed = client.get(URL, params={"q": "财经"}, headers=staff).json()["items"]
    assert listed == []
    back = client.post(f"{one}/reopen", json={"reason": "恢复设置"}, headers=staff)
    assert back.json()["ended"] is False


def test_one_person_units_are_filtered_and_counted(client, world):
    for posts, name in ((1, "财政经济工作委员会"), (1, "研究室"), (3, "办公室")):
        sent = committee(world, name=name, short_name=name, posts=posts, staff=posts)
        assert client.post(URL, json=sent, headers=world.staff.headers).status_code == 201

    alone = client.get(URL, params={"one_person": True}, headers=world.staff.headers).json()
    counted = client.get(f"{URL}/staffing", headers=world.city_staff.headers).json()

    assert [u["name"] for u in alone["items"]] == ["财政经济工作委员会", "研究室"]
    luanping = counted["items"][1]
    assert luanping["congress"]["short_name"] == "滦平县人大"
    assert (luanping["units"], luanping["one_person"], luanping["share"]) == (3, 2, "66.67")
    assert (counted["total"]["units"], counted["total"]["posts"]) == (3, 5)
    own = client.get(f"{URL}/staffing", headers=world.other_staff.headers).json()
    assert [(i["congress"]["short_name"], i["units"]) for i in own["items"]] == [("兴隆县人大", 0)]
    assert own["total"]["share"] is None


def test_each_figure_of_the_staffing_opens_the_rows_it_counts(client, world):
    for posts, name, kind in (
        (1, "财政经济工作委员会", "working_committee"),
        (3, "办公室", "office"),
        (1, "常务委员会", "standing_committee"),
    ):
        sent = committee(world, name=name, short_name=name, kind=kind, posts=posts)
        assert client.post(URL, json=sent, headers=world.staff.headers).status_code == 201
    headers = world.city_staff.headers
    total = client.get(f"{URL}/staffing", headers=headers).json()["total"]
    rows = {"level": "county", "internal": True, "count": True}

    assert client.get(URL, params=rows, headers=headers).json()["count"] == total["units"] == 2
    alone = client.get(URL, params=rows | {"one_person": True}, headers=headers).json()
    assert alone["count"] == total["one_person"] == 1
    elsewhere = client.get(URL, params=rows | {"level": "township"}, headers=headers).json()
    assert elsewhere["items"] == []


@pytest.mark.parametrize("name", ["滦平县水务局", "县水务局", "水务局", " 县 水务局 "])
def test_a_unit_is_found_by_any_of_its_names_within_its_congress(database, world, name):
    with database.reading() as session:
        here = queries.named(session, world.congresses["luanping"].id, name)
        there = queries.named(session, world.congresses["xinglong"].id, name)

    assert here is not None
    assert here.id == world.units["water"].id
    assert there is None or there.id == world.units["other_water"].id


def test_a_name_that_two_units_share_or_none_has_finds_nothing(database, world):
    with database.writing() as session:
        session.add(
            Unit(
                congress_id=world.congresses["luanping"].id,
                name="滦平县水务服务中心",
                short_name="水务局",
                kind="department",
                created_at=world.now,
                updated_at=world.now,
            )
        )
    with database.reading() as session:
        assert queries.named(session, world.congresses["luanping"].id, "水务局") is None
        assert queries.named(session, world.congresses["luanping"].id, "") is None


def test_an_alias_finds_the_unit_in_the_list_too(client, world):
    found = client.get(URL, params={"q": "县水务"}, headers=world.staff.headers).json()

    assert [u["name"] for u in found["items"]] == ["滦平县水务局"]
    nothing = client.get(URL, params={"q": "%"}, headers=world.staff.headers).json()
    assert nothing["items"] == []


def test_a_name_or_alias_in_use_is_refused_at_its_field(client, world):
    staff = world.staff.headers
    by_name = client.post(URL, json=committee(world, name="县水务局"), headers=staff)
    by_alias = client.post(URL, json=committee(world, aliases=["滦平县水务局"]), headers=staff)

    assert by_name.json()["issues"][0]["path"] == "body.name"
    assert by_alias.json()["issues"][0]["path"] == "body.aliases"


def test_a_county_keeps_nothing_of_another_and_the_city_only_looks(client, world):
    there = f"{URL}/{world.units['other_water'].id}"
    match = {"If-Match": '"1"'}
    staff, city = world.staff.headers, world.city_staff.headers

    assert client.get(there, headers=staff).status_code == 404
    assert client.patch(there, json={"posts": 1}, headers={**staff, **match}).status_code == 404
    assert client.post(f"{there}/end", json={"reason": "试"}, headers=staff).status_code == 404
    assert client.post(URL, json=committee(world, "xinglong"), headers=staff).status_code == 404

    assert client.get(there, headers=city).status_code == 200
    refused = client.patch(there, json={"posts": 1}, headers={**city, **match})
    assert refused.json()["type"] == "/problems/only-to-read"
    assert client.post(URL, json=committee(world, "xinglong"), headers=city).status_code == 403


def test_the_system_admin_keeps_units_of_every_congress_below(client, world):
    sent = committee(world, "xinglong")

    assert client.post(URL, json=sent, headers=world.system_admin.headers).status_code == 201
    for someone in (world.leader, world.deputy, world.unit, world.security_admin):
        sent = committee(world, name="研究室")
        assert client.post(URL, json=sent, headers=someone.headers).status_code == 403
