from backend.domain.kit.tables import new_id

URL = "/api/v1/congresses"


def names(answer):
    return [c["short_name"] for c in answer.json()["items"]]


def test_the_city_sees_its_counties_and_a_county_itself_alone(client, world):
    assert names(client.get(URL, headers=world.city_staff.headers)) == [
        "承德市人大",
        "兴隆县人大",
        "滦平县人大",
    ]
    for someone in (world.staff, world.leader, world.deputy, world.unit):
        assert names(client.get(URL, headers=someone.headers)) == ["滦平县人大"]
    other = f"{URL}/{world.congresses['xinglong'].id}"
    assert client.get(other, headers=world.staff.headers).status_code == 404


def test_a_congress_says_which_term_runs(client, world, clock):
    one = f"{URL}/{world.congresses['luanping'].id}"
    said = client.get(one, headers=world.staff.headers).json()

    assert said["term"]["number"] == 15
    assert [t["number"] for t in said["terms"]] == [15]


def begin(client, world, **changes):
    one = f"{URL}/{world.congresses['luanping'].id}"
    sent = {"id": str(new_id()), "number": 16, "starts_on": "2026-07-01", **changes}
    return client.post(f"{one}/terms", json=sent, headers=world.system_admin.headers)


def test_a_new_term_runs_five_years(client, world):
    made = begin(client, world)

    assert made.status_code == 201, made.text
    assert made.json()["ends_on"] == "2031-06-30"


def test_two_terms_do_not_overlap(client, world):
    answer = begin(client, world, starts_on="2026-01-01")

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.starts_on"
    backwards = begin(client, world, ends_on="2026-06-30")
    assert backwards.json()["issues"][0]["path"] == "body.ends_on"


def test_the_days_of_a_term_can_be_put_right(client, world):
    one = f"{URL}/{world.congresses['luanping'].id}"
    term = f"{one}/terms/{world.terms['luanping'].id}"
    sent = {"starts_on": "2021-07-15", "ends_on": "2026-07-14"}
    headers = world.system_admin.headers

    assert client.patch(term, json=sent, headers=headers).status_code == 428
    good = client.patch(term, json=sent, headers={**headers, "If-Match": '"1"'})
    assert good.json()["ends_on"] == "2026-07-14"


def test_a_township_congress_is_set_up_and_renamed_by_the_system_admin(client, world):
    admin = world.system_admin.headers
    sent = {
        "id": str(new_id()),
        "division_id": str(world.divisions["luanping_town"].id),
        "name": "滦平镇人民代表大会",
        "short_name": "滦平镇人大",
    }
    made = client.post(URL, json=sent, headers=admin)
    assert made.status_code == 201, made.text
    assert made.json()["level"] == "township"
    again = client.post(URL, json={**sent, "id": str(new_id())}, headers=admin)
    assert again.json()["issues"][0]["path"] == "body.division_id"
    assert client.post(URL, json=sent, headers=admin).status_code == 201

    change = {"name": "滦平镇人民代表大会", "short_name": "滦平镇"}
    one = f"{URL}/{sent['id']}"
    renamed = client.patch(one, json=change, headers={**admin, "If-Match": '"1"'})
    assert renamed.json()["short_name"] == "滦平镇"
    assert client.post(URL, json=sent, headers=world.staff.headers).status_code == 403
    assert client.get(one, headers=world.staff.headers).status_code == 200
    assert client.get(one, headers=world.other_staff.headers).status_code == 404
