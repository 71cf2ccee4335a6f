from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import select

from backend.domain.access import Role
from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.people.accounts.tables import Account, BindingCode
from backend.domain.people.persons import actions as persons
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.tables import RefreshToken, WechatBinding
from backend.settings import settings
from tests.world import PASSWORD, add_person

URL = "/api/v1/sign-ins"
_fresh = count()


def login_code(openid):
    """What `wx.login` gives this user; each is good once."""
    return f"code-{openid}.{next(_fresh)}"


def binding_codes(client, world, *people, by="staff"):
    sent = {"account_ids": [str(world.people[key].account.id) for key in people]}
    headers = world.people[by].headers
    answer = client.post("/api/v1/accounts/binding-codes", json=sent, headers=headers)
    assert answer.status_code == 200, answer.text
    return [one["code"] for one in answer.json()]


def bind(client, openid="lin", **by):
    return client.post(f"{URL}/wechat/bind", json={"code": login_code(openid), **by})


def enter(client, openid="lin"):
    return client.post(f"{URL}/wechat", json={"code": login_code(openid)})


def code_of(answer):
    return answer.json()["type"].removeprefix("/problems/")


def bearer(answer):
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@pytest.fixture
def bound(client, world, wechat):
    """林见川 has bound their WeChat, `lin`."""
    (code,) = binding_codes(client, world, "deputy")
    answer = bind(client, binding_code=code)
    assert answer.status_code == 200, answer.text
    return answer


def give_phone(database, someone, phone):
    with database.writing() as session:
        person = session.get_one(Person, someone.actor.person_id)
        persons.change(session, person, to={"phone": phone}, now=person.created_at)


def test_a_deputy_binds_by_a_code_of_staff_once_and_comes_in_without_a_password_since(
    client, world, wechat, bound
):
    again = enter(client)

    assert again.status_code == 200, again.text
    assert again.json()["me"]["name"] == "林见川"
    assert "set-cookie" not in again.headers
    me = client.get("/api/v1/accounts/me", headers=bearer(again)).json()
    assert me["grant"]["role"] == "deputy"


def test_a_code_may_be_typed_in_small_letters_without_the_dash(client, world, wechat):
    (code,) = binding_codes(client, world, "deputy")

    assert bind(client, binding_code=code.lower().replace("-", " ")).status_code == 200


def test_who_is_not_bound_is_told_to_bind(client, world, wechat):
    answer = enter(client)

    assert (answer.status_code, code_of(answer)) == (409, "wechat-unbound")


def test_a_code_binds_once_for_a_week_and_a_newer_one_replaces_it(client, world, wechat, clock):
    (older,) = binding_codes(client, world, "deputy")
    (newer,) = binding_codes(client, world, "deputy")
    (late,) = binding_codes(client, world, "second_deputy")

    assert code_of(bind(client, binding_code=older)) == "binding-code-wrong"
    assert bind(client, binding_code=newer).status_code == 200
    assert code_of(bind(client, "somebody-else", binding_code=newer)) == "binding-code-wrong"
    clock.now += timedelta(days=7)
    assert code_of(bind(client, "su", binding_code=late)) == "binding-code-wrong"


def test_a_wrong_code_is_refused_at_its_field_and_tells_nothing(client, world, wechat):
    answer = bind(client, binding_code="AAAA-BBBB")

    assert answer.status_code == 422
    assert [issue["path"] for issue in answer.json()["issues"]] == ["body.binding_code"]


def test_after_five_wrong_codes_this_wechat_user_waits_and_no_other(client, world, wechat, clock):
    first, second = binding_codes(client, world, "deputy", "second_deputy")
    for _ in range(5):
        assert bind(client, binding_code="AAAA-BBBB").status_code == 422

    waits = bind(client, binding_code=first)
    assert (waits.status_code, code_of(waits)) == (429, "too-many")
    assert bind(client, "su", binding_code=second).status_code == 200
    clock.now += timedelta(minutes=16)
    assert bind(client, binding_code="AAAA-BBBB").status_code == 422
    assert bind(client, binding_code=first).status_code == 200


def test_a_phone_number_binds_if_exactly_one_live_account_has_it(client, world, wechat, database):
    give_phone(database, world.deputy, "19900000001")
    give_phone(database, world.staff, "19900000002")
    give_phone(database, world.leader, "19900000002")

    assert bind(client, phone_code="phone-19900000001").json()["me"]["name"] == "林见川"
    two = bind(client, "zhou", phone_code="phone-19900000002")
    none = bind(client, "nobody", phone_code="phone-19900000003")
    assert code_of(two) == code_of(none) == "phone-unknown"
    assert two.json()["issues"] == none.json()["issues"]


def test_an_administrator_is_not_bound_by_a_number_that_may_pass_to_another(
    client, world, wechat, database
):
    give_phone(database, world.security_admin, "19900000001")

    assert code_of(bind(client, phone_code="phone-19900000001")) == "phone-unknown"


def test_a_person_without_a_number_is_nobodys_match(client, world, wechat):
    assert code_of(bind(client, phone_code="phone-+8520000")) == "phone-unknown"


def test_one_wechat_has_one_account_and_one_account_one_wechat(client, world, wechat, bound):
    (other,) = binding_codes(client, world, "second_deputy")
    taken = bind(client, binding_code=other)
    (own,) = binding_codes(client, world, "deputy")
    second_phone = bind(client, "lins-other-phone", binding_code=own)

    assert (taken.status_code, code_of(taken)) == (409, "already-bound")
    assert (second_phone.status_code, code_of(second_phone)) == (409, "already-bound")
    assert bind(client, "su", binding_code=other).status_code == 200


def test_either_a_code_or_a_number_is_needed_not_both(client, world, wechat):
    for by in ({}, {"binding_code": "AAAA-BBBB", "phone_code": "phone-19900000001"}):
        answer = bind(client, **by)
        assert answer.status_code == 422
        assert answer.json()["issues"][0]["path"] == "body.binding_code"


@pytest.mark.parametrize(
    ("code", "status", "problem"),
    [
        ("nonsense", 422, "wechat-refused"),
        ("risky", 422, "wechat-refused"),
        ("busy", 503, "wechat-unavailable"),
        ("often", 503, "wechat-unavailable"),
    ],
)
def test_what_wechat_refuses_is_said_in_our_words(client, world, wechat, code, status, problem):
    answer = client.post(f"{URL}/wechat", json={"code": code})

    assert (answer.status_code, code_of(answer)) == (status, problem)


def test_a_login_code_is_good_once(client, world, wechat, bound):
    code = login_code("lin")
    assert client.post(f"{URL}/wechat", json={"code": code}).status_code == 200

    assert code_of(client.post(f"{URL}/wechat", json={"code": code})) == "wechat-refused"


def test_a_wechat_that_cannot_be_reached_is_said_to_be_away(client, world, wechat, monkeypatch):
    monkeypatch.setattr(settings, "wechat_api", "http://127.0.0.1:9")

    assert code_of(enter(client)) == "wechat-unavailable"


def test_an_office_without_a_mini_program_says_so(client, world):
    answer = enter(client)

    assert (answer.status_code, code_of(answer)) == (409, "wechat-not-configured")
    said = client.get(f"{URL}/wechat", headers=world.deputy.headers).json()
    assert said == {"configured": False, "bound": False, "bound_at": None}


def test_an_expired_access_token_is_renewed_on_the_way(client, world, wechat, database):
    give_phone(database, world.deputy, "19900000001")
    give_phone(database, world.second_deputy, "19900000002")
    bind(client, phone_code="phone-19900000001")
    wechat.expire_token()

    assert bind(client, "su", phone_code="phone-19900000002").status_code == 200


def test_unbinding_signs_out_what_came_through_wechat(client, world, wechat, bound):
    web = client.post(URL, json={"username": "deputy", "password": PASSWORD})
    said = client.get(f"{URL}/wechat", headers=bearer(bound)).json()
    assert (said["configured"], said["bound"]) == (True, True)

    assert client.post(f"{URL}/wechat/unbind", headers=bearer(web)).status_code == 204

    assert client.get("/api/v1/accounts/me", headers=bearer(bound)).status_code == 401
    assert client.get("/api/v1/accounts/me", headers=bearer(web)).status_code == 200
    assert code_of(enter(client)) == "wechat-unbound"
    assert client.post(f"{URL}/wechat/unbind", headers=bearer(web)).status_code == 204


def test_staff_unbind_for_who_lost_their_phone(client, world, wechat, bound):
    url = f"/api/v1/accounts/{world.deputy.account.id}"
    before = client.get(url, headers=world.staff.headers).json()
    assert before["wechat_bound_at"] is not None
    assert "unbind-wechat" in before["open_steps"]

    sent = {"reason": "手机丢失"}
    foreign = client.post(f"{url}/unbind-wechat", json=sent, headers=world.other_staff.headers)
    after = client.post(f"{url}/unbind-wechat", json=sent, headers=world.staff.headers).json()

    assert foreign.status_code == 404
    assert after["wechat_bound_at"] is None
    assert "binding-code" in after["open_steps"]
    assert code_of(enter(client)) == "wechat-unbound"


def test_ending_an_account_closes_wechat_and_its_unused_codes(client, world, wechat, bound):
    (unused,) = binding_codes(client, world, "second_deputy")
    for key in ("deputy", "second_deputy"):
        url = f"/api/v1/accounts/{world.people[key].account.id}/end"
        client.post(url, json={"reason": "离任"}, headers=world.staff.headers)

    assert code_of(enter(client)) == "wechat-unbound"
    assert client.get("/api/v1/accounts/me", headers=bearer(bound)).status_code == 401
    url = f"/api/v1/accounts/{world.second_deputy.account.id}/reopen"
    client.post(url, json={"reason": "误操作"}, headers=world.staff.headers)
    assert code_of(bind(client, "su", binding_code=unused)) == "binding-code-wrong"


def test_an_account_whose_slip_was_never_used_needs_no_password_in_wechat(
    client, world, wechat, database
):
    with database.writing() as session:
        session.get_one(Account, world.deputy.account.id).must_set_password = True
    (code,) = binding_codes(client, world, "deputy")

    said = bind(client, binding_code=code)

    assert said.json()["must_set_password"] is False
    assert client.get("/api/v1/accounts/me", headers=bearer(said)).status_code == 200
    web = client.post(URL, json={"username": "deputy", "password": PASSWORD})
    assert web.json()["must_set_password"] is True
    assert client.get("/api/v1/accounts/me", headers=bearer(web)).status_code == 401


def test_an_account_locked_by_wrong_passwords_is_locked_in_wechat_too(
    client, world, wechat, bound, clock
):
    for _ in range(5):
        client.post(URL, json={"username": "deputy", "password": "nope"})

    answer = enter(client)
    assert (answer.status_code, code_of(answer)) == (429, "account-locked")
    clock.now += timedelta(minutes=16)
    assert enter(client).status_code == 200


def test_codes_are_made_only_for_accounts_in_reach(client, world, wechat, database):
    with database.writing() as session:
        add_person(session, world, "clerk", "何清", Role.congress_staff, "luanping")
    url = "/api/v1/accounts/binding-codes"

    for key, status in [("clerk", 404), ("other_deputy", 404), ("staff", 404)]:
        sent = {"account_ids": [str(world.people[key].account.id)]}
        assert client.post(url, json=sent, headers=world.staff.headers).status_code == status
    sent = {"account_ids": [str(world.deputy.account.id)]}
    assert client.post(url, json=sent, headers=world.deputy.headers).status_code == 403
    assert client.post(url, json=sent, headers=world.security_admin.headers).status_code == 200


def test_neither_codes_nor_who_somebody_is_to_wechat_can_be_read_in_the_database(
    client, world, wechat, database, bound
):
    (code,) = binding_codes(client, world, "second_deputy")
    with database.reading() as session:
        binding = session.exec(select(WechatBinding)).one()
        prints = session.exec(select(BindingCode.code_print)).all()
        raw = session.connection().exec_driver_sql("SELECT openid FROM wechat_binding").scalar()
        tokens = session.exec(select(RefreshToken.token_hash)).all()
    assert binding.openid == "lin"
    assert b"lin" not in bytes(raw)
    assert code not in prints
    assert bound.json()["refresh_token"] not in tokens


def test_every_step_stands_in_the_audit(client, world, wechat, database, bound):
    client.post(f"{URL}/wechat/unbind", headers=bearer(bound))

    with database.reading() as session:
        entries = session.exec(select(AuditEntry).order_by(AuditEntry.created_at)).all()
    deeds = [entry.deed for entry in entries]
    assert {"accounts:binding_code", "sign-ins:bind", "sign-ins:unbind"} <= set(deeds)
    came_in = next(e for e in entries if e.deed == "sign-ins:sign_in")
    assert (came_in.actor_name, came_in.details) == ("林见川", {"way": "wechat"})
