from datetime import timedelta

import pytest

from backend.domain.kit.tables import new_id
from tests.problems.conftest import List

URL = "/api/v1/self-checks"


class Checks:
    """A campaign of 滦平 with its problem list, and hands to ask for self-checks."""

    def __init__(self, client, world, clock, list_=None):
        self.client, self.world, self.clock = client, world, clock
        self.list = list_ or List(client, world, clock)
        self.field, self.aspect = self.list.field, self.list.aspect

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

    def ask(self, *units, who="staff", status=201, **changes):
        sent = {
            "id": str(new_id()),
            "campaign_id": self.list.campaign,
            "unit_ids": [str(self.world.units[unit].id) for unit in units or ("water",)],
            "request": "对照五个领域逐项自查，不回避、不遗漏",
            "due_on": "2026-03-13",
            **changes,
        }
        answer = self.post("", who, status, **sent)
        return answer["items"] if status == 201 else answer

    def found(self, check, words="付营子镇两口机井未装计量设施", who="unit", status=201, **more):
        sent = {"id": str(new_id()), "words": words, **more}
        return self.post(f"/{check['id']}/findings", who, status, **sent)

    def file(self, check, who="unit", status=200, **more):
        sent = {"report": "已组织各股站逐项自查。", "filed_by": "孟知行", **more}
        return self.post(f"/{check['id']}/file", who, status, **sent)

    def filed(self, *words):
        """A self-check of the water bureau, filed with rows of these words."""
        [check] = self.ask()
        for said in words:
            self.found(check, said)
        return self.file(check, none_found=not words)

    def decide(self, check, finding, step, who="staff", status=200, **sent):
        return self.post(f"/{check['id']}/findings/{finding['id']}/{step}", who, status, **sent)

    def take_over(self, check, finding, status=200, who="staff", **more):
        sent = {"problem_id": str(new_id()), "field_id": self.field, **more}
        return self.decide(check, finding, "take-over", who, status, **sent)


@pytest.fixture
def checks(client, world, clock):
    return Checks(client, world, clock)
