"""A phone with WeChat, as the tests hold it."""

from itertools import count

from backend.domain.people.persons import actions as persons
from backend.domain.people.persons.tables import Person

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


def give_phone(database, someone, phone):
    with database.writing() as session:
        person = session.get_one(Person, someone.actor.person_id)
        persons.change(session, person, to={"phone": phone}, now=person.created_at)
