"""A round of 滦平: its staff, its unit, its deputies and its residents."""

from typing import Any

import pytest

from backend.domain.kit.tables import new_id
from tests.intake.conftest import worked_out

URL = "/api/v1/projects"
DEVICE = "phone-of-a-resident-0001"
DAYS = {
    "collect_from": "2026-03-01",
    "collect_to": "2026-04-10",
    "screen_by": "2026-04-20",
    "review_by": "2026-04-25",
    "approve_by": "2026-04-30",
    "publish_by": "2026-05-05",
    "session_on": "2026-05-20",
    "report_by": "2026-12-31",
}
FIT = {
    "entries": ["p1", "p4"],
    "money_ok": True,
    "land_ok": True,
    "one_year_ok": True,
    "reason": "群众反映集中，当年能建成",
}


class Round:
    """What people of 滦平 do with a round; every deed answers with what came of it."""

    def __init__(self, client: Any, world: Any, clock: Any) -> None:
        self.client, self.world, self.clock = client, world, clock

    def post(self, path: str, status: int = 200, who: str | None = "staff", **sent: Any) -> Any:
        headers = self.world.people[who].headers if who else {}
        answer = self.client.post(f"{URL}{path}", json=sent, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(
        self, path: str = "", status: int = 200, who: str | None = "staff", **query: Any
    ) -> Any:
        headers = self.world.people[who].headers if who else {}
        answer = self.client.get(f"{URL}{path}", params=query, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def patch(self, path: str, version: int, status: int = 200, **sent: Any) -> Any:
        headers = {**self.world.staff.headers, "If-Match": f'"{version}"'}
        answer = self.client.patch(f"{URL}{path}", json=sent, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def day(self, month: int, day: int) -> None:
        """Let it be this day of 2026."""
        self.clock.now = self.clock.now.replace(month=month, day=day)

    def begin(self, status: int = 201, **changes: Any) -> Any:
        sent = {
            "id": str(new_id()),
            "year": 2026,
            "title": "滦平县2026年民生实事项目",
            "to_choose": 2,
            **DAYS,
            **changes,
        }
        return self.post("/rounds", status, **sent)

    def open(self, **changes: Any) -> str:
        made = self.begin(**changes)
        self.post(f"/rounds/{made['id']}/open")
        return str(made["id"])

    def propose(self, round_id: str, status: int = 201, who: str = "staff", **changes: Any) -> Any:
        sent = {
            "id": str(new_id()),
            "round_id": round_id,
            "title": "翻修老旧小区供热管网",
            "words": "滦平镇五个老旧小区供热管网漏水，冬天家里不热。",
            "field": "heating",
            **changes,
        }
        return self.post("/proposals", status, who, **sent)

    def candidate(self, round_id: str, title: str = "翻修老旧小区供热管网", **changes: Any) -> str:
        """Return the id of a candidate, ready for review."""
        made = self.propose(round_id, title=title)
        self.post(f"/proposals/{made['id']}/pass", **FIT)
        sent = {
            "id": str(new_id()),
            "title": title,
            "words": f"{title}，惠及五个小区",
            "unit_id": str(self.world.units["water"].id),
            "budget": 3_000_000,
            "funding": "县级财政",
            **changes,
        }
        self.post(f"/proposals/{made['id']}/nominate", **sent)
        return str(sent["id"])

    def lay_out(self, project_id: str, status: int = 200, who: str = "unit", **days: str) -> Any:
        days = {"start": "2026-06-01", "progress": "2026-08-01", "finish": "2026-10-31"} | days
        names = {"start": "开工", "progress": "管网铺完一半", "finish": "完工"}
        stones = [{"kind": k, "name": names[k], "planned_on": day} for k, day in days.items()]
        return self.post(f"/{project_id}/lay-out", status, who, milestones=stones)

    def published(self, parts: Any = None) -> tuple[str, list[str]]:
        """Return a round whose three candidates are published, and their ids; 2 are to choose.

        `parts` are the first one's sub-items.
        """
        round_id = self.open()
        self.post(f"/rounds/{round_id}/screen")
        titles = ("翻修老旧小区供热管网", "新建三所幼儿园", "改造农村饮水")
        ids = [self.candidate(round_id, title) for title in titles]
        for id_ in ids:
            self.lay_out(id_)
        if parts:
            self.patch(f"/{ids[0]}", self.get(f"/{ids[0]}")["version"], parts=parts)
        for step in ("review", "approve"):
            said = {"decided_on": "2026-03-02", "document": "会议纪要〔2026〕1号"}
            self.post(f"/rounds/{round_id}/{step}", **said)
        self.post(f"/rounds/{round_id}/publish")
        return round_id, ids

    def elected(self) -> tuple[str, list[str]]:
        """Return a round of which the first two candidates were chosen on 20 May."""
        round_id, ids = self.published()
        self.day(5, 20)
        said = {"elected_on": "2026-05-20", "document": "滦平县第十五届人大第二次会议公告"}
        self.post(f"/rounds/{round_id}/elect", chosen_ids=ids[:2], **said)
        return round_id, ids

    def stone(self, project_id: str, kind: str) -> str:
        stones = self.get(f"/{project_id}")["milestones"]
        return str(next(one["id"] for one in stones if one["kind"] == kind))

    def reach(
        self,
        project_id: str,
        kind: str,
        day: str,
        status: int = 200,
        who: str = "unit",
        **more: Any,
    ) -> Any:
        path = f"/{project_id}/milestones/{self.stone(project_id, kind)}/reach"
        return self.post(path, status, who, reached_on=day, **more)

    def token(self, round_id: str) -> str:
        return str(self.get(f"/rounds/{round_id}")["url"]).rsplit("/", 1)[1]

    def ask(self, token: str, status: int = 200, device: str = DEVICE) -> dict[str, str]:
        """Return a question's seal and its right answer."""
        asked = self.post("/questions", status, None, token=token, device=device)
        if status != 200:
            return {}
        return {"seal": asked["seal"], "answer": worked_out(asked["question"])}

    def resident(self, token: str, status: int = 200, **changes: Any) -> Any:
        passed = {} if "seal" in changes else self.ask(token)
        sent = {
            "id": str(new_id()),
            "token": token,
            "device": DEVICE,
            "title": "修村口的路",
            "words": "村口到学校的路坑坑洼洼，孩子上学难走。",
            "field": "roads",
            **passed,
            **changes,
        }
        return self.post("/residents", status, None, **sent)


def code_of(refused: Any) -> str:
    return str(refused["type"]).rsplit("/", 1)[1]


@pytest.fixture
def projects(client, world, clock) -> Round:
    return Round(client, world, clock)
