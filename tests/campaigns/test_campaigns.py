import pytest

from backend.domain.features.campaigns.rules import short_name
from backend.domain.kit.tables import new_id
from backend.domain.people.divisions.rules import Level

URL = "/api/v1/campaigns"
PROVINCE = [
    "重点项目建设",
    "优化营商环境",
    "地下水超采综合治理",
    "农村人居环境整治提升",
    "城市生活垃圾分类管理",
]
CITY = ["开发区提升", "县城提质升级"]


def a_campaign(**changes):
    named = [(n, "province") for n in PROVINCE] + [(n, "city") for n in CITY]
    fields = [{"id": str(new_id()), "name": name, "level": level} for name, level in named]
    return {
        "id": str(new_id()),
        "title": "2026年联动监督",
        "code": "联动监督",
        "year": 2026,
        "shared": True,
        "fields": fields,
        **changes,
    }


@pytest.fixture
def citys(client, world):
    answer = client.post(URL, json=a_campaign(), headers=world.city_staff.headers)
    assert answer.status_code == 201, answer.json()
    return answer.json()


def get(client, someone, path=""):
    return client.get(URL + path, headers=someone.headers)


def test_five_provincial_fields_and_two_of_the_city_are_5_plus_2(citys):
    assert citys["short_name"] == "5+2"
    assert [f["name"] for f in citys["fields"]] == PROVINCE + CITY


def test_the_short_name_says_the_highest_level_first():
    C, P, T = Level.county, Level.province, Level.city
    assert short_name([C, T, T, *[P] * 5]) == "5+2+1"
    assert short_name([P] * 5 + [T]) == "5+1"
    assert short_name([]) == ""


def test_a_repeat_under_the_same_id_is_harmless(client, world, citys):
    sent = a_campaign(id=citys["id"], fields=[])
    again = client.post(URL, json=sent, headers=world.city_staff.headers)
    assert again.status_code == 201
    assert len(get(client, world.city_staff).json()["items"]) == 1


def test_a_second_campaign_of_the_year_needs_another_code(client, world, citys):
    answer = client.post(URL, json=a_campaign(fields=[]), headers=world.city_staff.headers)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/code-taken"


def test_a_county_joins_with_the_fields_it_chooses_and_adds_its_own(client, world, citys):
    chosen = [f["id"] for f in citys["fields"][:6]]
    joined = client.post(
        f"{URL}/{citys['id']}/join",
        json={"id": str(new_id()), "field_ids": chosen},
        headers=world.staff.headers,
    )
    assert joined.status_code == 201, joined.json()
    own = joined.json()
    assert own["short_name"] == "5+1"
    assert own["parent_id"] == citys["id"]
    assert [f["origin_id"] for f in own["fields"]] == chosen
    added = client.post(
        f"{URL}/{own['id']}/fields",
        json={"id": str(new_id()), "name": "绿色矿山", "level": "county"},
        headers=world.staff.headers,
    )
    assert added.json()["short_name"] == "5+1+1"
    seen = get(client, world.city_staff, f"/{citys['id']}").json()
    assert [j["name"] for j in seen["joined"]] == ["滦平县人大"]


def test_a_county_joins_once(client, world, citys):
    for status in (201, 409):
        answer = client.post(
            f"{URL}/{citys['id']}/join",
            json={"id": str(new_id())},
            headers=world.staff.headers,
        )
        assert answer.status_code == status


def test_a_county_sees_its_own_and_what_the_city_shares_down(client, world, citys):
    private = a_campaign(code="内部", shared=False, fields=[])
    client.post(URL, json=private, headers=world.city_staff.headers)
    own = client.post(URL, json=a_campaign(code="本县"), headers=world.staff.headers).json()
    others = client.post(URL, json=a_campaign(code="本县"), headers=world.other_staff.headers)

    def ids(someone):
        return {c["id"] for c in get(client, someone).json()["items"]}

    assert ids(world.staff) == {citys["id"], own["id"]}
    assert ids(world.unit) == {citys["id"], own["id"]}
    assert ids(world.city_staff) == {
        citys["id"],
        own["id"],
        others.json()["id"],
        private["id"],
    }
    assert get(client, world.staff, f"/{private['id']}").status_code == 404
    assert get(client, world.staff, f"/{others.json()['id']}").status_code == 404
    assert get(client, world.deputy).status_code == 403


def test_only_its_own_congress_keeps_a_campaign(client, world, citys):
    headers = {**world.staff.headers, "If-Match": f'"{citys["version"]}"'}
    answer = client.patch(f"{URL}/{citys['id']}", json={"title": "改名"}, headers=headers)
    assert answer.json()["type"] == "/problems/campaign-elsewhere"
    field = {"id": str(new_id()), "name": "另加", "level": "county"}
    answer = client.post(f"{URL}/{citys['id']}/fields", json=field, headers=headers)
    assert answer.json()["type"] == "/problems/campaign-elsewhere"
    for someone in (world.leader, world.unit):
        answer = client.post(URL, json=a_campaign(), headers=someone.headers)
        assert answer.status_code == 403


def test_a_change_needs_the_version_it_was_read_at(client, world, citys):
    url, who = f"{URL}/{citys['id']}", world.city_staff.headers
    assert client.patch(url, json={"title": "新题"}, headers=who).status_code == 428
    stale = {**who, "If-Match": '"99"'}
    assert client.patch(url, json={"title": "新题"}, headers=stale).status_code == 412
    right = {**who, "If-Match": f'"{citys["version"]}"'}
    answer = client.patch(url, json={"title": "新题目"}, headers=right)
    assert answer.status_code == 200
    assert answer.headers["ETag"] == f'"{answer.json()["version"]}"'
    entries = get(client, world.city_staff, f"/{citys['id']}/timeline").json()
    assert entries[0]["step"] == "edit"


def test_fields_and_aspects_are_renamed_and_ended_not_removed(client, world, citys):
    who, url = world.city_staff.headers, f"{URL}/{citys['id']}"
    field = citys["fields"][0]
    aspect = {"id": str(new_id()), "field_id": field["id"], "name": "前期手续"}
    made = client.post(f"{url}/aspects", json=aspect, headers=who)
    assert made.status_code == 201, made.json()
    assert client.post(f"{url}/aspects", json=aspect, headers=who).status_code == 201
    twice = {**aspect, "id": str(new_id())}
    assert client.post(f"{url}/aspects", json=twice, headers=who).status_code == 409
    match = {**who, "If-Match": '"1"'}
    answer = client.patch(f"{url}/aspects/{aspect['id']}", json={"name": "审批"}, headers=match)
    assert answer.json()["fields"][0]["aspects"][0]["name"] == "审批"
    answer = client.patch(f"{url}/fields/{field['id']}", json={"ended": True}, headers=match)
    assert answer.json()["short_name"] == "4+2"
    taken = {"name": PROVINCE[2]}
    answer = client.patch(f"{url}/fields/{citys['fields'][1]['id']}", json=taken, headers=match)
    assert answer.json()["type"] == "/problems/name-taken"


def test_a_closed_campaign_takes_no_more_fields(client, world, citys):
    url = f"{URL}/{citys['id']}"
    match = {**world.city_staff.headers, "If-Match": f'"{citys["version"]}"'}
    assert client.patch(url, json={"closed": True}, headers=match).json()["closed"]
    field = {"id": str(new_id()), "name": "另加", "level": "city"}
    answer = client.post(f"{url}/fields", json=field, headers=world.city_staff.headers)
    assert answer.json()["type"] == "/problems/campaign-closed"
