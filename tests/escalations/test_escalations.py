"""What a county cannot mend goes to the city, and the answer comes back; inventory 72, 131."""

import io
from datetime import timedelta

import openpyxl

from backend.domain.access import Role
from tests.world import _congress, add_person


def desk(client, someone, **asked):
    answer = client.get("/api/v1/desk", params=asked, headers=someone.headers)
    assert answer.status_code == 200, answer.text
    return [(row["word"], row["kind"]) for row in answer.json()["items"]]


def test_a_problem_goes_up_to_the_citys_unit_and_the_answer_comes_down(client, world, list_, above):
    problem, one = above.escalated()
    assert problem["state"] == "escalated"
    assert problem["holder"] == {"kind": "above", "name": "上级人大"}
    assert problem["open_steps"] == ["refer"]
    assert (one["state"], one["code"]) == ("asked", "滦平人问〔2026〕1号")
    assert one["congress"]["name"] == "滦平县人大"
    assert above.show(one)["open_steps"] == ["take-up", "send-back"]

    above.take_up(one)
    above.hand_over(one, due_on="2026-05-20")
    assert above.show(one, world.city_unit)["open_steps"] == ["accept", "give-back"]
    above.step(world.city_unit, one, "accept", handler="叶知秋")
    above.step(world.city_unit, one, "reply", words="已协调两县同步清淤")
    answered = above.step(
        world.city_staff, one, "answer", words="市水务局已组织两县清淤", signed_by="江临川"
    )
    assert answered["state"] == "answered"

    back = list_.show(problem)
    assert (back["state"], back["holder"]["kind"]) == ("escalated", "congress")
    assert back["open_steps"][:3] == ["go-on", "hand-over", "report-done"]
    assert ("problems", "go_on") in desk(client, world.staff)
    entries = [e["title"] for e in list_.show(problem, path="/timeline")]
    assert "承德市人大将上报的问题交承德市水务局办理，期限2026-05-20" in entries
    assert "承德市人大答复上报的问题" in entries
    on = list_.step(world.staff, problem, "go-on", note="按市里的答复办")
    assert (on["state"], on["holder"]["name"]) == ("rectifying", "滦平县水务局")
    assert "report-done" in list_.show(problem, world.unit)["open_steps"]


def test_the_county_deadline_does_not_run_meanwhile(client, world, list_, above, clock):
    problem, one = above.escalated(due_on="2026-03-12")
    assert (problem["light"], problem["held"], problem["days_left"]) == ("done", True, None)
    clock.now += timedelta(days=20)
    assert list_.show(problem)["light"] == "done"
    assert list_.ledger(light="overdue")["count"] == 0
    assert list_.summary()["overdue"]["value"] == 0
    tasks = client.get("/api/v1/supervision-tasks", headers=world.unit.headers).json()["items"]
    assert [(t["light"], t["due_on"]) for t in tasks] == [("on_time", None)]
    above.step(world.city_staff, one, "send-back", reason="县里可以自行解决")
    on = list_.step(world.staff, problem, "go-on")
    assert (on["due_on"], on["held"]) == ("2026-04-01", False)
    assert on["assignments"][0]["due_on"] == "2026-04-01"


def test_a_rule_set_may_let_the_deadline_run(client, world, list_, above, clock):
    url, who = "/api/v1/rulesets", world.staff.headers
    [kept] = client.get(url, params={"word": "problems"}, headers=who).json()
    numbers = {n["name"]: n["value"] for n in kept["numbers"]} | {"escalation_holds_deadline": 0}
    sent = {"word": "problems", "valid_from": "2026-03-02", "numbers": numbers}
    answer = client.post(url, json=sent, headers=who)
    assert answer.status_code in {200, 201}, answer.text
    problem, _ = above.escalated(due_on="2026-03-12")
    assert problem["light"] == "on_time"
    clock.now += timedelta(days=20)
    assert list_.show(problem)["light"] == "overdue"


def test_like_ones_of_several_counties_are_handled_as_one_group(client, world, list_, above):
    problem, one = above.escalated()
    staff, unit = world.people["staff"], world.people["unit"]
    campaign = list_.start(world.other_staff)
    theirs = client.post(
        "/api/v1/problems",
        json=list_.a_problem(campaign_id=campaign[0], field_id=campaign[1], aspect_id=campaign[2]),
        headers=world.other_staff.headers,
    ).json()
    list_.step(world.other_staff, theirs, "verify")
    list_.step(world.other_staff, theirs, "escalate", reason="上游来水污染", signed_by="韩若谷")
    other = above.ledger(congress_id=str(world.congresses["xinglong"].id))["items"][0]
    above.take_up(one, other)
    members = above.show(one)["group"]["members"]
    assert {m["congress"] for m in members} == {"滦平县人大", "兴隆县人大"}
    assert len(above.show(one, staff)["group"]["members"]) == 1
    above.hand_over(one)
    assert above.ledger(world.city_unit)["count"] == 2
    assert above.ledger(unit)["count"] == 0
    above.step(world.city_unit, other, "accept", handler="叶知秋")
    above.step(world.city_unit, one, "reply", words="两县同步治理")
    above.step(world.city_staff, one, "answer", words="已同步治理", signed_by="江临川")
    assert list_.show(problem)["open_steps"][0] == "go-on"
    assert list_.show(theirs, world.other_staff)["open_steps"][0] == "hand-over"


def test_a_later_one_joins_a_group_and_goes_on_with_it(world, list_, above):
    _, first = above.escalated(words="甲河段淤积")
    taken = above.take_up(first)
    above.hand_over(first)
    _, second = above.escalated(words="乙河段淤积")
    joined = above.take_up(second, bundle_id=taken["group"]["id"])
    assert (joined["state"], joined["bundle"]["name"]) == ("with_unit", "跨县河道治理")
    assert above.ledger(world.city_unit)["count"] == 2


def test_the_unit_gives_it_back_and_the_city_passes_it_on_by_letter(world, list_, above):
    problem, one = above.escalated()
    above.take_up(one)
    above.hand_over(one)
    above.step(world.city_unit, one, "give-back", reason="涉及外省，市里无权处理")
    assert above.show(one)["state"] == "taken_up"
    assert above.show(one, world.city_unit)["open_steps"] == []
    letter = {"to": "河北省人大常委会", "letter": "承人函〔2026〕8号", "signed_by": "江临川"}
    above.step(world.city_staff, one, "pass-on", 422, **letter, on="2026-04-01")
    passed = above.step(world.city_staff, one, "pass-on", **letter, on="2026-03-02")
    assert (passed["state"], passed["group"]["letter"]) == ("passed_on", "承人函〔2026〕8号")
    above.step(world.city_staff, one, "answer", words="省里已列入专项", signed_by="江临川")
    rungs = list_.show(problem, path="/ladder")
    kinds = [r["kind"] for r in rungs]
    assert kinds[-3:] == ["escalated", "above_unit", "above_letter"]
    letter = rungs[-1]
    assert (letter["to"], letter["answer"]) == ("河北省人大常委会", "省里已列入专项")


def test_it_is_sent_back_withdrawn_and_asked_again(client, world, list_, above):
    problem, one = above.escalated()
    above.step(world.staff, one, "withdraw", reason="材料不全，补充后再报")
    again = list_.step(
        world.staff, problem, "escalate", reason="已补充流域图，县里确实无权", signed_by="沈怀远"
    )
    assert again["open_steps"] == ["refer"]
    second = above.ledger(state="asked")["items"][0]
    assert second["id"] != one["id"]
    above.step(world.city_staff, second, "send-back", reason="先由县里会商")
    assert list_.show(problem)["open_steps"][0] == "go-on"
    list_.step(world.staff, problem, "report-done", result="两县会商后清淤完成")
    assert list_.show(problem)["state"] == "reported_done"
    figures = client.get("/api/v1/escalations/summary", headers=world.city_staff.headers).json()
    assert (figures["total"]["value"], figures["sent_back"]["value"]) == (2, 1)
    for name, figure in figures.items():
        assert above.ledger(**figure["where"])["count"] == figure["value"], name


def test_who_may_take_which_rung_both_ways(client, world, list_, above):
    made = list_.handed_over()
    said = {"reason": "县里无权处理", "signed_by": "沈怀远"}
    for who, status in [("unit", 403), ("deputy", 403), ("city_staff", 403), ("other_staff", 404)]:
        list_.step(world.people[who], made, "escalate", status, **said)
    list_.step(world.leader, made, "escalate", **said)
    [one] = above.ledger()["items"]
    for who, status in [("other_staff", 404), ("unit", 404), ("deputy", 403), ("city_unit", 404)]:
        above.show(one, world.people[who], status)
    above.take_up(one, someone=world.staff, status=403)
    above.take_up(one, someone=world.other_staff, status=404)
    above.step(world.staff, one, "send-back", 403, reason="自己退回")
    above.step(world.city_staff, one, "withdraw", 403, reason="替县里撤回")
    above.take_up(one, someone=world.city_leader)
    above.hand_over(one, someone=world.staff, status=403)
    above.hand_over(one, status=422, unit_id=str(world.units["water"].id))
    above.hand_over(one)
    above.step(world.city_staff, one, "accept", 403, handler="顾南星")
    above.step(world.unit, one, "accept", 404, handler="孟知行")
    above.step(world.city_unit, one, "reply", 403, words="还没受理就报结果")
    above.step(world.city_unit, one, "accept", handler="叶知秋")
    above.step(world.city_unit, one, "give-back", 403, reason="受理后不能再退")
    above.step(world.city_unit, one, "answer", 403, words="单位不能直接答复", signed_by="叶知秋")
    above.step(world.city_unit, one, "reply", words="已办理")
    above.step(world.staff, one, "answer", 403, words="自己答复自己", signed_by="沈怀远")
    assert above.show(one)["state"] == "replied"
    assert list_.show(made)["state"] == "escalated"


def test_a_township_asks_its_county_in_the_same_way(client, database, world, list_, above):
    with database.writing() as session:
        _congress(session, world, "luanping_town", world.divisions["luanping_town"])
        add_person(session, world, "town", "温如许", Role.congress_staff, "luanping_town")
    campaign = list_.start(world.town)
    spot = {"campaign_id": campaign[0], "field_id": campaign[1], "aspect_id": campaign[2]}
    made = list_.register(world.town, **spot)
    list_.step(world.town, made, "verify")
    list_.step(world.town, made, "escalate", reason="镇里没有执法权", signed_by="温如许")
    [one] = above.ledger(world.staff, side="asked_of_us")["items"]
    assert (one["congress"]["name"], one["above"]["name"]) == ("滦平镇人大", "滦平县人大")
    above.take_up(one, someone=world.city_staff, status=403)
    above.take_up(one, someone=world.staff)
    above.hand_over(one, someone=world.staff, unit_id=str(world.units["water"].id))
    above.step(world.unit, one, "accept", handler="孟知行")


def test_the_city_has_nobody_above_in_the_system(world, list_):
    campaign = list_.start(world.city_staff)
    spot = {"campaign_id": campaign[0], "field_id": campaign[1], "aspect_id": campaign[2]}
    made = list_.register(world.city_staff, **spot)
    steps = list_.step(world.city_staff, made, "verify")["open_steps"]
    assert "escalate" not in steps


def test_what_waits_for_whom_on_the_way(client, world, list_, above):
    problem, one = above.escalated()
    assert ("escalations", "take_up") in desk(client, world.city_staff)
    assert ("problems", "go_on") not in desk(client, world.staff)
    above.take_up(one)
    assert desk(client, world.city_staff, kind="reply") == [("escalations", "reply")]
    above.hand_over(one)
    assert desk(client, world.city_staff, kind="reply") == []
    assert desk(client, world.city_unit) == [("escalations", "accept")]
    above.step(world.city_unit, one, "accept", handler="叶知秋")
    assert desk(client, world.city_unit) == [("escalations", "answer")]
    tasks = client.get("/api/v1/supervision-tasks", headers=world.city_unit.headers).json()
    assert [t["matter"]["word"] for t in tasks["items"]] == ["escalations"]
    above.step(world.city_unit, one, "reply", words="已办理")
    assert desk(client, world.city_staff, kind="reply") == [("escalations", "reply")]
    notices = client.get("/api/v1/notices", headers=world.city_staff.headers).json()["items"]
    assert "承德市水务局报来办理结果，请答复下级人大" in [n["title"] for n in notices]


def test_the_ledger_goes_out_as_a_workbook_of_what_one_sees(client, world, list_, above):
    above.escalated()
    url = "/api/v1/escalations/export.xlsx"

    def cells(someone):
        answer = client.get(url, headers=someone.headers)
        assert answer.status_code == 200
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        return [cell.value for row in sheet.iter_rows() for cell in row]

    assert {"滦平人问〔2026〕1号", "跨县河道，县里无权处理", "待受理"} <= set(
        cells(world.city_staff)
    )
    assert "滦平人问〔2026〕1号" not in cells(world.other_staff)
