from datetime import timedelta

import pytest
from sqlmodel import select

from backend.domain.people.accounts.tables import Account
from backend.domain.people.sign_ins.tables import RefreshToken
from tests.world import PASSWORD

URL = "/api/v1/sign-ins"


def sign_in(client, username="staff", password=PASSWORD):
    return client.post(URL, json={"username": username, "password": password})


def test_a_person_signs_in_and_is_told_who_they_are(client, world):
    answer = sign_in(client)

    assert answer.status_code == 200, answer.text
    said = answer.json()
    me = client.get(
        "/api/v1/accounts/me", headers={"Authorization": f"Bearer {said['access_token']}"}
    ).json()
    assert me["name"] == "周予安"
    assert me["grant"]["congress"]["short_name"] == "滦平县人大"
    assert "clues:check" in me["permissions"]


def test_the_refresh_cookie_is_out_of_reach_for_scripts_and_other_sites(client, world):
    cookie = sign_in(client).headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/api/v1/sign-ins" in cookie


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client, world):
    wrong, unknown = sign_in(client, password="nope"), sign_in(client, username="nobody")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(client, world, clock):
    for _ in range(5):
        sign_in(client, password="nope")

    assert sign_in(client).status_code == 401
    clock.now += timedelta(minutes=14)
    assert sign_in(client).status_code == 401
    clock.now += timedelta(minutes=2)
    assert sign_in(client).status_code == 200


def test_each_refresh_replaces_the_token(client, world):
    sign_in(client)
    first = client.cookies["congress_refresh"]

    assert client.post(f"{URL}/refresh").status_code == 200
    assert client.cookies["congress_refresh"] != first


def test_a_refresh_token_used_twice_ends_every_sign_in(client, world):
    headers = {"Authorization": f"Bearer {sign_in(client).json()['access_token']}"}
    stolen = client.cookies["congress_refresh"]
    client.post(f"{URL}/refresh")
    client.post(f"{URL}/refresh")
    owners = client.cookies["congress_refresh"]

    client.cookies.set("congress_refresh", stolen, domain="testserver.local", path=URL)
    client.cookies.clear()
    answer = client.post(f"{URL}/refresh", headers={"Cookie": f"congress_refresh={stolen}"})

    assert answer.json()["type"] == "/problems/token-reused"
    after = client.post(f"{URL}/refresh", headers={"Cookie": f"congress_refresh={owners}"})
    assert after.status_code == 401
    assert client.get("/api/v1/accounts/me", headers=headers).status_code == 401


def test_an_answer_that_was_lost_signs_nobody_out(client, world):
    sign_in(client)
    kept = {"Cookie": f"congress_refresh={client.cookies['congress_refresh']}"}
    client.cookies.clear()

    for _ in range(3):
        assert client.post(f"{URL}/refresh", headers=kept).status_code == 200
        client.cookies.clear()


def test_whoever_comes_second_with_a_token_that_was_lost_ends_every_sign_in(client, world):
    sign_in(client)
    first = client.cookies["congress_refresh"]
    client.post(f"{URL}/refresh")
    owners = client.cookies["congress_refresh"]
    client.cookies.clear()
    thief = client.post(f"{URL}/refresh", headers={"Cookie": f"congress_refresh={first}"})
    client.cookies.clear()

    answer = client.post(f"{URL}/refresh", headers={"Cookie": f"congress_refresh={owners}"})

    assert answer.json()["type"] == "/problems/token-reused"
    stolen = {"Authorization": f"Bearer {thief.json()['access_token']}"}
    assert client.get("/api/v1/accounts/me", headers=stolen).status_code == 401


def test_signing_out_everywhere_ends_tokens_at_once(client, world):
    assert client.get("/api/v1/accounts/me", headers=world.staff.headers).status_code == 200

    assert client.post(f"{URL}/sign-out-everywhere", headers=world.staff.headers).status_code == 204
    assert client.get("/api/v1/accounts/me", headers=world.staff.headers).status_code == 401


def test_a_slip_is_good_for_setting_a_password_and_nothing_else(client, world, database):
    with database.writing() as session:
        account = session.get_one(Account, world.unit.account.id)
        account.must_set_password = True
        session.add(account)

    said = sign_in(client, "unit").json()
    headers = {"Authorization": f"Bearer {said['access_token']}"}

    assert said["must_set_password"] is True
    assert client.get("/api/v1/accounts/me", headers=headers).status_code == 401
    new = {"old_password": PASSWORD, "new_password": "shan-zhuang-2026"}
    assert client.post("/api/v1/accounts/me/password", json=new, headers=headers).status_code == 204
    assert client.get("/api/v1/accounts/me", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("not-mine", "shan-zhuang-2026", "body.old_password"),
        (PASSWORD, "short1", "body.new_password"),
        (PASSWORD, "longbutnodigit", "body.new_password"),
        (PASSWORD, "staff-and-1234", "body.new_password"),
    ],
)
def test_a_bad_password_is_refused_at_its_field(client, world, old, new, path):
    answer = client.post(
        "/api/v1/accounts/me/password",
        json={"old_password": old, "new_password": new},
        headers=world.staff.headers,
    )

    assert answer.status_code == 422
    assert [issue["path"] for issue in answer.json()["issues"]] == [path]


def test_a_forged_or_expired_token_is_refused(client, world, clock):
    head, body, tail = world.staff.headers["Authorization"].split(".")
    forged = {"Authorization": f"{head}.{body}.{tail[::-1]}"}

    good = world.staff.headers

    assert client.get("/api/v1/accounts/me", headers=forged).status_code == 401
    assert client.get("/api/v1/accounts/me", headers=good).status_code == 200
    clock.now += timedelta(minutes=16)
    assert client.get("/api/v1/accounts/me", headers=good).status_code == 401


def test_only_hashes_of_tokens_and_passwords_are_kept(client, world, database):
    sign_in(client)

    with database.reading() as session:
        kept = [row.token_hash for row in session.exec(select(RefreshToken))]
        passwords = session.exec(select(Account.password_hash)).all()
    assert client.cookies["congress_refresh"] not in kept
    assert all(p.startswith("$argon2id$") for p in passwords)
