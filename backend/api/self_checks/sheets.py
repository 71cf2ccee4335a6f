"""The ledger of self-checks as a workbook in the office's layout."""

from typing import Any

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.self_checks.asking import SelfCheckQuery
from backend.api.self_checks.telling import rows
from backend.domain.access import Permission
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.queries import SelfCheckFilters
from backend.domain.features.self_checks.rules import SelfCheckState
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Invalid
from backend.domain.kit.sheets import Cell, CellKind, Column
from backend.settings import settings

router = APIRouter(prefix="/self-checks", tags=["self-checks"])

MOST = 20_000
S = SelfCheckState
STATES: dict[SelfCheckState, str] = {
    S.asked: "待报送",
    S.filed: "待审核",
    S.returned: "退回重报",
    S.reviewed: "已办结",
    S.withdrawn: "已撤回",
}
COLUMNS = (
    Column("seq", "序号", kind=CellKind.whole, width=6),
    Column("congress", "人大", width=14),
    Column("campaign", "联动监督", width=24),
    Column("unit", "单位", width=26),
    Column("due_on", "报送期限", kind=CellKind.day, width=12),
    Column("filed_on", "报送时间", kind=CellKind.day, width=12),
    Column("state", "环节", width=10),
    Column("late", "逾期天数", kind=CellKind.whole, width=10),
    Column("rows", "自查问题", kind=CellKind.whole, width=10),
    Column("taken", "列入清单", kind=CellKind.whole, width=10),
    Column("matched", "与清单相同", kind=CellKind.whole, width=12),
    Column("declined", "不列入", kind=CellKind.whole, width=10),
    Column("waiting", "待审核", kind=CellKind.whole, width=10),
)


class TooManySelfChecks(Invalid):
    message = f"一次最多导出 {MOST} 行，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.self_checks_read,
        TooManySelfChecks,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_self_checks(call: CallDep, query: Asked[SelfCheckQuery]) -> Response:
    """Write the ledger, filtered as on screen, as a workbook."""
    with call.reporting() as (session, actor):
        filters = SelfCheckFilters(**dict(query))
        read = queries.all_rows(session, actor, filters, most=MOST, today=call.today)
        if len(read) > MOST:
            raise TooManySelfChecks()
        said = rows(session, actor, read, call.today)
    day = call.today
    content = book(
        sheet="自查自纠台账",
        title="部门自查自纠台账",
        note=f"填报单位：{actor.organ}        填报日期：{day.year}年{day.month}月{day.day}日",
        columns=COLUMNS,
        rows=[_cells(number, row) for number, row in enumerate(said, 1)],
    )
    return download(content, f"部门自查自纠台账{day.isoformat()}.xlsx")


def _cells(number: int, row: dict[str, Any]) -> list[Cell]:
    filed = row["filed_at"]
    overdue = -row["days_left"] if row["days_left"] is not None and row["days_left"] < 0 else None
    said: dict[str, Cell] = {
        "seq": number,
        "congress": row["congress"]["name"],
        "campaign": row["campaign"]["name"],
        "unit": row["unit"]["name"],
        "due_on": row["due_on"],
        "filed_on": today_of(filed, settings.time_zone) if filed else None,
        "state": STATES[row["state"]],
        "late": row["late_days"] or overdue,
        **(row["counts"] or {}),
    }
    return [said.get(column.key) for column in COLUMNS]
