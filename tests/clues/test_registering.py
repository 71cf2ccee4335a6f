"""Reporting and registering: whose a clue is, once and no more, refused at its field."""

import pytest
from uuid_utils.compat import uuid7


def test_staff_register_for_a_resident_and_rate_in_their_words(journey):
    clue = journey.report(
        "staff", reporter={"source": "resident", "name": "某居民", "phone": "19900001111"}
    ).json()
    assert clue["reporter"]["name"] == "某居民"
    clue_id = clue["id"]
    for _, step, who, body in journey.WAY[:4]:
        journey.take(clue_id, step, who, **body(journey))

    assert "rate" in journey.show(clue_id).json()["open_steps"]
    rated = journey.take(clue_id, "rate", attitude="satisfied", result="satisfied")
    assert rated.json()["state"] == "rated"


def test_staff_register_for_a_deputy_who_then_sees_it_as_their_own(journey):
    deputy = journey.world.deputies["deputy"]
    clue = journey.report("staff", reporter={"source": "deputy", "deputy_id": str(deputy.id)})

    assert journey.show(clue.json()["id"], "deputy").json()["own"] is True


def test_a_repeated_report_is_harmless(journey):
    id_ = str(uuid7())

    first, again = journey.report(id=id_), journey.report(id=id_)

    assert first.json()["number"] == again.json()["number"] == 1
    assert journey.list(count=True).json()["count"] == 1


def test_the_same_id_for_another_report_is_refused(journey):
    id_ = str(uuid7())
    journey.report(id=id_)

    assert journey.report("second_deputy", id=id_).json()["type"] == "/problems/clue-id-taken"


def test_a_step_repeated_under_its_key_is_taken_once_and_answered_alike(journey):
    clue_id = journey.at("submitted")
    headers = journey.world.staff.headers | {"Idempotency-Key": "verify-0001"}
    url = f"/api/v1/clues/{clue_id}/verify"

    first = journey.client.post(url, json={}, headers=headers)
    again = journey.client.post(url, json={}, headers=headers)
    other = journey.client.post(url, json={"note": "别的话"}, headers=headers)

    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert other.json()["type"] == "/problems/key-used-otherwise"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"title": ""}, "body.title"),
        ({"words": "字" * 5001}, "body.words"),
        ({"category": "nonsense"}, "body.category"),
        ({"colour": "red"}, "body.colour"),
        ({"place": {"longitude": 200, "latitude": 40}}, "body.place.longitude"),
        ({"place": {"longitude": 117}}, "body.place"),
        ({"file_ids": [str(uuid7())]}, "body.file_ids"),
    ],
)
def test_bad_input_is_refused_in_chinese_at_its_field_and_nothing_is_kept(journey, said, path):
    answer = journey.report(**said)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    issue = answer.json()["issues"][0]
    assert issue["path"] == path
    assert any("\u4e00" <= c <= "\u9fff" for c in issue["detail"])
    assert journey.list(count=True).json()["count"] == 0


def test_staff_mend_a_title_and_a_stale_copy_is_refused(journey):
    clue = journey.report().json()
    url, staff = f"/api/v1/clues/{clue['id']}", journey.world.staff.headers
    sent = {
        "title": "滦河镇支沟污水直排",
        "words": clue["words"],
        "category": "water",
        "place": {"words": "支沟桥下"},
    }

    assert journey.client.patch(url, json=sent, headers=staff).status_code == 428
    etag = journey.show(clue["id"]).headers["etag"]
    mended = journey.client.patch(url, json=sent, headers=staff | {"If-Match": etag})
    assert mended.json()["title"] == "滦河镇支沟污水直排"
    stale = journey.client.patch(url, json=sent, headers=staff | {"If-Match": etag})
    assert stale.status_code == 412


def test_staff_say_whose_clue_they_register(journey):
    answer = journey.report("staff")

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.reporter"


def test_a_deputy_does_not_report_in_anothers_name(journey):
    answer = journey.report("deputy", reporter={"source": "resident", "name": "某居民"})

    assert answer.status_code == 403
