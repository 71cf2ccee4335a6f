"""A verified clue goes on a problem list; its reporter sees how it stands; inventory 70, 143."""

import pytest

from backend.domain.kit.tables import new_id
from tests.problems.conftest import List


@pytest.fixture
def list_(client, world, clock):
    return List(client, world, clock)


@pytest.fixture
def enlist(journey, list_):
    def enlist(clue_id, who="staff", **changes):
        sent = {
            "id": str(new_id()),
            "campaign_id": list_.campaign,
            "field_id": list_.field,
            "aspect_id": list_.aspect,
            "words": "滦河支沟污水直排，雨天水发黑",
            **changes,
        }
        return journey.take(clue_id, "enlist", who, **sent)

    return enlist


def test_a_verified_clue_becomes_a_problem_and_each_points_at_the_other(journey, list_, enlist):
    clue_id = journey.at("verified")
    answer = enlist(clue_id)
    assert answer.status_code == 200, answer.text
    clue = answer.json()
    assert (clue["state"], clue["holder"]["kind"]) == ("listed", "nobody")
    problem = list_.show(clue["problem"])
    assert (problem["state"], problem["source"]) == ("verified", "clue")
    assert problem["clue"]["id"] == clue_id
    assert problem["place"] == "滦平镇"
    assert clue["problem"]["code"] == problem["code"] == "滦平人问〔2026〕1号"


def test_the_reporter_sees_how_it_stands_but_not_the_list(client, world, journey, list_, enlist):
    clue_id = journey.at("verified")
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    list_.show(problem, world.deputy, 403)
    given = {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远", "due_on": "2026-04-30"}
    list_.step(world.staff, problem, "hand-over", **given)
    seen = journey.show(clue_id, "deputy").json()
    assert seen["problem"]["id"] is None
    assert seen["problem"]["state"] == "handed_over"
    assert (seen["problem"]["unit"], seen["problem"]["due_on"]) == ("滦平县水务局", "2026-04-30")
    list_.step(world.unit, problem, "accept", handler="孟知行")
    list_.step(world.unit, problem, "report-done", result="已截流并入管网")
    list_.step(world.staff, problem, "verify-on-site", note="现场看过")
    list_.step(world.staff, problem, "sign-off")
    list_.step(world.staff, problem, "reopen", why="relapse", reason="又有污水流出")
    told = client.get(f"/api/v1/clues/{clue_id}/timeline", headers=world.deputy.headers).json()
    assert [e["title"] for e in told if e["step"] == "listed"][::-1] == [
        "已交责任单位整改",
        "责任单位报来整改结果，等待验收",
        "已销号",
        "回头看后重新整改",
    ]
    notices = client.get("/api/v1/notices", headers=world.deputy.headers).json()["items"]
    assert "您反映的问题：已销号" in [n["title"] for n in notices]


def test_the_unit_sees_the_clues_photos_but_not_the_clue(client, world, journey, list_, enlist):
    from tests.api.test_counties import _photo

    photo = _photo(client, world)
    clue_id = journey.at("verified", file_ids=[photo])
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    url = f"/api/v1/files/{photo}"
    assert client.get(url, headers=world.unit.headers).status_code == 404
    given = {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远"}
    list_.step(world.staff, problem, "hand-over", **given)
    assert [f["id"] for f in list_.show(problem, world.unit)["files"]] == [photo]
    assert client.get(url, headers=world.unit.headers).status_code == 200
    assert client.get(url, headers=world.joint_unit.headers).status_code == 404
    assert list_.show(problem, world.unit)["clue"] is None
    assert journey.show(clue_id, "unit").status_code == 404


def test_only_staff_put_a_verified_clue_on_their_own_list(world, journey, list_, enlist):
    waiting = journey.at("submitted")
    assert enlist(waiting).status_code == 409
    clue_id = journey.at("verified")
    for who, status in [("deputy", 403), ("unit", 403), ("leader", 403), ("other_staff", 404)]:
        assert enlist(clue_id, who).status_code == status, who
    assert enlist(clue_id, "city_staff").status_code in {403, 422}
    campaign = list_.start(world.other_staff)
    other = {"campaign_id": campaign[0], "field_id": campaign[1], "aspect_id": campaign[2]}
    assert enlist(clue_id, **other).status_code == 404
    assert enlist(clue_id, field_id=campaign[1]).json()["type"] == "/problems/field-elsewhere"
    sent = {"id": str(new_id())}
    assert enlist(clue_id, **sent).status_code == 200
    assert enlist(clue_id, **sent).status_code == 200
    assert enlist(clue_id).status_code == 409
    assert list_.ledger()["count"] == 1


def test_what_waited_with_the_clue_waits_with_the_problem(client, world, journey, list_, enlist):
    clue_id = journey.at("verified")
    enlist(clue_id)
    rows = client.get("/api/v1/desk", headers=world.staff.headers).json()["items"]
    assert [(r["word"], r["kind"]) for r in rows] == [("problems", "hand_over")]


def _done(world, list_, problem):
    given = {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远", "due_on": "2026-04-30"}
    list_.step(world.staff, problem, "hand-over", **given)
    list_.step(world.unit, problem, "accept", handler="孟知行")
    list_.step(world.unit, problem, "report-done", result="已截流并入管网")


SATISFIED = {"attitude": "satisfied", "result": "satisfied"}
DISSATISFIED = {"attitude": "satisfied", "result": "dissatisfied", "words": "还在排"}


def test_the_reporter_rates_once_the_problem_is_done(client, world, journey, list_, enlist):
    clue_id = journey.at("verified")
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    assert journey.show(clue_id, "deputy").json()["open_steps"] == []
    assert journey.take(clue_id, "rate", "deputy", **SATISFIED).status_code == 409
    _done(world, list_, problem)
    seen = journey.show(clue_id, "deputy").json()
    assert (seen["open_steps"], seen["holder"]["kind"]) == (["rate"], "reporter")
    rows = client.get("/api/v1/desk", headers=world.deputy.headers).json()["items"]
    assert [(r["word"], r["kind"]) for r in rows] == [("clues", "rate")]
    told = client.get("/api/v1/notices", headers=world.deputy.headers).json()["items"]
    assert "您反映的问题报来了整改结果，请评价" in [n["title"] for n in told]

    rated = journey.take(clue_id, "rate", "deputy", **SATISFIED).json()
    assert (rated["state"], rated["attitude"], rated["open_steps"]) == ("listed", "satisfied", [])
    assert list_.show(problem)["state"] == "reported_done"
    assert journey.take(clue_id, "rate", "deputy", **SATISFIED).status_code == 409


def test_a_dissatisfied_reporter_sends_the_problem_back_to_its_unit(
    client, world, journey, list_, enlist
):
    clue_id = journey.at("verified")
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    _done(world, list_, problem)
    silent = {**DISSATISFIED, "words": None}
    assert journey.take(clue_id, "rate", "deputy", **silent).status_code == 422
    assert journey.take(clue_id, "rate", "deputy", **DISSATISFIED).status_code == 200
    again = list_.show(problem, world.unit)
    assert (again["state"], again["round"], again["reopened"]) == ("rectifying", 2, 0)
    assert "report-done" in again["open_steps"]
    titles = [e["title"] for e in list_.show(problem, path="/timeline")]
    assert titles[0].startswith("反映人不满意，继续整改，期限")
    told = client.get("/api/v1/notices", headers=world.staff.headers).json()["items"]
    assert "反映人不满意，已转继续整改" in [n["title"] for n in told]

    list_.step(world.unit, problem, "report-done", result="已全部截流")
    assert journey.show(clue_id, "deputy").json()["attitude"] is None
    assert journey.take(clue_id, "rate", "deputy", **SATISFIED).status_code == 200


def test_what_was_signed_off_meanwhile_is_opened_again(world, journey, list_, enlist):
    clue_id = journey.at("verified")
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    _done(world, list_, problem)
    list_.step(world.staff, problem, "verify-on-site", note="现场看过")
    list_.step(world.staff, problem, "sign-off")
    assert journey.take(clue_id, "rate", "deputy", **DISSATISFIED).status_code == 200
    again = list_.show(problem)
    assert (again["state"], again["reopened"]) == ("rectifying", 1)
    assert again["reopen_reason"] == "incomplete"


def test_nobody_is_asked_any_more_once_it_is_sent_back_or_the_time_has_passed(
    world, journey, list_, enlist, database, clock
):
    from datetime import timedelta

    from backend.domain.features.clues import actions

    clue_id = journey.at("verified")
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    _done(world, list_, problem)
    list_.step(world.staff, problem, "send-back", reason="还在排")
    assert journey.show(clue_id, "deputy").json()["open_steps"] == []
    list_.step(world.unit, problem, "report-done", result="已截流")
    clock.now += timedelta(days=60)
    with database.writing() as session:
        assert actions.lapse_ratings(session, now=clock.now) == 1
        assert actions.lapse_ratings(session, now=clock.now) == 0
    assert journey.show(clue_id, "deputy").json()["holder"]["kind"] == "nobody"


def test_staff_write_down_what_a_reporter_without_account_says(
    client, world, journey, list_, enlist
):
    reporter = {"source": "resident", "name": "何不言", "phone": "13800000000"}
    clue_id = journey.report("staff", reporter=reporter).json()["id"]
    assert journey.take(clue_id, "verify", "staff").status_code == 200
    problem = {"id": enlist(clue_id).json()["problem"]["id"]}
    _done(world, list_, problem)
    rows = client.get("/api/v1/desk", headers=world.staff.headers).json()["items"]
    assert ("clues", "rate") in [(r["word"], r["kind"]) for r in rows]
    assert journey.take(clue_id, "rate", "staff", **SATISFIED).json()["holder"]["kind"] == "nobody"
