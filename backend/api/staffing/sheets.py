"""The bodies as a workbook in the office's layout."""

from typing import Any

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.staffing.asking import BodyListed
from backend.domain.access import Permission
from backend.domain.features.staffing import queries
from backend.domain.features.staffing.actions import KINDS
from backend.domain.features.staffing.rules import GOING, MeasureState, standing
from backend.domain.features.staffing.rules import BodyStanding as B
from backend.domain.features.staffing.tables import Measure
from backend.domain.kit.errors import NotFound
from backend.domain.kit.sheets import Cell, CellKind, Column
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import one_person, share
from backend.domain.people.units.tables import Unit

router = APIRouter(prefix="/staffing", tags=["staffing"])

COLUMNS = (
    Column("seq", "序号", kind=CellKind.whole, width=6),
    Column("congress", "县区", width=10, merged=True),
    Column("name", "内设机构", width=30),
    Column("rank", "级别", width=8),
    Column("posts", "编制", kind=CellKind.whole, width=7),
    Column("staff", "实有", kind=CellKind.whole, width=7),
    Column("one", "一人委", kind=CellKind.choice, width=8),
    Column("standing", "化解情况", kind=CellKind.choice, width=12),
    Column("measures", "化解措施", width=40),
    Column("target_on", "目标日期", kind=CellKind.day, width=12),
)
STANDINGS: dict[B, str] = {
    B.unknown: "没有填编制",
    B.staffed: "",
    B.cleared: "已化解",
    B.under_way: "正在化解",
    B.untouched: "还没有措施",
}
STATES: dict[MeasureState, str] = {
    MeasureState.planned: "拟定",
    MeasureState.applied: "已报批",
    MeasureState.approved: "已批准",
    MeasureState.done: "已到位",
    MeasureState.withdrawn: "已撤回",
}


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.staffing_read,
        NotFound,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_bodies(call: CallDep, query: Asked[BodyListed]) -> Response:
    """Write the bodies, filtered as on screen, as a workbook."""
    with call.reporting() as (session, actor):
        found = queries.all_bodies(session, actor, query.filter(), today=call.today)
        measures = queries.measures(session, [unit.id for unit, _ in found])
        rows = [_row(at, u, of, measures[u.id]) for at, (u, of) in enumerate(found, 1)]
        organ, day = actor.organ, call.today
    return download(
        book(
            sheet="内设机构编制",
            title="人大机关内设机构编制情况",
            note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
            columns=COLUMNS,
            rows=[[row.get(column.key) for column in COLUMNS] for row in rows],
            totals=_totals(rows),
        ),
        f"内设机构编制情况{day.isoformat()}.xlsx",
    )


def _row(at: int, unit: Unit, of: Congress, measures: list[Measure]) -> dict[str, Cell]:
    valid = [m for m in measures if m.state is not MeasureState.withdrawn]
    going = [m for m in valid if m.state in GOING]
    stands = standing(unit.posts, going=len(going), in_place=len(valid) - len(going))
    said = [f"{KINDS[m.kind]}{m.people}名（{STATES[m.state]}）" for m in valid]
    days = sorted(m.target_on for m in going if m.target_on)
    return {
        "seq": at,
        "congress": of.short_name,
        "name": unit.name,
        "rank": unit.rank,
        "posts": unit.posts,
        "staff": unit.staff,
        "one": "是" if one_person(unit.posts) else None,
        "standing": STANDINGS[stands] or None,
        "measures": "；".join(said) or None,
        "target_on": days[0] if days else None,
    }


def _totals(rows: list[dict[str, Any]]) -> list[Cell]:
    ones = sum(row["one"] is not None for row in rows)
    rate = share(ones, len(rows))
    said = f"{len(rows)}个内设机构，一人委{ones}个" + (f"，占{rate}%" if rate else "")
    cells: dict[str, Cell] = {
        "seq": "合计",
        "name": said,
        "posts": sum(row["posts"] or 0 for row in rows),
        "staff": sum(row["staff"] or 0 for row in rows),
    }
    return [cells.get(column.key) for column in COLUMNS]
