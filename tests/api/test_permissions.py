"""Every route, walked by every role: refused exactly where the table says so."""

import re
from uuid import uuid4

import pytest

from backend.domain.access import OPEN_ROUTES, ROLE_PERMISSIONS, Permission, Role
from backend.main import create_app

ROUTES = [
    (method.upper(), path, operation.get("x-permission"))
    for path, methods in create_app().openapi()["paths"].items()
    for method, operation in methods.items()
]
WALKERS = {
    "deputy": Role.deputy,
    "staff": Role.congress_staff,
    "leader": Role.congress_leader,
    "unit": Role.unit_staff,
    "system_admin": Role.system_admin,
    "security_admin": Role.security_admin,
    "audit_admin": Role.audit_admin,
}


def filled(path):
    path = re.sub(r"\{day\}", "2026-03-05", path)
    return re.sub(r"\{(word|kind)\}", "clues", re.sub(r"\{\w+_id\}", lambda _: str(uuid4()), path))


def test_every_route_says_what_it_asks_or_is_on_the_list_of_open_ones():
    unsaid = {(method, path) for method, path, asked in ROUTES if asked is None}

    assert unsaid == OPEN_ROUTES


def test_every_permission_is_asked_by_a_route_or_by_a_step_and_carried_by_a_role():
    asked = {asked for _, _, asked in ROUTES}
    carried = set().union(*(p for r, p in ROLE_PERMISSIONS.items() if r is not Role.system))

    assert {Permission(p) for p in asked if p and p != "signed-in"} <= carried
    assert carried == set(Permission)


@pytest.mark.parametrize("who", WALKERS)
def test_a_role_is_refused_exactly_where_it_lacks_the_permission(client, world, who):
    headers = world.people[who].headers
    for method, path, asked in ROUTES:
        if asked in {None, "signed-in"}:
            continue
        answer = client.request(method, filled(path), headers=headers)
        refused = Permission(asked) not in ROLE_PERMISSIONS[WALKERS[who]]
        assert (answer.status_code == 403) == refused, (method, path, answer.text)


def test_without_signing_in_every_other_route_answers_401(client, world):
    for method, path, asked in ROUTES:
        if asked is not None:
            answer = client.request(method, filled(path))
            assert answer.status_code == 401, (method, path)
            assert answer.headers["content-type"] == "application/problem+json"
