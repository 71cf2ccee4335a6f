"""On the screen where staff admit: what is known already, and joining it."""

from tests.clues.conftest import URL as CLUES
from tests.clues.conftest import Journey


def test_it_can_join_an_earlier_clue_whose_answer_then_shows(resident):
    journey = Journey(resident.client, resident.world)
    earlier = journey.at(
        "handling", title="王家沟村口路灯不亮", words="晚上路黑。", category="roads"
    )
    code_word = resident.send().json()["code_word"]
    intake_id = resident.list().json()["items"][0]["id"]
    likely = resident.client.post(
        f"{CLUES}/likely",
        json={"title": "王家沟村口路灯不亮", "words": "晚上看不见路。", "category": "roads"},
        headers=resident.world.staff.headers,
    ).json()
    assert [twin["id"] for twin in likely] == [earlier]

    admitted = resident.admit(intake_id, into_id=earlier).json()

    assert (admitted["state"], admitted["clue_state"]) == ("admitted", "merged")
    seen = resident.follow(code_word).json()
    assert (seen["state"], seen["holder"]) == ("handling", "滦平县水务局")
    journey.take(earlier, "answer", "unit", words="已修好。")
    assert resident.follow(code_word).json()["answer"] == "已修好。"


def test_it_cannot_join_what_goes_no_further_and_then_stays_as_it_was(resident):
    journey = Journey(resident.client, resident.world)
    declined = journey.report().json()["id"]
    journey.take(declined, "decline", reason="不属于人大受理范围。")
    intake_id = resident.sent()

    refused = resident.admit(intake_id, into_id=declined)

    assert refused.status_code == 422
    assert resident.show(intake_id).json()["state"] == "waiting"
    assert journey.list().json()["items"][0]["id"] == declined


def test_admitted_twice_it_is_one_clue(resident):
    intake_id = resident.sent()
    key = {"Idempotency-Key": "admit-once-please"} | resident.world.staff.headers
    url = f"/api/v1/intake/{intake_id}/admit"
    said = {"title": "路灯不亮", "category": "roads"}

    first = resident.client.post(url, json=said, headers=key)
    again = resident.client.post(url, json=said, headers=key)

    assert again.json() == first.json()
    assert resident.admit(intake_id).status_code == 409
