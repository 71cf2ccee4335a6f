import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from backend.domain.kit.tables import new_id
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from backend.outside import spreadsheets
from backend.outside.spreadsheets import SheetRefused

URL = "/api/v1/imports"
SAMPLES = Path(__file__).parents[1] / "samples"
PROBLEMS = SAMPLES / "luanping-problem-list.xlsx"
DEPUTIES = SAMPLES / "chengdexian-deputies.xlsx"
UNITS = [
    "发展和改革局",
    "行政审批局",
    "农业农村局",
    "城市管理综合行政执法局",
    "经济开发区管委会",
]
HEADER = [
    "序号",
    "领域",
    "方面",
    "问题描述",
    "问题来源",
    "责任单位",
    "发现时间",
    "整改措施",
    "整改时限",
    "整改状态",
    "完成时间",
    "备注",
]


def row(**changes):
    said = {
        "序号": 1,
        "领域": "地下水超采综合治理",
        "方面": "机井关停",
        "问题描述": "滦平镇机井没有关停",
        "问题来源": "群众反映",
        "责任单位": "县水务局",
        "发现时间": date(2026, 2, 2),
        "整改措施": "限期关停",
        "整改时限": date(2026, 4, 30),
        "整改状态": "正在整改",
        "完成时间": None,
        "备注": None,
        **changes,
    }
    return [said[label] for label in HEADER]


def book(*rows, header=HEADER, titles=("问题清单",)):
    """A workbook of bytes: titles, a header, rows."""
    made = openpyxl.Workbook()
    for line in [*([t] for t in titles), header, *rows]:
        made.active.append(line)
    return saved(made)


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class Desk:
    """A campaign of 滦平 and somebody who imports into it."""

    def __init__(self, client, world):
        self.client, self.world = client, world
        self.campaign = self.start(world.staff)

    def start(self, someone, **changes):
        sent = {
            "id": str(new_id()),
            "title": "“5+2”联动监督",
            "code": "5+2",
            "year": 2022,
            **changes,
        }
        answer = self.client.post("/api/v1/campaigns", json=sent, headers=someone.headers)
        assert answer.status_code == 201, answer.json()
        return sent["id"]

    def upload(self, content, name="问题清单.xlsx", someone=None, status=201, **form):
        if not isinstance(content, bytes):
            name, content = content.name, content.read_bytes()
        said = {"id": str(new_id()), "kind": "problems", "target_id": self.campaign, **form}
        answer = self.client.post(
            URL,
            data=said,
            files={"file": (name, content)},
            headers=(someone or self.world.staff).headers,
        )
        assert answer.status_code == status, answer.json()
        return answer.json()

    def rows(self, made, *outcomes):
        params = {"outcome": list(outcomes), "limit": 200}
        answer = self.get(f"{URL}/{made['id']}/rows", **params)
        return answer.json()["items"]

    def get(self, url, someone=None, **params):
        headers = (someone or self.world.staff).headers
        return self.client.get(url, params=params, headers=headers)

    def answer(self, made, status=200, **sent):
        headers = {**self.world.staff.headers, "If-Match": f'"{made["version"]}"'}
        answer = self.client.patch(f"{URL}/{made['id']}", json=sent, headers=headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def step(self, made, step="commit", status=200, someone=None):
        answer = self.client.post(
            f"{URL}/{made['id']}/{step}", headers=(someone or self.world.staff).headers
        )
        assert answer.status_code == status, answer.json()
        return answer.json()

    def bring_in(self, content, **form):
        return self.step(self.upload(content, **form))

    def ledger(self, **params):
        return self.get("/api/v1/problems", count=True, **params).json()

    def summary(self, **params):
        return self.get("/api/v1/problems/summary", **params).json()


def counts(made):
    return [made[name] for name in ("creates", "changes", "sames", "bads")]


@pytest.fixture
def desk(client, world, database):
    with database.writing() as session:
        for name in UNITS:
            session.add(
                Unit(
                    congress_id=world.congresses["luanping"].id,
                    name=f"滦平县{name}",
                    short_name=name,
                    kind=UnitKind.department,
                    aliases=[f"县{name}"],
                    created_at=world.now,
                    updated_at=world.now,
                )
            )
    return Desk(client, world)


def fault(content, name="a.xlsx"):
    with pytest.raises(SheetRefused) as refused:
        spreadsheets.read(content, name)
    return refused.value.fault
