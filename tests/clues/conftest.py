"""A clue, and the steps of its life by name."""

from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

URL = "/api/v1/clues"


class Journey:
    """Takes a clue from step to step, as the people of the test world."""

    def __init__(self, client: Any, world: Any) -> None:
        self.client, self.world = client, world

    uuid = staticmethod(UUID)

    def report(self, who: str = "deputy", **said: Any) -> Any:
        sent = {
            "id": str(uuid7()),
            "title": "滦河支沟污水直排",
            "words": "雨天有污水经雨水口流入支沟，水发黑有异味。",
            "category": "environment",
            "place": {"division_id": str(self.world.divisions["luanping_town"].id)},
        } | said
        return self.client.post(URL, json=sent, headers=self.world.people[who].headers)

    def take(self, clue_id: str, step: str, who: str = "staff", **said: Any) -> Any:
        return self.client.post(
            f"{URL}/{clue_id}/{step}", json=said, headers=self.world.people[who].headers
        )

    def show(self, clue_id: str, who: str = "staff") -> Any:
        return self.client.get(f"{URL}/{clue_id}", headers=self.world.people[who].headers)

    def list(self, who: str = "staff", **query: Any) -> Any:
        return self.client.get(URL, params=query, headers=self.world.people[who].headers)

    def at(self, state: str, **said: Any) -> str:
        """Return the id of a clue brought to this state the shortest way."""
        made = self.report(**said)
        assert made.status_code == 200, made.text
        clue_id: str = made.json()["id"]
        for name, step, who, body in self.WAY:
            if name is not None and self.show(clue_id).json()["state"] == state:
                break
            answer = self.take(clue_id, step, who, **body(self))
            assert answer.status_code == 200, (step, answer.text)
        assert self.show(clue_id).json()["state"] == state
        return clue_id

    WAY = [
        ("submitted", "verify", "staff", lambda j: {}),
        ("verified", "hand-over", "staff", lambda j: j.handing()),
        ("handed_over", "accept", "unit", lambda j: {"handler": "孟知行"}),
        ("handling", "answer", "unit", lambda j: {"words": "已截流并入管网。"}),
        (
            "answered",
            "rate",
            "deputy",
            lambda j: {"attitude": "satisfied", "result": "satisfied"},
        ),
        ("rated", "sign-off", "staff", lambda j: {}),
    ]

    def handing(self, **said: Any) -> dict[str, Any]:
        return {
            "lead_unit_id": str(self.world.units["water"].id),
            "joint_unit_ids": [str(self.world.units["housing"].id)],
            "days": 20,
            "signed_by": "沈怀远",
        } | said


@pytest.fixture
def journey(client, world) -> Journey:
    return Journey(client, world)
