from datetime import timedelta

import pytest
from sqlmodel import select

from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.people.sign_ins.tables import HandOverTicket
from backend.jobs import tidying
from tests.sign_ins.test_wechat import URL, bearer, bind, binding_codes, code_of


@pytest.fixture
def phone(client, world, wechat):
    """林见川's sign-in in the mini-program, which keeps no cookies."""
    (code,) = binding_codes(client, world, "deputy")
    return bind(client, binding_code=code)


def refresh(client, token):
    return client.post(f"{URL}/refresh", json={"refresh_token": token})


def hand_over(client, sign_in):
    answer = client.post(f"{URL}/hand-over", headers=bearer(sign_in))
    assert answer.status_code == 200, answer.text
    return answer.json()["ticket"]


def redeem(client, ticket):
    return client.post(f"{URL}/hand-over/redeem", json={"ticket": ticket})


def test_who_sends_the_refresh_token_in_the_body_gets_the_next_one_there(client, phone):
    answer = refresh(client, phone.json()["refresh_token"])

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.json()["refresh_token"] != phone.json()["refresh_token"]
    assert refresh(client, answer.json()["refresh_token"]).status_code == 200


def test_a_browser_is_never_told_its_refresh_token(client, world):
    signed_in = client.post(URL, json={"username": "staff", "password": "correct-horse-7"})

    assert signed_in.json()["refresh_token"] is None
    assert client.post(f"{URL}/refresh").json()["refresh_token"] is None


def test_a_stolen_token_in_a_body_ends_every_sign_in_as_in_a_cookie(client, phone):
    first = phone.json()["refresh_token"]
    second = refresh(client, first).json()["refresh_token"]
    third = refresh(client, second).json()["refresh_token"]

    assert code_of(refresh(client, first)) == "token-reused"
    assert code_of(refresh(client, third)) == "sign-in-ended"


def test_signing_out_by_the_body_ends_that_sign_in_alone(client, world, phone):
    token = phone.json()["refresh_token"]

    assert client.post(f"{URL}/sign-out", json={"refresh_token": token}).status_code == 204

    assert client.get("/api/v1/accounts/me", headers=bearer(phone)).status_code == 401
    assert client.get("/api/v1/accounts/me", headers=world.deputy.headers).status_code == 200


def test_a_ticket_opens_the_same_account_and_grant_in_a_browser(client, world, phone):
    opened = redeem(client, hand_over(client, phone))

    assert opened.status_code == 200, opened.text
    assert opened.json()["me"]["grant"] == phone.json()["me"]["grant"]
    assert opened.json()["refresh_token"] is None
    assert "congress_refresh" in opened.headers["set-cookie"]
    assert client.get("/api/v1/accounts/me", headers=bearer(opened)).status_code == 200
    assert client.post(f"{URL}/refresh").status_code == 200
    devices = client.get(URL, headers=bearer(opened)).json()
    assert sorted(d["way"] for d in devices) == ["hand_over", "password", "wechat"]


def test_a_ticket_is_good_once(client, phone):
    ticket = hand_over(client, phone)
    assert redeem(client, ticket).status_code == 200

    answer = redeem(client, ticket)
    assert (answer.status_code, code_of(answer)) == (401, "ticket-spent")


def test_a_ticket_is_good_for_a_minute(client, phone, clock):
    ticket = hand_over(client, phone)
    in_time = hand_over(client, phone)
    clock.now += timedelta(seconds=59)
    assert redeem(client, in_time).status_code == 200
    clock.now += timedelta(seconds=1)

    assert code_of(redeem(client, ticket)) == "ticket-spent"


@pytest.mark.parametrize("over", ["sign-out-everywhere", "wechat/unbind"])
def test_a_ticket_ends_with_the_sign_in_that_gave_it(client, phone, over):
    ticket = hand_over(client, phone)
    client.post(f"{URL}/{over}", headers=bearer(phone))

    assert code_of(redeem(client, ticket)) == "ticket-spent"


def test_an_invented_ticket_opens_nothing(client, world):
    assert code_of(redeem(client, "invented")) == "ticket-spent"


def test_only_hashes_of_tickets_are_kept_and_not_for_long(client, phone, database, clock):
    ticket = hand_over(client, phone)
    with database.reading() as session:
        assert ticket not in session.exec(select(HandOverTicket.ticket_hash)).all()
        deeds = session.exec(select(AuditEntry.deed)).all()
    assert "sign-ins:hand_over" in deeds

    tidying.run(database, now=clock.now + timedelta(minutes=2))
    with database.reading() as session:
        assert session.exec(select(HandOverTicket)).all() == []
