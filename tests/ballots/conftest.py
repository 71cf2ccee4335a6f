"""A ballot in 滦平, its deputies with their phones, and the staff who lead it through its life."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from backend.domain.access import Role
from tests.ballots.voter import Credential
from tests.world import Someone, add_person

URL = "/api/v1/ballots"
YES_NO = {
    "title": "表决决议草案",
    "method": "yes_no_abstain",
    "options": [{"id": "motion", "label": "关于批准工作报告的决议草案"}],
    "citations": {"needs": "地方组织法第二十五条"},
}
PROJECTS = {
    "title": "民生实事项目票决",
    "method": "approve",
    "seats": 2,
    "options": [{"id": f"p{n}", "label": f"第 {n} 个项目"} for n in (1, 2, 3)],
}
YES, NO = {"marks": {"motion": "yes"}}, {"marks": {"motion": "no"}}


def chosen(*options: str) -> dict[str, Any]:
    return {"marks": dict.fromkeys(options, "yes")}


@dataclass
class Vote:
    """One ballot, driven over HTTP."""

    client: Any
    world: Any
    database: Any
    clock: Any
    id: str = ""
    phones: dict[str, Credential] = field(default_factory=dict)

    @property
    def id_(self) -> UUID:
        return UUID(self.id)

    def deputies(self, count: int) -> list[str]:
        """Have so many deputies of 滦平, the world's two among them; return their keys."""
        with self.database.writing() as session:
            for n in range(2, count):
                key = f"deputy_{n}"
                add_person(session, self.world, key, f"代表{n}", Role.deputy, "luanping")
        return ["deputy", "second_deputy", *(f"deputy_{n}" for n in range(2, count))]

    def person(self, who: str) -> Someone:
        return self.world.people[who]

    def post(self, path: str = "", who: str | None = "staff", **sent: Any) -> Any:
        headers = self.person(who).headers if who else {}
        return self.client.post(f"{URL}/{self.id}{path}", json=sent, headers=headers)

    def get(self, path: str = "", who: str | None = "staff", **query: Any) -> Any:
        headers = self.person(who).headers if who else {}
        return self.client.get(f"{URL}/{self.id}{path}", params=query, headers=headers)

    def done(self, path: str, who: str = "staff", **sent: Any) -> dict[str, Any]:
        answer = self.post(path, who, **sent)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    def make(self, rule: dict[str, Any] = YES_NO, **terms: Any) -> "Vote":
        made = str(uuid7())
        sent = {"id": made, "title": rule["title"], "rule": {"in_session": False, **rule, **terms}}
        answer = self.client.post(URL, json=sent, headers=self.world.staff.headers)
        assert answer.status_code == 201, answer.text
        self.id = made
        return self

    def opened(self, rule: dict[str, Any] = YES_NO, **terms: Any) -> "Vote":
        """Make a ballot for all deputies and open it."""
        self.make(rule, **terms)
        self.done("/roll")
        self.done("/open")
        return self

    @property
    def public_key(self) -> bytes:
        return bytes.fromhex(self.get().json()["public_key"])

    def credential(self) -> Credential:
        return Credential(UUID(self.id).bytes, self.public_key)

    def draw(self, who: str) -> Any:
        """Draw with this person's phone; the answer is taken into its credential."""
        phone = self.phones.setdefault(who, self.credential())
        answer = self.post("/draw", who, blinded=phone.blinded().hex())
        if answer.status_code == 200:
            phone.take(bytes.fromhex(answer.json()["blind_signature"]))
        return answer

    def cast(self, phone: Credential | str, choices: dict[str, Any], **other: Any) -> Any:
        held = self.phones[phone] if isinstance(phone, str) else phone
        sent = {
            "serial": held.serial.hex(),
            "randomizer": held.randomizer.hex(),
            "signature": held.signature.hex(),
            "choices": choices,
        }
        return self.post("/cast", None, **sent | other)

    def voted(self, who: str, choices: dict[str, Any]) -> dict[str, Any]:
        """Draw and cast; return the receipt."""
        drawn = self.draw(who)
        assert drawn.status_code == 200, drawn.text
        answer = self.cast(who, choices)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def line(self, who: str) -> dict[str, Any]:
        name = self.person(who).actor.name
        return self.get("/roll", q=name).json()["items"][0]

    def tick(self, who: str, present: bool = True) -> Any:
        return self.post("/presence", line_id=self.line(who)["id"], present=present)

    def hand_out(self, who: str) -> Any:
        return self.post("/hand-out", line_id=self.line(who)["id"])

    def batch(self, *papers: dict[str, Any], who: str = "staff") -> Any:
        return self.post("/batches", who, id=str(uuid7()), papers=list(papers))

    def confirmed(self, *papers: dict[str, Any]) -> dict[str, Any]:
        """Enter a batch and have two tellers confirm it."""
        made = self.batch(*papers).json()
        for who in ("staff", "leader"):
            made = self.done(f"/batches/{made['id']}/confirm", who)
        return made

    def closed(self) -> dict[str, Any]:
        return self.done("/close")

    def declared(self) -> dict[str, Any]:
        return self.done("/declare", "leader", declared_by="主席团常务主席 沈怀远")


@pytest.fixture
def vote(client: Any, world: Any, database: Any, clock: Any) -> Vote:
    return Vote(client, world, database, clock)


def code(answer: Any) -> str:
    """Return a refusal's code."""
    return answer.json()["type"].removeprefix("/problems/")
