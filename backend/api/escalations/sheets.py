"""The ledger of escalations as a workbook."""

from typing import Any

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.escalations.asking import EscalationListed
from backend.api.imports.books import XLSX, book, download
from backend.domain.access import Permission
from backend.domain.features.escalations import queries
from backend.domain.features.escalations.queries import EscalationFilters
from backend.domain.features.escalations.rules import label
from backend.domain.kit.errors import Invalid
from backend.domain.kit.paging import Window
from backend.domain.kit.sheets import Cell, Column

router = APIRouter(prefix="/escalations", tags=["escalations"])

MOST = 5_000
COLUMNS = (
    Column("seq", "序号", width=6),
    Column("congress", "哪里上报", width=14),
    Column("code", "编号", width=20),
    Column("field", "领域", width=18),
    Column("words", "问题描述", width=40),
    Column("reason", "为什么本级解决不了", width=40),
    Column("unit", "责任单位", width=18),
    Column("signed_by", "签批人", width=10),
    Column("asked_on", "上报日期", width=12),
    Column("answer_by", "答复期限", width=12),
    Column("group", "归并", width=18),
    Column("handler", "承办单位", width=18),
    Column("state", "环节", width=12),
    Column("answer", "答复", width=40),
)


class EscalationsTooMany(Invalid):
    message = f"一次最多导出 {MOST} 件，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.escalations_read,
        EscalationsTooMany,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_escalations(call: CallDep, query: Asked[EscalationListed]) -> Response:
    """Write the ledger, filtered as on screen, as a workbook."""
    with call.reporting() as (session, actor):
        filters = EscalationFilters(**query.model_dump())
        page = queries.escalations(session, actor, filters, Window(MOST + 1), today=call.today)
    if len(page.items) > MOST:
        raise EscalationsTooMany()
    rows = [_row(read, place) for place, read in enumerate(page.items, 1)]
    organ, day = actor.organ, call.today
    return download(
        book(
            sheet="上报问题",
            title="上报问题台账",
            note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
            columns=COLUMNS,
            rows=[[row[column.key] for column in COLUMNS] for row in rows],
        ),
        f"上报问题台账{day.isoformat()}.xlsx",
    )


def _row(read: dict[str, Any], place: int) -> dict[str, Cell]:
    return {
        **read,
        "seq": place,
        "congress": read["congress_name"],
        "asked_on": read["created_at"].date(),
        "group": read["bundle_title"],
        "handler": read["handler_name"],
        "state": label(read["state"]),
    }
