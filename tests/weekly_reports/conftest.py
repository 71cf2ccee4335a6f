from datetime import timedelta

import pytest

from backend.domain.access import Role
from backend.domain.kit.tables import new_id
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from tests.problems.conftest import List
from tests.world import add_person

URL = "/api/v1/weekly-reports"


class Weekly:
    """A campaign of 滦平 with its list and its government, and hands to report to each other."""

    def __init__(self, client, world, clock, database, list_=None):
        self.client, self.world, self.clock, self.database = client, world, clock, database
        with database.writing() as session:
            unit = Unit(
                congress_id=world.congresses["luanping"].id,
                name="滦平县人民政府",
                short_name="县政府",
                kind=UnitKind.government,
                created_at=world.now,
                updated_at=world.now,
            )
            session.add(unit)
            session.flush()
            world.units["government"] = unit
            role = Role.unit_staff
            add_person(session, world, "government", "何清源", role, "luanping", "government")
        self.list = list_ or List(client, world, clock)

    def post(self, path, who="staff", status=200, **sent):
        self.clock.now += timedelta(minutes=1)
        answer = self.client.post(f"{URL}{path}", json=sent, headers=self.world.people[who].headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(self, path="", who="staff", status=200, **asked):
        headers = self.world.people[who].headers
        answer = self.client.get(f"{URL}{path}", params=asked, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def arrange(self, unit="government", direction="from_unit", who="staff", status=201, **more):
        sent = {
            "id": str(new_id()),
            "campaign_id": self.list.campaign,
            "unit_id": str(self.world.units[unit].id),
            "direction": direction,
            **more,
        }
        return self.post("/arrangements", who, status, **sent)

    def start(self, arrangement, who="government", status=201, week="2026-03-04", **more):
        sent = {"id": str(new_id()), "arrangement_id": arrangement["id"], "week": week, **more}
        return self.post("", who, status, **sent)

    def write(self, report, who="government", status=200, **words):
        headers = self.world.people[who].headers | {"If-Match": f'"{report["version"]}"'}
        url = f"{URL}/{report['id']}"
        words = words or {"progress": "已关停机井三口。", "plans": "下周完成封填。"}
        answer = self.client.patch(url, json=words, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def sent(self, arrangement=None, who="government", **more):
        report = self.start(arrangement or self.arrange(), who, **more)
        report = self.write(report, who)
        return self.post(f"/{report['id']}/sign", who, signed_by="副县长")

    def complete(self, arrangement=None, **more):
        report = self.sent(arrangement, **more)
        return self.post(f"/{report['id']}/countersign", "staff", signed_by="沈怀远")


@pytest.fixture
def weekly(client, world, clock, database):
    return Weekly(client, world, clock, database)
