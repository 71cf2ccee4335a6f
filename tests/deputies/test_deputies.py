import pytest

from backend.domain.kit.tables import new_id

URL = "/api/v1/deputies"


def somebody(world, congress="luanping", **changes):
    return {
        "id": str(new_id()),
        "congress_id": str(world.congresses[congress].id),
        "name": "顾长风",
        "sex": "男",
        "born": "1980-05",
        "phone": "19910001234",
        **changes,
    }


def enter(client, world, by="staff", **changes):
    return client.post(URL, json=somebody(world, **changes), headers=world.people[by].headers)


def names(client, someone, **query):
    answer = client.get(URL, params=query, headers=someone.headers)
    assert answer.status_code == 200, answer.text
    return [d["name"] for d in answer.json()["items"]]


def test_staff_enter_a_deputy_in_the_term_that_runs(client, world):
    made = enter(client, world)

    assert made.status_code == 201, made.text
    said = made.json()
    assert (said["term"], said["state"], said["phone"]) == (15, "in_office", "19910001234")
    assert said["open_steps"] == ["suspend", "end"]
    assert enter(client, world).json()["type"] == "/problems/already-deputy"


def test_the_ledger_is_filtered(client, world):
    staff = world.staff.headers
    district = client.post(
        "/api/v1/constituencies",
        json={
            "id": str(new_id()),
            "congress_id": somebody(world)["congress_id"],
            "name": "第1选区",
        },
        headers=staff,
    ).json()["id"]
    enter(client, world, constituency_id=district)

    assert names(client, world.staff, constituency_id=district) == ["顾长风"]
    assert names(client, world.staff, q="见川") == ["林见川"]
    assert names(client, world.staff, has_account=False) == ["顾长风"]
    assert names(client, world.staff, state="ended") == []
    assert client.get(URL, params={"nonsense": 1}, headers=staff).status_code == 422


def test_each_sees_the_deputies_in_sight_and_a_unit_none(client, world):
    assert len(names(client, world.city_staff)) == 3
    assert len(names(client, world.staff)) == len(names(client, world.leader)) == 2
    assert len(names(client, world.deputy)) == 2
    assert names(client, world.other_staff) == ["白朝阳"]
    assert client.get(URL, headers=world.unit.headers).status_code == 403
    assert client.get(URL, headers=world.security_admin.headers).status_code == 403


def test_a_deputy_sees_the_public_part_of_colleagues_alone(client, world):
    one = f"{URL}/{enter(client, world).json()['id']}"
    said = client.get(one, headers=world.deputy.headers).json()

    assert (said["name"], said["term"]) == ("顾长风", 15)
    private = ["sex", "born", "phone", "employer", "party", "has_account", "version", "person_id"]
    assert [said[key] for key in private] == [None] * len(private)
    assert said["open_steps"] == []
    assert client.get(f"{one}/timeline", headers=world.deputy.headers).status_code == 403


def test_phone_numbers_are_masked_unless_one_may_see_them(client, world):
    one = f"{URL}/{enter(client, world).json()['id']}"

    assert client.get(one, headers=world.staff.headers).json()["phone"] == "19910001234"
    assert client.get(one, headers=world.leader.headers).json()["phone"] == "199****1234"


def test_a_full_phone_number_finds_who_has_it_within_sight(client, world):
    enter(client, world)
    asked = {"phone": "19910001234"}

    def found(someone):
        return client.post(f"{URL}/find", json=asked, headers=someone.headers)

    assert [d["name"] for d in found(world.staff).json()] == ["顾长风"]
    assert [d["name"] for d in found(world.city_staff).json()] == ["顾长风"]
    assert found(world.other_staff).json() == []
    assert found(world.deputy).status_code == 403


def test_one_person_may_hold_mandates_at_two_levels_and_each_shows_the_other(client, world):
    county = enter(client, world).json()
    city = enter(client, world, by="city_staff", congress="city").json()

    assert city["person_id"] == county["person_id"]
    assert [o["congress"]["short_name"] for o in city["others"]] == ["滦平县人大"]
    seen = client.get(f"{URL}/{county['id']}", headers=world.deputy.headers).json()
    assert [o["congress"]["short_name"] for o in seen["others"]] == ["承德市人大"]


def test_what_a_county_enters_never_shows_whom_another_knows(client, world):
    theirs = enter(client, world).json()
    ours = enter(client, world, by="other_staff", congress="xinglong").json()

    assert ours["person_id"] != theirs["person_id"]
    assert ours["others"] == []


def test_changing_a_person_is_told_by_every_mandate(client, world):
    county = enter(client, world).json()
    city = enter(client, world, by="city_staff", congress="city").json()
    changed = client.patch(
        f"{URL}/{county['id']}",
        json={"employer": "示例合作社", "phone": None},
        headers={**world.staff.headers, "If-Match": '"1"'},
    )

    assert changed.status_code == 200, changed.text
    assert (changed.json()["phone"], changed.json()["sex"]) == (None, "男")
    above = client.get(f"{URL}/{city['id']}", headers=world.city_staff.headers)
    assert (above.json()["employer"], above.headers["etag"]) == ("示例合作社", '"2"')
    told = client.get(f"{URL}/{city['id']}/timeline", headers=world.city_staff.headers).json()
    assert told[0]["title"] == "修改工作单位及职务、手机号码"
    assert told[0]["organ"] == "滦平县人大"


def test_a_change_asks_for_the_version(client, world):
    one = f"{URL}/{world.deputies['deputy'].id}"
    staff = world.staff.headers

    assert client.patch(one, json={"sex": "女"}, headers=staff).status_code == 428
    stale = client.patch(one, json={"sex": "女"}, headers={**staff, "If-Match": '"7"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "1234"),
        ("born", "1988-13"),
        ("sex", "不详"),
        ("name", ""),
        ("employer", "长" * 201),
    ],
)
def test_a_bad_value_is_refused_at_its_field(client, world, field, value):
    answer = enter(client, world, **{field: value})

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == f"body.{field}"


def test_a_constituency_of_another_congress_is_refused(client, world):
    there = {"id": str(new_id()), "name": "第1选区"}
    there["congress_id"] = str(world.congresses["xinglong"].id)
    client.post("/api/v1/constituencies", json=there, headers=world.other_staff.headers)

    answer = enter(client, world, constituency_id=there["id"])
    assert answer.json()["issues"][0]["path"] == "body.constituency_id"


def test_a_mandate_is_suspended_resumed_and_ended_on_grounds_the_law_names(client, world):
    one = f"{URL}/{world.deputies['deputy'].id}"
    staff = world.staff.headers

    def step(name, **sent):
        return client.post(f"{one}/{name}", json=sent, headers=staff)

    suspended = step("suspend", ground="detained", on="2026-03-01")
    assert suspended.json()["state"] == "suspended"
    assert "代表法第六十一条" in suspended.json()["suspended_reason"]
    assert suspended.json()["open_steps"] == ["resume", "end"]
    assert step("suspend", ground="detained", on="2026-03-01").status_code == 409
    assert step("resume", note="不起诉").json()["suspended_reason"] is None
    ended = step("end", ground="absent_twice", on="2026-03-02").json()
    assert (ended["state"], ended["ended_on"]) == ("ended", "2026-03-02")
    assert "代表法第六十二条" in ended["ended_reason"]
    assert step("resume").json()["type"] == "/problems/step-not-open"
    assert step("end", ground="bored", on="2026-03-02").status_code == 422


def test_who_is_no_longer_deputy_no_longer_acts_as_one(client, world):
    one = f"{URL}/{world.deputies['deputy'].id}"
    me = "/api/v1/accounts/me"
    assert client.get(me, headers=world.deputy.headers).status_code == 200

    sent = {"ground": "detained", "on": "2026-03-01"}
    client.post(f"{one}/suspend", json=sent, headers=world.staff.headers)
    assert client.get(me, headers=world.deputy.headers).status_code == 401
    client.post(f"{one}/resume", json={}, headers=world.staff.headers)
    name = {"username": "deputy", "password": "correct-horse-7"}
    back = client.post("/api/v1/sign-ins", json=name).json()
    assert [g["role"] for g in back["me"]["grants"]] == ["deputy"]


def test_a_repeated_step_is_answered_as_before(client, world):
    one = f"{URL}/{world.deputies['deputy'].id}/suspend"
    headers = {**world.staff.headers, "Idempotency-Key": "one-and-the-same"}
    sent = {"ground": "detained", "on": "2026-03-01"}

    first, again = (client.post(one, json=sent, headers=headers) for _ in range(2))
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()


def test_a_county_neither_sees_nor_keeps_the_deputies_of_another(client, world):
    one = f"{URL}/{world.deputies['other_deputy'].id}"
    staff = world.staff.headers
    match = {**staff, "If-Match": '"1"'}
    sent = {"ground": "recalled", "on": "2026-03-01"}

    assert client.get(one, headers=staff).status_code == 404
    assert client.get(f"{one}/timeline", headers=staff).status_code == 404
    assert client.patch(one, json={"sex": "女"}, headers=match).status_code == 404
    for step in ("suspend", "end"):
        sent["ground"] = "detained" if step == "suspend" else "recalled"
        assert client.post(f"{one}/{step}", json=sent, headers=staff).status_code == 404
    assert client.post(f"{one}/resume", json={}, headers=staff).status_code == 404
    assert enter(client, world, congress="xinglong").status_code == 404
    assert client.get(one, headers=world.deputy.headers).status_code == 404


def test_the_city_reads_the_deputies_below_and_changes_none(client, world):
    one = f"{URL}/{world.deputies['deputy'].id}"
    city = world.city_staff.headers

    said = client.get(one, headers=city).json()
    assert said["open_steps"] == []
    refused = client.patch(one, json={"sex": "女"}, headers={**city, "If-Match": '"1"'})
    assert refused.json()["type"] == "/problems/only-to-read"
    sent = {"ground": "recalled", "on": "2026-03-01"}
    assert client.post(f"{one}/end", json=sent, headers=city).status_code == 403
    assert enter(client, world, by="city_staff").status_code == 403
    assert client.post(URL, json=somebody(world), headers=world.leader.headers).status_code == 403


def test_a_repeated_entry_is_harmless_and_no_id_of_another_congress_can_be_taken(client, world):
    sent = somebody(world)
    for _ in range(2):
        made = client.post(URL, json=sent, headers=world.staff.headers)
        assert made.status_code == 201
    there = somebody(world, "xinglong", id=sent["id"])
    answer = client.post(URL, json=there, headers=world.other_staff.headers)
    assert answer.json()["type"] == "/problems/id-taken"
    assert len(names(client, world.other_staff)) == 1
