"""A property-based run over the whole document: no 500, no answer outside the schema."""

import os
import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from tests.ballots.conftest import YES_NO, Vote
from tests.clues.conftest import Journey
from tests.intake.conftest import Resident

load_all_checks()
EXAMPLES = int(os.environ.get("CONGRESS_CONTRACT_EXAMPLES", "8"))
"""Of each route, by staff on SQLite; PostgreSQL and the other roles are asked half as often."""
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    ]
)
ENDS_THE_SIGN_IN = re.compile(r"/sign-ins/(sign-out|sign-out-everywhere|switch|\{)|/me/password")


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_input_of_staff_makes_an_answer_outside_the_contract(app, client, database, world, mode):
    examples = EXAMPLES if database.engine.dialect.name == "sqlite" else EXAMPLES // 2
    assert _faults(app, client, world, "staff", mode, examples) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("who", ["deputy", "unit", "security_admin", "system_admin"])
def test_no_input_of_others_makes_an_answer_outside_the_contract(app, client, world, who):
    assert _faults(app, client, world, who, GenerationMode.POSITIVE, EXAMPLES // 2) == []


def _faults(app, client, world, who, mode, examples):
    """Return where an answer broke the contract, route by route."""
    known = _known(client, world)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    headers = world.people[who].headers
    faults = []
    for found in schema.get_all_operations():
        operation = found.ok()
        if not ENDS_THE_SIGN_IN.search(operation.path):
            faults += _walk(operation, headers, mode, known, examples)
    return faults


def _known(client, world):
    """Return ids that exist, so that the walk gets past "not found"."""
    clue_id = Journey(client, world).at("handling")
    resident = Resident(client, world)
    intake_id, point_id = resident.sent(), resident.point()["id"]
    ballot = Vote(client, world, None, None).opened(YES_NO, board="public")
    return {
        "ballot_id": ballot.id,
        "clue_id": clue_id,
        "intake_id": intake_id,
        "point_id": point_id,
        "token": resident.token,
        "congress_id": str(world.congresses["luanping"].id),
        "division_id": str(world.divisions["luanping"].id),
        "unit_id": str(world.units["water"].id),
        "deputy_id": str(world.deputies["deputy"].id),
        "account_id": str(world.unit.account.id),
    }


def _walk(operation, headers, mode, known, examples):
    wanted = set(re.findall(r"\{(\w+)\}", operation.path))
    ids = {name: known[name] for name in wanted & set(known)} or None

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode, path_parameters=ids))
    def walk(case):
        case.call_and_validate(headers=headers, checks=CHECKED)

    try:
        walk()
    except AssertionError as fault:
        return [f"{operation.label}: {fault}"]
    except BaseExceptionGroup as group:
        return [f"{operation.label}: {fault}" for fault in group.exceptions]
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "only a route that takes nothing has no bad input"
    return []
