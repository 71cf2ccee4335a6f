from tests.clues.conftest import Journey

URL = "/api/v1/notices"


def told(client, who):
    return [n["title"] for n in client.get(URL, headers=who.headers).json()["items"]]


def test_each_step_tells_those_whose_turn_it_is(client, world):
    journey = Journey(client, world)
    journey.at("handed_over")

    assert told(client, world.staff) == ["收到一件新线索，等待核实"]
    assert told(client, world.unit) == ["人大交办一件问题，请签收"]
    assert told(client, world.joint_unit) == ["人大交办一件问题，请签收"]
    assert told(client, world.deputy)[0] == "您反映的问题已交滦平县水务局办理"
    assert told(client, world.other_staff) == []


def test_notices_are_read_one_by_one_or_all_at_once(client, world):
    journey = Journey(client, world)
    for _ in range(3):
        journey.report()
    staff = world.staff.headers
    first = client.get(URL, headers=staff).json()["items"][0]

    client.post(f"{URL}/{first['id']}/read", headers=staff)
    assert client.get(f"{URL}/unread", headers=staff).json() == {"count": 2}
    client.post(f"{URL}/read", headers=staff)
    assert client.get(f"{URL}/unread", headers=staff).json() == {"count": 0}


def test_nobody_reads_for_another(client, world):
    journey = Journey(client, world)
    journey.report()
    notice = client.get(URL, headers=world.staff.headers).json()["items"][0]

    client.post(f"{URL}/{notice['id']}/read", headers=world.leader.headers)

    assert client.get(f"{URL}/unread", headers=world.staff.headers).json() == {"count": 1}
