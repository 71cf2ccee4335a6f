import pytest

from backend.domain.access import Role
from backend.domain.kit.tables import new_id
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from tests.problems.conftest import List
from tests.world import add_person

URL = "/api/v1/escalations"


class Above:
    """What 滦平 asks the city for, and hands to take it further."""

    def __init__(self, client, world, list_, clock):
        self.client, self.world, self.list, self.clock = client, world, list_, clock

    def escalated(self, **changes):
        """Return a problem of 滦平 that was put before the city, and the escalation."""
        made = self.list.handed_over(**changes)
        self.list.step(self.world.unit, made, "accept", handler="孟知行")
        problem = self.list.step(
            self.world.staff, made, "escalate", reason="跨县河道，县里无权处理", signed_by="沈怀远"
        )
        return problem, self.ledger()["items"][-1]

    def ledger(self, someone=None, **asked):
        who = (someone or self.world.city_staff).headers
        asked = {"count": True, "sort": "newest", **asked}
        answer = self.client.get(URL, params=asked, headers=who)
        assert answer.status_code == 200, answer.json()
        answer = answer.json()
        answer["items"].reverse()
        return answer

    def take_up(self, *ones, someone=None, status=200, **changes):
        sent = {
            "id": str(new_id()),
            "ids": [one["id"] for one in ones],
            "title": "跨县河道治理",
            "signed_by": "江临川",
            **changes,
        }
        who = (someone or self.world.city_staff).headers
        answer = self.client.post(f"{URL}/take-up", json=sent, headers=who)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def step(self, someone, one, step, status=200, **sent):
        answer = self.client.post(f"{URL}/{one['id']}/{step}", json=sent, headers=someone.headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def hand_over(self, one, someone=None, status=200, **changes):
        sent = {"unit_id": str(self.world.units["city_water"].id), "signed_by": "江临川", **changes}
        return self.step(someone or self.world.city_staff, one, "hand-over", status, **sent)

    def show(self, one, someone=None, status=200, path=""):
        who = (someone or self.world.city_staff).headers
        answer = self.client.get(f"{URL}/{one['id']}{path}", headers=who)
        assert answer.status_code == status, answer.json()
        return answer.json()


@pytest.fixture
def list_(client, world, clock):
    return List(client, world, clock)


@pytest.fixture
def above(client, world, list_, clock, database):
    """The city has a water bureau with somebody in it, and a leader."""
    with database.writing() as session:
        unit = Unit(
            congress_id=world.congresses["city"].id,
            name="承德市水务局",
            short_name="水务局",
            kind=UnitKind.department,
            created_at=world.now,
            updated_at=world.now,
        )
        session.add(unit)
        session.flush()
        world.units["city_water"] = unit
        add_person(session, world, "city_unit", "叶知秋", Role.unit_staff, "city", "city_water")
        add_person(session, world, "city_leader", "江临川", Role.congress_leader, "city")
    return Above(client, world, list_, clock)
