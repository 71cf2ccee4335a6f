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
from backend.main import create_app
from tests.clues.conftest import Journey
from tests.imports.conftest import Desk, book, row
from tests.intake.conftest import Resident
from tests.problems.conftest import List
from tests.staffing.test_staffing import Office
from tests.stations.test_stations import add
from tests.tasks.conftest import Plans

STRANGERS = ["other_staff", "other_leader", "other_deputy", "other_unit"]
NO_THING = {"day", "token", "z", "x", "y"}
"""Names in a path that are no thing of a county: a day, a square of the map, a code."""
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
        return answer.json()["id"]

    group = made("groups", id=str(new_id()), name="第一代表小组", **scope)
    constituency = made("constituencies", id=str(new_id()), name="第1选区", **scope)
    view = made("views", ledger="clues", name="逾期", query="light=overdue", shared=True)
    clue_id = Journey(client, world).at("handling")
    resident = Resident(client, world)
    plans, office = Plans(client, world, clock), Office(client, world, database, clock)
    plan = plans.plan()
    with database.reading() as session:
        notice = session.exec(select(Notice.id)).first()
    return {
        "account_id": str(world.unit.account.id),
        "aspect_id": list_.aspect,
        "campaign_id": list_.campaign,
        "clue_id": clue_id,
        "constituency_id": constituency,
        "deputy_id": str(world.deputies["deputy"].id),
        "field_id": list_.field,
        "file_id": _photo(client, world),
        "grant_id": str(world.unit.actor.grant_id),
        "group_id": group,
        "intake_id": resident.sent(),
        "point_id": resident.point()["id"],
        "station_id": add(client, world).json()["id"],
        "import_id": desk.upload(book(row()))["id"],
        "notice_id": str(notice),
        "measure_id": office.measure(3)["id"],
        "plan_id": plan["id"],
        "problem_id": list_.handed_over()["id"],
        "statement_id": office.says(world.staff, exists=False)["id"],
        "task_id": plans.task(plan)["id"],
        "sign_in_id": str(world.staff.sign_in.id),
        "unit_id": str(world.units["water"].id),
        "view_id": view,
        "congress_id": scope["congress_id"],
        "division_id": str(world.divisions["luanping"].id),
        "term_id": str(world.terms["luanping"].id),
    }


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


def test_every_kind_of_thing_that_a_path_names_is_walked(things):
    named = {
        name for path in create_app().openapi()["paths"] for name in re.findall(r"{(\w+)}", path)
    }

    assert named - NO_THING <= set(things)


@pytest.mark.parametrize("who", STRANGERS)
def test_no_list_and_no_report_names_a_thing_of_another_county(client, world, things, who):
    secret = {name: one for name, one in things.items() if name not in KNOWN_TO_ALL}
    seen = []
    for path, methods in create_app().openapi()["paths"].items():
        if "get" in methods and "{" not in path:
            answer = client.get(path, headers=world.people[who].headers)
            seen += [(path, name) for name, one in secret.items() if one in answer.text]

    assert seen == []


@pytest.mark.parametrize("who", STRANGERS)
def test_no_route_of_a_thing_answers_another_county(client, database, world, things, who):
    before = _written(database)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(database))
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
        max_examples=3,
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
