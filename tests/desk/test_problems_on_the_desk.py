from datetime import timedelta

from tests.desk.test_desk import waits


def test_problems_wait_step_by_step_beside_the_clues(problems, journey, desk, world):
    journey.report()
    found = problems.register()
    assert ("verify", "群众反映 · 滦平县人大") in waits(desk("staff"))
    codes = {row["word"]: row["code"] for row in desk("staff")["items"]}
    assert codes == {"clues": "线索〔2026〕1号", "problems": found["code"]}

    problems.step(world.staff, found, "verify")
    assert desk("staff", kind="hand_over")["items"][0]["word"] == "problems"
    given = problems.step(
        world.staff,
        found,
        "hand-over",
        unit_id=str(world.units["water"].id),
        signed_by="沈怀远",
    )
    assert waits(desk("unit")) == [("accept", "滦平县人大交办")]
    problems.step(world.unit, given, "accept", handler="孟知行")
    assert waits(desk("unit")) == [("rectify", "滦平县人大交办")]
    problems.step(world.unit, given, "report-done", result="已关停")
    check = desk("staff", kind="check")["items"][0]
    assert (check["who"], check["due_on"], check["light"]) == ("滦平县水务局", None, "on_time")
    problems.step(world.staff, given, "verify-on-site", note="现场看过")
    assert desk("staff")["counts"]["kinds"] == {"verify": 1, "sign_off": 1}


def test_late_problems_are_counted_beside_late_clues(problems, journey, desk, clock):
    problems.handed_over(due_on="2026-03-20")
    journey.at("handling")
    clock.now += timedelta(days=60)
    said = desk("city_staff", "/late")
    assert {one["word"]: one["count"] for one in said["counts"]} == {"clues": 1, "problems": 1}
    assert said["items"][0]["word"] == "problems"
    assert sorted(row["kind"] for row in desk("leader")["items"]) == ["press", "press"]
    assert desk("other_leader")["items"] == []


def test_problems_are_found_and_stand_among_the_tasks(problems, client, world):
    made = problems.handed_over()

    def ask(path, who, **query):
        answer = client.get(f"/api/v1/{path}", params=query, headers=world.people[who].headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    for q in ("机井", made["code"], f"{made['number']}号"):
        groups = ask("search", "staff", q=q)["groups"]
        assert [g["word"] for g in groups] == ["problems"], q
        assert groups[0]["items"][0]["code"] == made["code"]
        assert ask("search", "other_staff", q=q)["groups"] == []
    task = ask("supervision-tasks", "unit", word="problems")["items"][0]
    assert task["matter"]["code"] == made["code"]
    assert ask("supervision-tasks", "unit", word="clues")["items"] == []
