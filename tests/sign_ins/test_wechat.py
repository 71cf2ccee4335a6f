from datetime import timedelta

import pytest
from sqlmodel import select

from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.people.accounts.tables import Account, BindingCode
from backend.domain.people.sign_ins.tables import RefreshToken, WechatBinding
from backend.settings import settings
from tests.sign_ins.phones import (
    URL,
    bearer,
    bind,
    binding_codes,
    code_of,
    enter,
    give_phone,
    login_code,
)
from tests.world import PASSWORD


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
