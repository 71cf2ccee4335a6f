"""The instruments as a workbook."""

from typing import Any

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.instruments.asking import InstrumentQuery
from backend.api.instruments.reading import filters_of
from backend.api.instruments.telling import rows
from backend.domain.access import Permission
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.rules import KIND_WORDS, InstrumentState, Quantity
from backend.domain.kit.errors import Invalid
from backend.domain.kit.sheets import Cell, CellKind, Column

router = APIRouter(prefix="/instruments", tags=["instruments"])

MOST = 5_000
STATE_WORDS: dict[InstrumentState, str] = {
    InstrumentState.planned: "已列入计划",
    InstrumentState.held: "已开展",
    InstrumentState.recorded: "跟踪办理",
    InstrumentState.closed: "已办结",
    InstrumentState.cancelled: "已取消",
}
COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", kind=CellKind.whole, width=6, running=True),
    Column("congress", "县区", width=12),
    Column("code", "编号", width=18),
    Column("kind", "监督方式", width=14),
    Column("title", "名称", width=34),
    Column("campaign", "联动监督", width=22),
    Column("units", "监督对象", width=26),
    Column("led_by", "带队或者主持", width=16),
    Column("planned_on", "计划时间", kind=CellKind.day, width=12),
    Column("held_on", "开展时间", kind=CellKind.day, width=12),
    Column("state", "状态", width=12),
    Column("opinions", "审议意见", kind=CellKind.whole, width=10),
    Column("settled", "已落实", kind=CellKind.whole, width=10),
    Column("result", "结果", width=40),
    Column("quantities", "数量", width=24),
)


class TooManyInstruments(Invalid):
    message = f"一次最多导出 {MOST} 项，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.instruments_read,
        TooManyInstruments,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_instruments(call: CallDep, query: Asked[InstrumentQuery]) -> Response:
    """Write the ledger, filtered as on screen, as a workbook."""
    with call.reporting() as (session, actor):
        filters = filters_of(session, query)
        read = queries.every(session, actor, filters, MOST + 1, today=call.today)
        if len(read) > MOST:
            raise TooManyInstruments()
        said = rows(session, actor, read, call.today)
        written = [
            _row(n, row, one[0]) for n, (row, one) in enumerate(zip(said, read, strict=True), 1)
        ]
    day = call.today
    totals: dict[str, Cell] = {
        "seq": "合计",
        "title": f"{len(written)}项，已开展{sum(bool(row['held_on']) for row in written)}项",
        "opinions": sum(row["opinions"] for row in said),
        "settled": sum(row["opinions_settled"] for row in said),
    }
    content = book(
        sheet="监督方式",
        title="监督工作台账",
        note=f"填报单位：{actor.organ}        填报日期：{day.year}年{day.month}月{day.day}日",
        columns=COLUMNS,
        rows=[[row[column.key] for column in COLUMNS] for row in written],
        totals=[totals.get(column.key) for column in COLUMNS],
    )
    return download(content, f"监督工作台账{day.isoformat()}.xlsx")


def _row(number: int, said: dict[str, Any], one: Any) -> dict[str, Cell]:
    return {
        "seq": number,
        "congress": said["congress"]["name"],
        "code": said["code"],
        "kind": KIND_WORDS[one.kind],
        "title": one.title,
        "campaign": said["campaign"]["name"] if said["campaign"] else "年度监督计划",
        "units": "、".join(unit["name"] for unit in said["units"]),
        "led_by": one.led_by,
        "planned_on": said["planned_on"],
        "held_on": one.held_on,
        "state": STATE_WORDS[one.state],
        "opinions": said["opinions"],
        "settled": said["opinions_settled"],
        "result": one.result,
        "quantities": "；".join(Quantity(**q).said for q in one.quantities),
    }
