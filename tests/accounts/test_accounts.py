from datetime import timedelta

import pytest
from sqlmodel import select

from backend.domain.engines.retries.tables import StepKey
from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts import rules
from backend.domain.people.accounts.tables import Account
from tests.world import PASSWORD

URL = "/api/v1/accounts"


def sign_in(client, username, password=PASSWORD):
    return client.post("/api/v1/sign-ins", json={"username": username, "password": password})


def post(client, someone, path, **sent):
    return client.post(f"{URL}/{path}".rstrip("/"), json=sent, headers=someone.headers)


def newcomer(world, role="unit_staff", congress="luanping", unit="water", **changes):
    return {
        "id": str(new_id()),
        "name": "闻人望舒",
        "role": role,
        "congress_id": str(world.congresses[congress].id),
        "unit_id": str(world.units[unit].id) if unit else None,
        **changes,
    }


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("单雄", "shanxiong"),
        ("曾望", "zengwang"),
        ("仇海", "qiuhai"),
        ("解冰", "xiebing"),
        ("查良", "zhaliang"),
        ("尉迟远", "yuchiyuan"),
        ("吕布衣", "lvbuyi"),
        ("林 见川", "linjianchuan"),
        ("艾力·买买提", "ailimaimaiti"),
        ("?", "user"),
    ],
)
def test_a_user_name_is_the_name_as_it_is_spoken(name, username):
    assert rules.username_of(name) == username


def test_a_taken_user_name_gets_a_digit():
    assert rules.free_usernames(["林木", "林木", "林牧"], {"linmu"}) == [
        "linmu2",
        "linmu3",
        "linmu4",
    ]


def enter(client, world, phone):
    sent = {
        "id": str(new_id()),
        "congress_id": str(world.congresses["luanping"].id),
        "name": "单云舟",
        "phone": phone,
    }
    return client.post("/api/v1/deputies", json=sent, headers=world.staff.headers).json()["id"]


def test_accounts_are_made_for_deputies_in_bulk_and_slips_printed_once(client, world):
    ids = [enter(client, world, phone) for phone in ("19910000001", "19910000002")]
    ids.append(str(world.deputies["deputy"].id))
    made = post(client, world.staff, "for-deputies", deputy_ids=ids)
    assert made.status_code == 200, made.text
    assert (len(made.json()["made"]), len(made.json()["kept"])) == (2, 1)
    again = post(client, world.staff, "for-deputies", deputy_ids=ids).json()
    assert (again["made"], len(again["kept"])) == ([], 3)

    printed = post(client, world.staff, "slips", account_ids=made.json()["made"])
    assert printed.status_code == 200, printed.text
    slips = printed.json()
    assert [s["username"] for s in slips] == ["shanyunzhou", "shanyunzhou2"]
    assert slips[0]["organ"] == "滦平县人民代表大会"
    assert slips[0]["valid_until"].startswith("2026-04-01")
    assert printed.headers["cache-control"] == "no-store"
    first = sign_in(client, "shanyunzhou", slips[0]["code"]).json()
    assert first["must_set_password"] is True


def test_a_slip_s_code_is_kept_nowhere_and_told_once(client, world, database):
    headers = {**world.staff.headers, "Idempotency-Key": "print-it-once"}
    sent = {"account_ids": [str(world.deputy.account.id)]}
    code = client.post(f"{URL}/slips", json=sent, headers=headers).json()[0]["code"]

    repeated = client.post(f"{URL}/slips", json=sent, headers=headers)
    assert repeated.json()["type"] == "/problems/answer-lost"
    with database.reading() as session:
        kept = [
            *(str(row.answer) for row in session.exec(select(StepKey))),
            *(str(row.details) for row in session.exec(select(AuditEntry))),
            *(str(row) for row in session.exec(select(Account.password_hash))),
        ]
    assert kept
    assert not any(code in text for text in kept)
    listed = client.get(URL, headers=world.staff.headers).text
    assert "argon2" not in listed
    assert code not in listed


def test_a_slip_signs_out_everywhere_and_runs_out(client, world, clock):
    me = f"{URL}/me"
    assert client.get(me, headers=world.deputy.headers).status_code == 200
    slip = post(client, world.staff, "slips", account_ids=[str(world.deputy.account.id)]).json()[0]

    assert client.get(me, headers=world.deputy.headers).status_code == 401
    assert sign_in(client, "deputy").status_code == 401
    assert sign_in(client, "deputy", slip["code"]).status_code == 200
    clock.now += timedelta(days=31)
    assert sign_in(client, "deputy", slip["code"]).status_code == 401


def test_staff_see_the_accounts_of_their_deputies_and_units_alone(client, world):
    def seen(someone):
        answer = client.get(URL, headers=someone.headers)
        return [a["username"] for a in answer.json()["items"]]

    assert seen(world.staff) == ["deputy", "joint.unit", "second.deputy", "unit"]
    assert seen(world.other_staff) == ["other.deputy", "other.unit"]
    assert len(seen(world.security_admin)) == len(world.people)
    for someone in (world.leader, world.deputy, world.unit, world.system_admin, world.audit_admin):
        assert client.get(URL, headers=someone.headers).status_code == 403


def test_the_list_is_filtered(client, world):
    def seen(**query):
        answer = client.get(URL, params=query, headers=world.security_admin.headers)
        return [a["username"] for a in answer.json()["items"]]

    assert seen(role="congress_leader") == ["leader", "other.leader"]
    assert seen(unit_id=str(world.units["water"].id)) == ["unit"]
    assert seen(q="周予") == ["staff"]
    assert seen(waiting=True) == []
    assert seen(ended=True) == []


def test_staff_make_accounts_for_units_and_the_security_admin_for_offices(client, world):
    by_staff = post(client, world.staff, "", people=[newcomer(world)])
    assert by_staff.status_code == 201, by_staff.text
    office = newcomer(world, role="congress_staff", unit=None, name="东方既明")
    by_admin = post(client, world.security_admin, "", people=[office])
    assert by_admin.status_code == 201, by_admin.text
    refused = post(client, world.staff, "", people=[{**office, "id": str(new_id())}])
    assert refused.json()["type"] == "/problems/role-not-yours"
    slip = post(client, world.security_admin, "slips", account_ids=[office["id"]]).json()[0]
    assert (slip["username"], slip["name"]) == ("dongfangjiming", "东方既明")


def test_a_unit_s_account_names_its_unit_and_no_other_does(client, world):
    for wrong in (
        newcomer(world, unit=None),
        newcomer(world, congress="luanping", unit="other_water"),
        newcomer(world, role="congress_leader"),
    ):
        answer = post(client, world.security_admin, "", people=[wrong])
        assert answer.json()["type"] == "/problems/grant-unfit", answer.text


def test_an_account_is_ended_and_reopened_with_a_new_slip(client, world):
    one = str(world.unit.account.id)
    ended = post(client, world.staff, f"{one}/end", reason="调离").json()
    assert (ended["ended_reason"], ended["open_steps"]) == ("调离", ["reopen"])
    assert client.get(f"{URL}/me", headers=world.unit.headers).status_code == 401
    assert sign_in(client, "unit").status_code == 401
    slip = post(client, world.staff, "slips", account_ids=[one])
    assert slip.json()["type"] == "/problems/account-ended"

    back = post(client, world.staff, f"{one}/reopen", reason="调回").json()
    assert back["waiting"] is True
    assert sign_in(client, "unit").status_code == 401
    code = post(client, world.staff, "slips", account_ids=[one]).json()[0]["code"]
    assert sign_in(client, "unit", code).status_code == 200


def grant(world, role, congress="luanping", unit=None):
    return {
        "id": str(new_id()),
        "role": role,
        "congress_id": str(world.congresses[congress].id),
        "unit_id": str(world.units[unit].id) if unit else None,
    }


def test_a_grant_is_given_and_ended_and_ends_what_is_done_under_it(client, world):
    one = str(world.unit.account.id)
    admin = world.security_admin
    given = post(client, admin, f"{one}/grants", **grant(world, "congress_staff"))
    assert given.status_code == 201, given.text
    assert [g["role"] for g in given.json()["grants"]] == ["unit_staff", "congress_staff"]

    first = given.json()["grants"][0]["id"]
    after = post(client, admin, f"{one}/grants/{first}/end", reason="换岗")
    assert after.json()["grants"][0]["ended_at"]
    assert client.get(f"{URL}/me", headers=world.unit.headers).status_code == 401
    back = sign_in(client, "unit").json()
    assert back["me"]["grant"]["role"] == "congress_staff"


def test_the_role_of_a_deputy_asks_for_the_mandate(client, world):
    one = str(world.unit.account.id)
    answer = post(client, world.security_admin, f"{one}/grants", **grant(world, "deputy"))

    assert answer.json()["issues"][0]["path"] == "body.role"


def test_staff_do_not_touch_an_account_that_reaches_further(client, world):
    one = str(world.deputy.account.id)
    more = grant(world, "congress_staff", "city")
    assert post(client, world.security_admin, f"{one}/grants", **more).status_code == 201

    for path in ("end", "reopen"):
        answer = post(client, world.staff, f"{one}/{path}", reason="试")
        assert answer.json()["type"] == "/problems/reaches-further"
    assert post(client, world.staff, "slips", account_ids=[one]).status_code == 403
    said = client.get(f"{URL}/{one}", headers=world.staff.headers).json()
    assert said["open_steps"] == []
    assert post(client, world.security_admin, "slips", account_ids=[one]).status_code == 200


def test_a_county_cannot_see_guess_or_change_accounts_of_another(client, world):
    one = str(world.other_deputy.account.id)
    staff = world.staff

    assert client.get(f"{URL}/{one}", headers=staff.headers).status_code == 404
    assert post(client, staff, f"{one}/end", reason="试").status_code == 404
    assert post(client, staff, f"{one}/reopen", reason="试").status_code == 404
    assert post(client, staff, "slips", account_ids=[one]).status_code == 404
    own = str(world.deputy.account.id)
    assert post(client, staff, "slips", account_ids=[own, one]).status_code == 404
    assert sign_in(client, "deputy").status_code == 200
    more = grant(world, "unit_staff", unit="water")
    assert post(client, staff, f"{one}/grants", **more).status_code == 404
    mandate = str(world.deputies["other_deputy"].id)
    assert post(client, staff, "for-deputies", deputy_ids=[mandate]).status_code == 404
    there = newcomer(world, congress="xinglong", unit="other_water")
    assert post(client, staff, "", people=[there]).status_code == 404
    stranger = str(new_id())
    assert client.get(f"{URL}/{stranger}", headers=staff.headers).status_code == 404
