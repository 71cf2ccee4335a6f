"""Clues that tell of the same thing: found alike, merged into the earlier one."""


def test_a_clue_is_merged_into_an_earlier_one(journey):
    first, second = journey.at("handling"), journey.at("submitted")

    merged = journey.take(second, "merge", into_id=first, note="同一处").json()

    assert merged["state"] == "merged"
    assert merged["merged_into"]["id"] == first


def test_a_clue_is_not_merged_into_itself_or_a_dead_one(journey):
    clue_id, dead = journey.at("submitted"), journey.at("submitted")
    journey.take(dead, "decline", reason="不属职权范围")

    for target in (clue_id, dead):
        answer = journey.take(clue_id, "merge", into_id=target)
        assert answer.json()["type"] == "/problems/merge-into-itself"
    assert journey.show(clue_id).json()["state"] == "submitted"


def test_likely_twins_are_near_of_the_same_kind_and_worded_alike(journey):
    point = {"longitude": 117.33, "latitude": 40.94}
    first = journey.report(place=point).json()
    journey.report(title="学校操场塑胶开裂", words="有气味", category="education", place=point)

    near = {"longitude": 117.332, "latitude": 40.941}
    answer = journey.client.post(
        "/api/v1/clues/likely",
        json={
            "title": "滦河支沟有污水流出",
            "words": "发黑",
            "category": "environment",
            "place": near,
        },
        headers=journey.world.second_deputy.headers,
    )

    assert [twin["id"] for twin in answer.json()] == [first["id"]]
    assert 100 < answer.json()[0]["metres"] < 300
    assert answer.json()[0]["may_open"] is False
