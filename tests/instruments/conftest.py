import pytest

from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import Campaign

URL = "/api/v1/instruments"


class Office:
    """The staff of 滦平 and what they supervise with."""

    def __init__(self, client, world):
        self.client, self.world = client, world

    def plan(self, status=201, who="staff", **changes):
        sent = {
            "id": str(new_id()),
            "year": 2026,
            "kind": "inspection",
            "title": "视察城乡交通建设管理",
            "planned_on": "2026-03-10",
            "led_by": "常委会副主任",
            **changes,
        }
        return self.post("", status, who, **sent)

    def post(self, path, status=200, who="staff", **sent):
        headers = self.world.people[who].headers
        answer = self.client.post(URL + path, json=sent, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def change(self, made, status=200, **sent):
        headers = {**self.world.staff.headers, "If-Match": f'"{made["version"]}"'}
        answer = self.client.patch(f"{URL}/{made['id']}", json=sent, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(self, path="", who="staff", status=200, **query):
        headers = self.world.people[who].headers
        answer = self.client.get(URL + path, params=query, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def titles(self, who="staff", **query):
        return [one["title"] for one in self.get("", who, **query)["items"]]

    def held(self, **changes):
        made = self.plan(**changes)
        return self.post(f"/{made['id']}/hold", held_on="2026-03-01")

    def opinion(self, made, words="限期整改", **more):
        sent = {"id": str(new_id()), "words": words, **more}
        return self.post(f"/{made['id']}/opinions", 201, **sent)["given"][-1]


@pytest.fixture
def office(client, world):
    return Office(client, world)


@pytest.fixture
def problem(client, world):
    campaign = Campaign(client, world.staff)
    sent = {
        "id": str(new_id()),
        "campaign_id": campaign.id,
        "field_id": campaign.field,
        "words": "滦平镇路面破损",
    }
    answer = client.post("/api/v1/problems", json=sent, headers=world.staff.headers)
    assert answer.status_code == 201, answer.text
    return answer.json()
