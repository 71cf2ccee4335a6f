URL = "/api/v1/views"


def names(client, who, ledger="clues"):
    answer = client.get(URL, params={"ledger": ledger}, headers=who.headers)
    return [(view["name"], view["own"]) for view in answer.json()]


def save(client, who, name="我的逾期", **said):
    sent = {"ledger": "clues", "name": name, "query": "light=overdue", "shared": False} | said
    return client.post(URL, json=sent, headers=who.headers)


def test_a_view_is_ones_own_until_it_is_shared(client, world):
    save(client, world.staff)
    assert names(client, world.staff) == [("我的逾期", True)]
    assert names(client, world.leader) == []

    save(client, world.staff, shared=True)
    assert names(client, world.leader) == [("我的逾期", False)]
    assert names(client, world.other_staff) == names(client, world.unit) == []


def test_the_same_name_again_replaces_what_it_held(client, world):
    save(client, world.staff)
    save(client, world.staff, query="light=due_soon")

    views = client.get(URL, params={"ledger": "clues"}, headers=world.staff.headers).json()
    assert [view["query"] for view in views] == ["light=due_soon"]


def test_nobody_drops_anothers_view(client, world):
    made = save(client, world.staff, shared=True).json()
    url = f"{URL}/{made['id']}"

    assert client.delete(url, headers=world.leader.headers).status_code == 404
    assert client.delete(url, headers=world.staff.headers).status_code == 204
    assert names(client, world.staff) == []
