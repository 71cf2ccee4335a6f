from datetime import timedelta

import pytest

from backend.domain.kit.tables import new_id

URL = "/api/v1/problems"


class List:
    """A campaign of 滦平 with a field and an aspect, and hands to work its list with."""

    def __init__(self, client, world, clock):
        self.client, self.world, self.clock = client, world, clock
        self.campaign, self.field, self.aspect = self.start(world.staff)

    def start(self, someone, **changes):
        field = {"id": str(new_id()), "name": "地下水超采综合治理", "level": "province"}
        sent = {
            "id": str(new_id()),
            "title": "2026年联动监督",
            "code": "联动监督",
            "year": 2026,
            "fields": [field],
            **changes,
        }
        made = self.client.post("/api/v1/campaigns", json=sent, headers=someone.headers)
        assert made.status_code == 201, made.json()
        aspect = {"id": str(new_id()), "field_id": field["id"], "name": "机井关停"}
        url = f"/api/v1/campaigns/{sent['id']}/aspects"
        assert self.client.post(url, json=aspect, headers=someone.headers).status_code == 201
        return sent["id"], field["id"], aspect["id"]

    def a_problem(self, **changes):
        return {
            "id": str(new_id()),
            "campaign_id": self.campaign,
            "field_id": self.field,
            "aspect_id": self.aspect,
            "words": "滦平镇机井没有关停，群众反映强烈",
            "source": "residents",
            "due_on": "2026-04-30",
            **changes,
        }

    def register(self, someone=None, **changes):
        who = (someone or self.world.staff).headers
        answer = self.client.post(URL, json=self.a_problem(**changes), headers=who)
        assert answer.status_code == 201, answer.json()
        return answer.json()

    def step(self, someone, problem, step, status=200, **sent):
        self.clock.now += timedelta(minutes=1)
        answer = self.client.post(
            f"{URL}/{problem['id']}/{step}", json=sent, headers=someone.headers
        )
        assert answer.status_code == status, answer.json()
        return answer.json()

    def handed_over(self, **changes):
        made = self.register(**changes)
        self.step(self.world.staff, made, "verify")
        return self.step(
            self.world.staff,
            made,
            "hand-over",
            unit_id=str(self.world.units["water"].id),
            signed_by="沈怀远",
        )

    def done(self, **changes):
        made = self.handed_over(**changes)
        self.step(self.world.unit, made, "accept", handler="孟知行")
        return self.step(self.world.unit, made, "report-done", result="机井已全部关停")

    def closed(self, **changes):
        made = self.done(**changes)
        self.step(self.world.staff, made, "verify-on-site", note="现场看过")
        return self.step(self.world.staff, made, "sign-off")

    def next_year(self):
        """Begin the campaign of the next year: campaign, field and aspect."""
        return self.start(self.world.staff, title="2027年联动监督", year=2027)

    def carry(self, to, status=201, someone=None, **changes):
        campaign, field, aspect = to
        sent = {
            "id": str(new_id()),
            "from_campaign_id": self.campaign,
            "to_campaign_id": campaign,
            "which": "not_signed_off",
            "spots": [
                {
                    "field_id": self.field,
                    "aspect_id": self.aspect,
                    "to_field_id": field,
                    "to_aspect_id": aspect,
                }
            ],
            **changes,
        }
        who = (someone or self.world.staff).headers
        answer = self.client.post(f"{URL}/carry-overs", json=sent, headers=who)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def show(self, problem, someone=None, status=200, path=""):
        who = (someone or self.world.staff).headers
        answer = self.client.get(f"{URL}/{problem['id']}{path}", headers=who)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def ledger(self, someone=None, **asked):
        who = (someone or self.world.staff).headers
        answer = self.client.get(URL, params={"count": True, **asked}, headers=who)
        assert answer.status_code == 200, answer.json()
        return answer.json()

    def summary(self, someone=None, path="summary", **asked):
        who = (someone or self.world.staff).headers
        answer = self.client.get(f"{URL}/{path}", params=asked, headers=who)
        assert answer.status_code == 200, answer.json()
        return answer.json()


@pytest.fixture
def list_(client, world, clock):
    return List(client, world, clock)
