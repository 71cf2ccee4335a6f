from datetime import timedelta


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


def test_the_look_back_of_an_earlier_round_is_not_shown_as_this_ones(journey, clock):
    clue_id = journey.at("signed_off")
    clock.now += timedelta(days=1)
    journey.take(clue_id, "reopen", reason="雨后反弹")
    clock.now += timedelta(days=1)
    for _, step, who, body in journey.WAY[3:]:
        journey.take(clue_id, step, who, **body(journey))

    last = journey.show(clue_id).json()["stages"][-1]
    assert (last["name"], last["state"], last["at"]) == ("回头看", "now", None)
