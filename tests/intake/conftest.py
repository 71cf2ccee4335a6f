"""A resident with a phone, and what they do with it."""

import hashlib
import re
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from tests.files.test_files import photo as taken

URL = "/api/v1/intake"
DEVICE = "phone-of-a-resident-0001"
NUMERALS = {word: n for n, word in enumerate("零一二三四五六七八九十")}


def worked_out(question: str) -> str:
    """Return the answer of a sum in words, as somebody who reads it finds it."""
    one, sign, other = re.fullmatch(r"(.)([加减])(.)等于几？", question).groups()
    total = NUMERALS[one] + NUMERALS[other] * (1 if sign == "加" else -1)
    return (
        "零一二三四五六七八九十"[total]
        if total <= 10
        else f"十{'零一二三四五六七八九'[total - 10]}"
    )


class Resident:
    """Somebody without an account, before the code of 滦平's first deputy."""

    def __init__(self, client: Any, world: Any) -> None:
        self.client, self.world = client, world
        self.token = self.point()["token"]

    def point(self, word: str = "deputies", about: UUID | None = None) -> Any:
        about = about or self.world.deputies["deputy"].id
        return self.points(word, [about]).json()[0]

    def points(self, word: str, ids: list[Any], who: str = "staff") -> Any:
        sent = {"about_word": word, "about_ids": [str(i) for i in ids]}
        return self.client.post(f"{URL}/points", json=sent, headers=self.world.people[who].headers)

    def ask(self, **said: Any) -> Any:
        sent = {"token": self.token, "device": DEVICE} | said
        return self.client.post(f"{URL}/challenges", json=sent)

    def right(self, **said: Any) -> dict[str, str]:
        """Return a challenge and its right answer, as they go with a photo or a report."""
        made = self.ask(**said)
        assert made.status_code == 200, made.text
        asked = made.json()
        answer = worked_out(asked["question"])
        assert answer in asked["choices"]
        return {"challenge_id": asked["id"], "answer": answer}

    def photo(self, passed: dict[str, str], content: bytes | None = None, **said: Any) -> Any:
        content = content or taken()
        form = {
            "id": str(uuid7()),
            "sha256": hashlib.sha256(content).hexdigest(),
            "device": DEVICE,
        }
        files = {"file": ("IMG_0001.jpg", content)}
        return self.client.post(f"{URL}/files", data=form | passed | said, files=files)

    def body(self, **said: Any) -> dict[str, Any]:
        return {
            "id": str(uuid7()),
            "token": self.token,
            "device": DEVICE,
            "words": "村口的路灯坏了一个多月，晚上老人不敢出门。",
            "place": {"words": "王家沟村口"},
        } | said

    def send(self, **said: Any) -> Any:
        passed = {} if "challenge_id" in said else self.right()
        return self.client.post(URL, json=self.body(**passed | said))

    def sent(self, **said: Any) -> str:
        """Return the id of a report that came in."""
        body = self.body(**self.right(), **said)
        made = self.client.post(URL, json=body)
        assert made.status_code == 200, made.text
        return str(body["id"])

    def follow(self, code_word: str, token: str | None = None) -> Any:
        sent = {"token": token or self.token, "code_word": code_word}
        return self.client.post(f"{URL}/follow", json=sent)

    world_uuid = staticmethod(UUID)

    def show(self, intake_id: str, who: str = "staff") -> Any:
        return self.client.get(f"{URL}/{intake_id}", headers=self.world.people[who].headers)

    def list(self, who: str = "staff", **query: Any) -> Any:
        return self.client.get(URL, params=query, headers=self.world.people[who].headers)

    def take(self, intake_id: str, step: str, who: str = "staff", **said: Any) -> Any:
        return self.client.post(
            f"{URL}/{intake_id}/{step}", json=said, headers=self.world.people[who].headers
        )

    def admit(self, intake_id: str, who: str = "staff", **said: Any) -> Any:
        sent = {"title": "王家沟村路灯不亮", "category": "roads"} | said
        return self.take(intake_id, "admit", who, **sent)


@pytest.fixture
def resident(client, world) -> Resident:
    return Resident(client, world)
