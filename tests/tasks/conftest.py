import io
from datetime import timedelta

import openpyxl
import pytest
from docx import Document

from backend.domain.kit.tables import new_id

URL = "/api/v1/tasks"
IMPORTS = "/api/v1/imports"
HEADER = ["序号", "方面", "任务内容", "责任单位", "配合单位", "牵头领导", "完成时限", "状态"]


def in_word(*tables, headings=()):
    """A Word file of tables, each of rows; a heading stands before the table of its place."""
    made = Document()
    made.add_paragraph("重点任务分工方案")
    for at, rows in enumerate(tables):
        if at < len(headings):
            made.add_paragraph(headings[at])
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for line, row in enumerate(rows):
            for place, said in enumerate(row):
                if said is not None:
                    table.cell(line, place).text = str(said)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def in_excel(*rows, header=HEADER):
    made = openpyxl.Workbook()
    for line in [["任务清单"], header, *rows]:
        made.active.append(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class Plans:
    """A plan of 滦平, and hands to work its tasks with."""

    def __init__(self, client, world, clock):
        self.client, self.world, self.clock = client, world, clock

    def post(self, path, someone, status=201, **sent):
        answer = self.client.post(f"{URL}{path}", json=sent, headers=someone.headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def get(self, path="", someone=None, status=200, **asked):
        headers = (someone or self.world.staff).headers
        answer = self.client.get(f"{URL}{path}", params=asked, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def plan(self, someone=None, status=201, **changes):
        sent = {
            "id": str(new_id()),
            "year": 2026,
            "title": "重点任务分工方案",
            "document_title": "关于加强和改进人大工作的实施意见",
            "document_number": "滦办发〔2026〕5号",
            "document_on": "2026-02-12",
            "document_issuer": "滦平县委办公室",
            **changes,
        }
        return self.post("/plans", someone or self.world.staff, status, **sent)

    def task(self, plan, someone=None, status=201, **changes):
        sent = {
            "id": str(new_id()),
            "plan_id": plan["id"],
            "words": "完成饮用水水源地保护区划定",
            "owners": [{"unit_id": str(self.world.units["water"].id)}],
            "due_on": "2026-04-30",
            **changes,
        }
        return self.post("", someone or self.world.staff, status, **sent)

    def step(self, someone, task, step, status=200, **sent):
        self.clock.now += timedelta(minutes=1)
        return self.post(f"/{task['id']}/{step}", someone, status, **sent)

    def change(self, task, someone=None, status=200, **sent):
        headers = {**(someone or self.world.staff).headers, "If-Match": f'"{task["version"]}"'}
        answer = self.client.patch(f"{URL}/{task['id']}", json=sent, headers=headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def upload(self, plan, content, name="任务清单.docx", status=201):
        answer = self.client.post(
            IMPORTS,
            data={"id": str(new_id()), "kind": "tasks", "target_id": plan["id"]},
            files={"file": (name, content)},
            headers=self.world.staff.headers,
        )
        assert answer.status_code == status, answer.json()
        return answer.json()

    def rows(self, made):
        headers = self.world.staff.headers
        answer = self.client.get(f"{IMPORTS}/{made['id']}/rows?limit=200", headers=headers)
        return answer.json()["items"]

    def answer(self, made, *answers):
        headers = {**self.world.staff.headers, "If-Match": f'"{made["version"]}"'}
        said = [{"key": key, "word": word, "value": value} for key, word, value in answers]
        answer = self.client.patch(
            f"{IMPORTS}/{made['id']}", json={"answers": said}, headers=headers
        )
        assert answer.status_code == 200, answer.json()
        return answer.json()

    def commit(self, made, status=200):
        answer = self.client.post(
            f"{IMPORTS}/{made['id']}/commit", headers=self.world.staff.headers
        )
        assert answer.status_code == status, answer.json()
        return answer.json()

    def brought_in(self, plan, content, name="任务清单.docx"):
        made = self.upload(plan, content, name)
        assert made["bads"] == 0, self.rows(made)
        return self.commit(made)


@pytest.fixture
def plans(client, world, clock):
    return Plans(client, world, clock)
