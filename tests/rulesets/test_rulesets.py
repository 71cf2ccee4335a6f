from tests.clues.conftest import Journey

URL = "/api/v1/rulesets"


def numbers_of(client, who):
    return client.get(URL, params={"word": "clues"}, headers=who.headers).json()


def adopt(client, who, **numbers):
    kept = {n["name"]: n["value"] for n in numbers_of(client, who)[-1]["numbers"]}
    sent = {"word": "clues", "numbers": kept | numbers, "valid_from": "2026-03-02"}
    return client.post(URL, json=sent, headers=who.headers)


def test_what_ships_is_in_force_until_a_congress_adopts_its_own(client, world):
    shipped = numbers_of(client, world.staff)
    assert [(r["in_force"], r["own"]) for r in shipped] == [(True, False)]
    assert all(number["citation"] for number in shipped[0]["numbers"])

    assert adopt(client, world.staff, verify_days=2).status_code == 200

    assert [r["in_force"] for r in numbers_of(client, world.staff)] == [True, False]
    assert [r["in_force"] for r in numbers_of(client, world.other_staff)] == [True]


def test_a_matter_keeps_the_version_it_began_under(client, world):
    journey = Journey(client, world)
    before = journey.report().json()
    adopt(client, world.staff, hand_over_days=1)
    after = journey.report().json()

    assert journey.take(before["id"], "verify").json()["due_on"] == "2026-03-09"
    assert journey.take(after["id"], "verify").json()["due_on"] == "2026-03-03"


def test_a_version_does_not_begin_in_the_past(client, world):
    sent = {"word": "clues", "numbers": {}, "valid_from": "2026-03-01"}

    answer = client.post(URL, json=sent, headers=world.staff.headers)

    assert answer.json()["issues"][0]["path"] == "body.valid_from"


def test_a_number_out_of_bounds_is_refused_at_its_name(client, world):
    answer = adopt(client, world.staff, verify_days=0)

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.numbers.verify_days"


def test_a_leader_reads_the_rules_and_does_not_change_them(client, world):
    assert adopt(client, world.leader, verify_days=2).status_code == 403


def test_a_holiday_moves_a_deadline(client, world):
    journey = Journey(client, world)
    for day in ("2026-03-05", "2026-03-06"):
        said = {"works": False, "name": "放假（示例）"}
        answer = client.put(f"{URL}/calendar/{day}", json=said, headers=world.staff.headers)
        assert answer.status_code == 204

    assert journey.report().json()["due_on"] == "2026-03-11"
    client.put(f"{URL}/calendar/2026-03-05", json={}, headers=world.staff.headers)
    client.put(f"{URL}/calendar/2026-03-06", json={}, headers=world.staff.headers)
    assert journey.report().json()["due_on"] == "2026-03-09"
    days = client.get(f"{URL}/calendar", params={"year": 2026}, headers=world.staff.headers)
    assert days.json() == []
