import pytest

from tests.clues.conftest import Journey
from tests.problems.conftest import List


@pytest.fixture
def journey(client, world) -> Journey:
    return Journey(client, world)


@pytest.fixture
def problems(client, world, clock) -> List:
    return List(client, world, clock)


@pytest.fixture
def desk(client, world):
    """Ask the desk as somebody: `desk("staff", kind="verify")`, `desk("staff", "/late")`."""

    def desk(who, path="", **query):
        url = f"/api/v1/desk{path}"
        answer = client.get(url, params=query, headers=world.people[who].headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return desk
