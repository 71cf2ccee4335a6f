import json
from pathlib import Path

import pytest
from sqlmodel import select

from backend.domain.access import SYSTEM
from backend.domain.kit.tables import new_id
from backend.domain.people.divisions import actions, rules
from backend.domain.people.divisions.tables import Division
from tests.conftest import NOW

URL = "/api/v1/divisions"
DATA = Path(actions.__file__).parents[3] / "data" / "chengde-divisions.json"
CITY = {"code": "1308", "name": "承德市", "level": "city"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("承德市", "承德"),
        ("滦平县", "滦平"),
        ("承德县", "承德县"),
        ("平泉市", "平泉"),
        ("双桥区", "双桥"),
        ("鹰手营子矿区", "营子"),
        ("丰宁满族自治县", "丰宁"),
        ("围场满族蒙古族自治县", "围场"),
        ("承德高新技术产业开发区", "高新区"),
        ("滦平镇", "滦平镇"),
    ],
)
def test_a_place_has_the_short_name_people_use(name, short):
    assert rules.short_name(name) == short


def test_the_official_data_makes_one_city_twelve_county_rows_and_219_townships(database):
    rows = [CITY, *json.loads(DATA.read_text())["rows"]]
    with database.writing() as session:
        actions.load(session, SYSTEM, rows, NOW)
    with database.writing() as session:
        actions.load(session, SYSTEM, rows, NOW)

    with database.reading() as session:
        kept = session.exec(select(Division)).all()
    levels = [d.level for d in kept]
    assert [levels.count(level) for level in ("city", "county", "township")] == [1, 12, 219]
    assert [d.code for d in kept if d.statistical] == ["130871"]
    town = next(d for d in kept if d.code == "130824101")
    assert town.path == "1308.130824.130824101"
    assert all(d.version == 1 for d in kept)


def test_loading_takes_a_new_name_over_but_never_moves_a_place(database, world):
    renamed = {"code": "130824", "name": "滦平市", "level": "county"}
    moved = {"code": "130824101", "parent": "130822", "name": "滦平镇", "level": "township"}
    other = {"code": "130822", "name": "兴隆县", "level": "county"}
    with database.writing() as session:
        actions.load(session, SYSTEM, [CITY, renamed], NOW)
    with pytest.raises(actions.PathWouldMove), database.writing() as session:
        actions.load(session, SYSTEM, [CITY, other, moved], NOW)

    with database.reading() as session:
        assert session.get_one(Division, world.divisions["luanping"].id).name == "滦平市"


def test_everyone_signed_in_reads_the_places(client, world):
    page = client.get(URL, params={"level": "county"}, headers=world.deputy.headers).json()
    tree = client.get(f"{URL}/tree", headers=world.unit.headers).json()

    assert [d["name"] for d in page["items"]] == ["兴隆县", "滦平县"]
    assert [d["name"] for d in tree] == ["承德市"]
    assert [d["name"] for d in tree[0]["children"][1]["children"]] == ["滦平镇"]
    assert client.get(URL).status_code == 401


def test_places_are_filtered_by_parent_and_by_word(client, world):
    above = str(world.divisions["luanping"].id)
    by_parent = client.get(URL, params={"parent_id": above}, headers=world.staff.headers).json()
    by_word = client.get(URL, params={"q": "兴隆", "count": "true"}, headers=world.staff.headers)

    assert [d["code"] for d in by_parent["items"]] == ["130824101"]
    assert by_word.json()["count"] == 2


def place(world, **changes):
    return {
        "id": str(new_id()),
        "parent_id": str(world.divisions["luanping"].id),
        "code": "130824102",
        "name": "长山峪镇",
        "level": "township",
        **changes,
    }


def test_the_system_admin_adds_renames_and_ends_a_place(client, world):
    admin = world.system_admin.headers
    made = client.post(URL, json=place(world), headers=admin)
    assert made.status_code == 201, made.text
    one = f"{URL}/{made.json()['id']}"

    renamed = client.patch(one, json={"name": "长山峪乡"}, headers={**admin, "If-Match": '"1"'})
    assert renamed.json()["path"] == "1308.130824.130824102"
    assert renamed.headers["etag"] == '"2"'
    ended = client.post(f"{one}/end", json={"reason": "并入滦平镇"}, headers=admin)
    assert ended.json()["ended"] is True
    assert client.get(f"{URL}/tree", headers=admin).text.count("长山峪") == 0


def test_a_place_with_others_below_it_is_not_ended(client, world):
    one = f"{URL}/{world.divisions['luanping'].id}"
    answer = client.post(f"{one}/end", json={"reason": "试"}, headers=world.system_admin.headers)

    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/has-divisions-below"


@pytest.mark.parametrize("code", ["130822109", "13082410", "1308241020"])
def test_a_code_that_does_not_fit_its_parent_or_level_is_refused(client, world, code):
    answer = client.post(URL, json=place(world, code=code), headers=world.system_admin.headers)

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.code"


def test_renaming_asks_for_the_version_and_nobody_else_keeps_places(client, world):
    one = f"{URL}/{world.divisions['luanping'].id}"
    admin = world.system_admin.headers

    assert client.patch(one, json={"name": "甲"}, headers=admin).status_code == 428
    stale = client.patch(one, json={"name": "甲"}, headers={**admin, "If-Match": '"9"'})
    assert stale.status_code == 412
    for someone in (world.staff, world.city_staff, world.security_admin, world.deputy):
        assert client.post(URL, json=place(world), headers=someone.headers).status_code == 403
