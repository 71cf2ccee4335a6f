"""Binding a WeChat: by a code of staff, or by a phone number."""

from datetime import timedelta

from backend.domain.access import Role
from tests.sign_ins.phones import (
    bearer,
    bind,
    binding_codes,
    code_of,
    enter,
    give_phone,
)
from tests.world import add_person


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
