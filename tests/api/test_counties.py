"""Every route, walked by people of another county: nothing of 滦平 is seen, guessed or changed."""

import hashlib
import io
import json
import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image
from schemathesis.generation import GenerationMode
from sqlmodel import select

from backend.domain.engines.notices.tables import Notice
from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.kit.tables import new_id
from tests.clues.conftest import Journey
from tests.imports.conftest import Desk, book, row
from tests.intake.conftest import Resident
from tests.problems.conftest import List
from tests.projects.conftest import Round
from tests.self_checks.conftest import Checks
from tests.staffing.test_staffing import Office
from tests.stations.test_stations import add
from tests.tasks.conftest import Plans
from tests.weekly_reports.conftest import Weekly

STRANGERS = ["other_staff", "other_leader", "other_deputy", "other_unit"]
NO_THING = {"day", "token", "z", "x", "y", "stage"}
"""Names in a path that are no thing of a county: a day, a square of the map, a code, a stage."""
KNOWN_TO_ALL = {"congress_id", "division_id", "term_id"}
"""Who there is in the city is no secret: places and congresses."""
SAYS_NOTHING = {"POST /api/v1/notices/{notice_id}/read"}
"""Answers alike whether there is such a notice or not."""


@pytest.fixture
def things(client, world, database, clock):
    """The id of one thing of 滦平 for every kind that a path can name."""
    staff = world.staff.headers
    list_, desk = List(client, world, clock), Desk(client, world)
    scope = {"congress_id": str(world.congresses["luanping"].id)}

    def made(path, **sent):
        answer = client.post(f"/api/v1/{path}", json=sent, headers=staff)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json().get("id")

    ballot, batch = _ballot(made)
    group = made("groups", id=str(new_id()), name="第一代表小组", **scope)
    constituency = made("constituencies", id=str(new_id()), name="第1选区", **scope)
    view = made("views", ledger="clues", name="逾期", query="light=overdue", shared=True)
    asked = desk.upload(book(row(整改状态="抓紧办着呢", 问题描述="另一件事没有办")))
    meaning = {"key": "state", "word": "抓紧办着呢", "value": "rectifying"}
    desk.step(desk.answer(asked, answers=[meaning]))
    clue_id = Journey(client, world).at("handling")
    resident = Resident(client, world)
    check = Checks(client, world, clock, list_).filed("三口机井没有封填")
    weekly = Weekly(client, world, clock, database, list_)
    arrangement = weekly.arrange()
    parts = _parts(made, list_.campaign)
    plans, office = Plans(client, world, clock), Office(client, world, database, clock)
    plan = plans.plan()
    carried = _carried(list_)
    escalation, problem, referral = _escalated(client, world, list_)
    with database.reading() as session:
        notice = session.exec(select(Notice.id)).first()
    return {
        "arrangement_id": arrangement["id"],
        "ballot_id": ballot,
        "batch_id": batch,
        "account_id": str(world.unit.account.id),
        "aspect_id": list_.aspect,
        "campaign_id": list_.campaign,
        "carry_over_id": carried,
        "clue_id": clue_id,
        "constituency_id": constituency,
        "deputy_id": str(world.deputies["deputy"].id),
        "escalation_id": escalation,
        "field_id": list_.field,
        "finding_id": check["findings"][0]["id"],
        "file_id": _photo(client, world),
        "grant_id": str(world.unit.actor.grant_id),
        "group_id": group,
        "intake_id": resident.sent(),
        "point_id": resident.point()["id"],
        "station_id": add(client, world).json()["id"],
        "known_word_id": desk.get("/api/v1/imports/known-words").json()[-1]["id"],
        "import_id": desk.upload(book(row()))["id"],
        "notice_id": str(notice),
        "self_check_id": check["id"],
        "measure_id": office.measure(3)["id"],
        "plan_id": plan["id"],
        "statement_id": office.says(world.staff, exists=False)["id"],
        "task_id": plans.task(plan)["id"],
        "problem_id": problem,
        "referral_id": referral,
        "sign_in_id": str(world.staff.sign_in.id),
        "unit_id": str(world.units["water"].id),
        "view_id": view,
        **parts,
        **_projects(Round(client, world, clock)),
        "congress_id": scope["congress_id"],
        "division_id": str(world.divisions["luanping"].id),
        "term_id": str(world.terms["luanping"].id),
        "weekly_report_id": weekly.sent(arrangement)["id"],
    }


def _ballot(made):
    """An open ballot with a batch of paper ballots."""
    options = [{"id": "motion", "label": "决议草案"}]
    rule = {"title": "表决", "method": "yes_no_abstain", "options": options}
    one, batch = (str(new_id()) for _ in range(2))
    made("ballots", id=one, title="表决决议草案", rule=rule)
    for step in ("roll", "open"):
        made(f"ballots/{one}/{step}")
    papers = [{"marks": {"motion": "yes"}}]
    made(f"ballots/{one}/batches", id=batch, papers=papers)
    return one, batch


def _parts(made, campaign):
    """The parts of a campaign, and an instrument with an opinion."""
    at = f"campaigns/{campaign}"
    body = {"id": str(new_id()), "kind": "office", "name": "办公室"}
    made_ids = {"body_id": body["id"]}
    made(f"{at}/bodies", **body)
    for name, path, sent in [
        ("campaign_plan_id", "plans", {"title": "总方案"}),
        ("step_id", "steps", {"stage": "finding", "name": "听取汇报"}),
        ("coverage_point_id", "coverage-points", {"kind": "village", "name": "大屯村"}),
    ]:
        made_ids[name] = made(f"{at}/{path}", id=str(new_id()), **sent)
    sent = {"year": 2026, "kind": "inspection", "title": "视察水源地"}
    one = made("instruments", id=str(new_id()), **sent)
    made(f"instruments/{one}/hold", held_on="2026-03-01")
    opinion = str(new_id())
    made(f"instruments/{one}/opinions", id=opinion, words="尽快整改")
    return {**made_ids, "instrument_id": one, "opinion_id": opinion}


def _projects(round_):
    """Return a round, a proposal, a project with its milestone, a telling and a change."""
    round_id, ids = round_.elected()
    at = f"/{ids[0]}"
    round_.reach(ids[0], "start", "2026-05-20")
    told = {"told_on": "2026-05-20", "percent": 5, "spent": 0, "words": "开始施工"}
    round_.post(f"{at}/tell", 200, "unit", **told)
    said = {"decided_on": "2026-05-20", "document": "常委会决定", "reason": "改线", "words": "改线"}
    made = round_.post(f"{at}/decide", kind="change", **said)
    round_.clock.now = round_.world.now
    return {
        "round_id": round_id,
        "proposal_id": made["sources"][0]["id"],
        "project_id": made["id"],
        "milestone_id": made["milestones"][0]["id"],
        "progress_id": made["progress"][0]["id"],
        "change_id": made["changes"][0]["id"],
    }


def _carried(list_):
    list_.handed_over(words="要结转的问题")
    return list_.carry(list_.next_year())["id"]


def _escalated(client, world, list_):
    """Return an escalation of 滦平, its problem, and a referral of that."""
    made = list_.handed_over()
    said = {"to": "supervisory_commission", "to_words": "滦平县监察委员会"}
    said |= {"reason": "报来的整改与现场不符", "signed_by": "沈怀远"}
    list_.step(world.staff, made, "refer", **said)
    list_.step(world.staff, made, "escalate", reason="县里无权处理", signed_by="沈怀远")
    asked = client.get("/api/v1/escalations", headers=world.staff.headers).json()["items"]
    rungs = list_.show(made, path="/ladder")
    referral = next(r["referral_id"] for r in rungs if r["referral_id"])
    return asked[0]["id"], made["id"], referral


def _photo(client, world):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(out, "JPEG")
    answer = client.post(
        "/api/v1/files",
        data={"id": str(new_id()), "sha256": hashlib.sha256(out.getvalue()).hexdigest()},
        files={"file": ("现场.jpg", out.getvalue())},
        headers=world.deputy.headers,
    )
    return answer.json()["id"]


def test_every_kind_of_thing_that_a_path_names_is_walked(app, things):
    named = {name for path in app.openapi()["paths"] for name in re.findall(r"{(\w+)}", path)}

    assert named - NO_THING <= set(things)


@pytest.mark.parametrize("who", STRANGERS)
def test_no_list_and_no_report_names_a_thing_of_another_county(app, client, world, things, who):
    secret = {name: one for name, one in things.items() if name not in KNOWN_TO_ALL}
    seen = []
    for path, methods in app.openapi()["paths"].items():
        if "get" in methods and "{" not in path:
            answer = client.get(path, headers=world.people[who].headers)
            seen += [(path, name) for name, one in secret.items() if one in answer.text]

    assert seen == []


@pytest.mark.parametrize("who", STRANGERS)
def test_no_route_of_a_thing_answers_another_county(app, client, database, world, things, who):
    before = _written(database)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    answered = []
    for found in schema.get_all_operations():
        operation = found.ok()
        names = set(re.findall(r"{(\w+)}", operation.path)) - NO_THING
        if names - KNOWN_TO_ALL or (names and operation.method != "get"):
            ids = {name: things[name] for name in names}
            answered += _answered(operation, ids, world.people[who].headers)

    assert [(label, code) for label, code in answered if label not in SAYS_NOTHING] == []
    assert _written(database) == before


def _answered(operation, ids, headers):
    """Return what was done where nothing should be, whatever well-formed input is sent."""
    done = []

    @settings(
        max_examples=2,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(GenerationMode.POSITIVE, path_parameters=ids))
    def walk(case):
        if operation.method != "get":
            case.headers["If-Match"] = '"1"'
        answer = case.call(headers=headers)
        if answer.status_code < 400:
            done.append((operation.label, answer.status_code))

    walk()
    return done


def _written(database):
    """Return everything that was ever done, as the audit knows it, and who has read what."""
    with database.reading() as session:
        rows = [
            *session.exec(select(AuditEntry).order_by(AuditEntry.id)),
            *session.exec(select(Notice).order_by(Notice.id)),
        ]
        return [json.dumps(one.model_dump(), default=str) for one in rows]
