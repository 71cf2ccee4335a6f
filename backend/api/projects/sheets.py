"""Proposals and projects as workbooks."""

from typing import Any

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.projects.asking import ProposalQuery
from backend.api.projects.asking_projects import ProjectQuery
from backend.api.projects.reading import filters_said
from backend.api.projects.telling_projects import project_rows
from backend.api.projects.telling_proposals import proposal_rows
from backend.domain.access import Permission
from backend.domain.features.projects import queries
from backend.domain.features.projects.queries import ProjectFilters, ProposalFilters
from backend.domain.features.projects.rules import (
    FIELD_WORDS,
    PROJECT_WORDS,
    PROPOSAL_WORDS,
    SOURCE_WORDS,
    VERDICT_WORDS,
)
from backend.domain.kit.errors import Invalid
from backend.domain.kit.sheets import Cell, CellKind, Column

router = APIRouter(prefix="/projects", tags=["projects"])

MOST = 5_000
W = CellKind.whole
PROJECT_COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", kind=W, width=6, running=True),
    Column("congress", "县区", width=12),
    Column("code", "编号", width=18),
    Column("title", "项目名称", width=30),
    Column("words", "建设内容", width=44),
    Column("field", "领域", width=14),
    Column("place", "地点", width=20),
    Column("unit", "责任单位", width=22),
    Column("budget", "预算（万元）", width=12),
    Column("spent", "已支出（万元）", width=12),
    Column("percent", "进度（%）", kind=W, width=10),
    Column("finish_on", "计划完工", kind=CellKind.day, width=12),
    Column("finished_on", "实际完工", kind=CellKind.day, width=12),
    Column("state", "状态", width=10),
    Column("supervisors", "督导代表", width=24),
    Column("verdict", "测评结果", width=12),
)
PROPOSAL_COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", kind=W, width=6, running=True),
    Column("congress", "县区", width=12),
    Column("code", "编号", width=18),
    Column("source", "来源", width=12),
    Column("title", "建议项目", width=30),
    Column("words", "具体内容", width=44),
    Column("field", "领域", width=14),
    Column("place", "地点", width=20),
    Column("beneficiaries", "受益人数", width=12),
    Column("cost", "估算（万元）", width=12),
    Column("state", "状态", width=12),
    Column("merged", "合并数", kind=W, width=8),
    Column("reason", "理由", width=30),
)


class TooManyToWrite(Invalid):
    message = f"一次最多导出 {MOST} 条，请先用筛选缩小范围。"


def _book() -> Any:
    written: dict[int | str, dict[str, Any]] = {
        200: {"content": {XLSX: {}}, "description": "the workbook"}
    }
    return asks(Permission.projects_read, TooManyToWrite, answers=written)


@router.get("/export.xlsx", response_class=Response, **_book())
def export_projects(call: CallDep, query: Asked[ProjectQuery]) -> Response:
    """Write the ledger of projects, filtered as on screen, as a workbook."""
    with call.reporting() as (session, actor):
        filters = ProjectFilters(**filters_said(query))
        read = queries.every(session, actor, filters, MOST + 1, today=call.today)
        if len(read) > MOST:
            raise TooManyToWrite()
        rows = [
            _project(n, row) for n, row in enumerate(project_rows(session, read, call.today), 1)
        ]
    money = {name: sum(_number(row[name]) for row in rows) for name in ("budget", "spent")}
    totals: dict[str, Cell] = {"seq": "合计", "title": f"{len(rows)}项", **money}
    return _download("民生实事项目", PROJECT_COLUMNS, rows, totals, call, actor.organ)


@router.get("/proposals/export.xlsx", response_class=Response, **_book())
def export_project_proposals(call: CallDep, query: Asked[ProposalQuery]) -> Response:
    """Write the ledger of proposals, filtered as on screen; nobody's name is in it."""
    with call.reporting() as (session, actor):
        said: dict[str, Any] = filters_said(query)
        read = queries.every_proposal(session, actor, ProposalFilters(**said), MOST + 1)
        if len(read) > MOST:
            raise TooManyToWrite()
        rows = [_proposal(n, row) for n, row in enumerate(proposal_rows(session, read), 1)]
    totals: dict[str, Cell] = {"seq": "合计", "title": f"{len(rows)}条"}
    return _download("民生实事项目建议", PROPOSAL_COLUMNS, rows, totals, call, actor.organ)


def _download(
    name: str,
    columns: tuple[Column, ...],
    rows: list[dict[str, Cell]],
    totals: dict[str, Cell],
    call: Any,
    organ: str,
) -> Response:
    day = call.today
    content = book(
        sheet=name,
        title=f"{name}台账",
        note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
        columns=columns,
        rows=[[row[column.key] for column in columns] for row in rows],
        totals=[totals.get(column.key) for column in columns],
    )
    return download(content, f"{name}台账{day.isoformat()}.xlsx")


def _project(number: int, said: dict[str, Any]) -> dict[str, Cell]:
    return {
        "seq": number,
        "congress": said["congress"]["name"],
        "code": said["code"],
        "title": said["title"],
        "words": said["words"],
        "field": FIELD_WORDS[said["field"]],
        "place": said["place"],
        "unit": said["unit"]["name"] if said["unit"] else None,
        "budget": wan(said["budget"]),
        "spent": wan(said["spent"]),
        "percent": said["percent"],
        "finish_on": said["finish_on"],
        "finished_on": said["finished_on"],
        "state": PROJECT_WORDS[said["state"]],
        "supervisors": "、".join(one["name"] for one in said["supervisors"]),
        "verdict": VERDICT_WORDS[said["verdict"]] if said["verdict"] else None,
    }


def _proposal(number: int, said: dict[str, Any]) -> dict[str, Cell]:
    people = said["beneficiaries"]
    more = "余" if said["beneficiaries_least"] else ""
    return {
        "seq": number,
        "congress": said["congress"]["name"],
        "code": said["code"],
        "source": SOURCE_WORDS[said["source"]],
        "title": said["title"],
        "words": said["words"],
        "field": FIELD_WORDS[said["field"]],
        "place": said["place"],
        "beneficiaries": None if people is None else f"{people}{more}人",
        "cost": wan(said["cost"]),
        "state": PROPOSAL_WORDS[said["state"]],
        "merged": said["merged"],
        "reason": said["reason"],
    }


def wan(yuan: int | None) -> int | float | None:
    """Return 万元, whole where it is whole."""
    if yuan is None:
        return None
    return yuan // 10_000 if yuan % 10_000 == 0 else yuan / 10_000


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0
