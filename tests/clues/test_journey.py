from datetime import timedelta

import pytest
from uuid_utils.compat import uuid7


def test_a_matter_goes_from_report_to_sign_off_through_four_hands(journey):
    clue = journey.report().json()
    assert (clue["state"], clue["holder"]["name"]) == ("submitted", "滦平县人大")
    assert clue["code"] == "线索〔2026〕1号"

    journey.take(clue["id"], "verify", note="现场看过")
    handed = journey.take(clue["id"], "hand-over", **journey.handing()).json()
    assert (handed["state"], handed["holder"]["name"]) == ("handed_over", "滦平县水务局")
    assert [a["role"] for a in handed["assignments"]] == ["lead", "joint"]

    journey.take(clue["id"], "accept", "unit", handler="孟知行")
    journey.take(clue["id"], "plan", "unit", words="三日内查清混接点")
    journey.take(clue["id"], "answer", "unit", words="已改完")
    journey.take(clue["id"], "rate", "deputy", attitude="satisfied", result="basically_satisfied")
    closed = journey.take(clue["id"], "sign-off").json()

    assert closed["state"] == "signed_off"
    assert closed["light"] == "done"
    told = journey.client.get(
        f"/api/v1/clues/{clue['id']}/timeline", headers=journey.world.deputy.headers
    ).json()
    assert [entry["step"] for entry in reversed(told)] == [
        "report",
        "verify",
        "hand-over",
        "accept",
        "plan",
        "answer",
        "rate",
        "sign-off",
    ]


def test_each_state_offers_exactly_its_steps_to_each_person(journey):
    def steps(who, clue_id):
        return journey.show(clue_id, who).json()["open_steps"]

    submitted = journey.at("submitted")
    assert steps("staff", submitted) == ["verify", "decline", "merge"]
    assert steps("deputy", submitted) == ["withdraw"]
    assert steps("city_staff", submitted) == []

    handling = journey.at("handling")
    assert steps("unit", handling) == ["plan", "ask-time", "answer"]
    assert steps("staff", handling) == ["press"]
    assert steps("leader", handling) == ["press"]

    answered = journey.at("answered")
    assert steps("deputy", answered) == ["rate"]
    assert steps("staff", answered) == ["send-back"]

    assert steps("staff", journey.at("rated")) == ["sign-off", "send-back"]
    assert steps("staff", journey.at("signed_off")) == ["look-back", "reopen"]


def test_dissatisfied_means_handled_again_by_a_new_clock(journey, clock):
    clue_id = journey.at("answered")
    clock.now += timedelta(days=10)

    rated = journey.take(
        clue_id,
        "rate",
        "deputy",
        attitude="satisfied",
        result="dissatisfied",
        words="雨后又流了",
    ).json()

    assert (rated["state"], rated["round"]) == ("handling", 2)
    assert rated["holder"]["name"] == "滦平县水务局"
    # Twenty-two working days after Thursday 12 March: Tomb-sweeping Day is not in this calendar.
    assert rated["due_on"] == "2026-04-13"


def test_dissatisfaction_without_a_word_is_refused_at_its_field(journey):
    clue_id = journey.at("answered")

    answer = journey.take(clue_id, "rate", "deputy", attitude="dissatisfied", result="satisfied")

    assert answer.status_code == 422
    assert answer.json()["issues"][0]["path"] == "body.words"
    assert journey.show(clue_id).json()["state"] == "answered"


def test_a_unit_returns_it_with_a_reason_and_a_better_addressee(journey):
    clue_id = journey.at("handed_over")

    back = journey.take(
        clue_id, "give-back", "unit", reason="不属我局职责", better="住房和城乡建设局"
    ).json()

    assert back["state"] == "verified"
    assert journey.show(clue_id).json()["holder"]["name"] == "滦平县人大"
    assert "hand-over" in journey.show(clue_id).json()["open_steps"]


def test_more_time_is_asked_for_and_granted(journey):
    clue_id = journey.at("handling")
    due = journey.show(clue_id).json()["due_on"]

    too_early = journey.take(clue_id, "ask-time", "unit", until=due, reason="雨季")
    assert too_early.json()["type"] == "/problems/due-too-early"
    journey.take(clue_id, "ask-time", "unit", until="2026-04-30", reason="雨季无法开挖")
    assert journey.show(clue_id).json()["open_steps"] == ["grant-time", "refuse-time", "press"]

    granted = journey.take(clue_id, "grant-time").json()
    assert granted["due_on"] == "2026-04-30"
    assert granted["time_asked"] is None


def test_more_time_is_refused_and_the_deadline_stays(journey):
    clue_id = journey.at("handling")
    due = journey.show(clue_id).json()["due_on"]
    journey.take(clue_id, "ask-time", "unit", until="2026-04-30", reason="雨季无法开挖")

    refused = journey.take(clue_id, "refuse-time", note="先做截流").json()

    assert refused["due_on"] == due


def test_a_joint_unit_accepts_and_answers_its_own_part_only(journey):
    clue_id = journey.at("handling")

    own = journey.show(clue_id, "joint_unit").json()
    assert own["open_steps"] == []
    assert [a["open_steps"] for a in own["assignments"]] == [[], ["accept", "give-back"]]
    journey.take(clue_id, "accept", "joint_unit", handler="许临川")
    answered = journey.take(clue_id, "answer", "joint_unit", words="已监测")

    assert answered.json()["state"] == "handling"
    assert [a["state"] for a in answered.json()["assignments"]] == ["accepted", "finished"]


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


def test_several_are_signed_off_at_once_or_none(journey):
    rated, also, early = journey.at("rated"), journey.at("rated"), journey.at("handling")
    url, staff = "/api/v1/clues/sign-off", journey.world.staff.headers

    mixed = journey.client.post(url, json={"ids": [rated, early]}, headers=staff)
    assert mixed.status_code == 409
    assert journey.show(rated).json()["state"] == "rated"

    both = journey.client.post(url, json={"ids": [rated, also]}, headers=staff)
    assert both.json() == {"count": 2}
    assert journey.show(also).json()["state"] == "signed_off"


def test_a_look_back_reopens_what_does_not_hold(journey):
    clue_id = journey.at("signed_off")

    held = journey.take(clue_id, "look-back", note="现场水质正常").json()
    assert held["state"] == "signed_off"
    again = journey.take(clue_id, "reopen", reason="雨后反弹").json()

    assert (again["state"], again["reopened"], again["round"]) == ("handling", 1, 2)


def test_an_unrated_answer_goes_back_to_the_congress_when_the_time_to_rate_is_over(
    journey, clock, database
):
    from backend.domain.features.clues import actions

    clue_id = journey.at("answered")
    clock.now += timedelta(days=40)
    with database.writing() as session:
        assert actions.lapse_ratings(session, now=clock.now) == 1

    shown = journey.show(clue_id).json()
    assert shown["holder"]["name"] == "滦平县人大"
    assert "sign-off" in shown["open_steps"]


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


def test_the_look_back_of_an_earlier_round_is_not_shown_as_this_ones(journey, clock):
    clue_id = journey.at("signed_off")
    clock.now += timedelta(days=1)
    journey.take(clue_id, "reopen", reason="雨后反弹")
    clock.now += timedelta(days=1)
    for _, step, who, body in journey.WAY[3:]:
        journey.take(clue_id, step, who, **body(journey))

    last = journey.show(clue_id).json()["stages"][-1]
    assert (last["name"], last["state"], last["at"]) == ("回头看", "now", None)
