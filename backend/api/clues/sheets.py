"""The ledger of clues as a workbook."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.clues.reading import ClueQuery
from backend.api.clues.telling import row
from backend.domain.access import Permission
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import ClueFilters
from backend.domain.features.clues.rules.words import CATEGORIES, LIGHTS, SOURCES, STATES
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Invalid
from backend.domain.kit.paging import Window
from backend.outside.spreadsheets import ColumnWritten, RowWritten, write

router = APIRouter(prefix="/clues", tags=["clues"])

MOST = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    ColumnWritten("序号", 6, middle=True),
    ColumnWritten("编号", 18, middle=True),
    ColumnWritten("问题", 44),
    ColumnWritten("类别", 10, middle=True),
    ColumnWritten("来源", 10, middle=True),
    ColumnWritten("地点", 22),
    ColumnWritten("所属人大", 14, middle=True),
    ColumnWritten("主办单位", 24),
    ColumnWritten("环节", 10, middle=True),
    ColumnWritten("在谁手里", 24),
    ColumnWritten("期限", 12, day=True),
    ColumnWritten("状态", 8, middle=True),
    ColumnWritten("反映日期", 12, day=True),
    ColumnWritten("销号日期", 12, day=True),
)


class TooManyRows(Invalid):
    message = f"一次最多导出 {MOST} 条，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.clues_read,
        TooManyRows,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_clues(call: CallDep, query: Asked[ClueQuery]) -> Response:
    """Write the ledger, filtered and sorted as on screen, as a workbook."""
    filters = ClueFilters(**query.narrowed())
    read: list[dict[str, Any]] = []
    with call.reporting() as (session, actor):
        after = None
        while True:
            page = queries.clues(session, actor, filters, Window(200, after), today=call.today)
            read += [row(one, call.today) for one in page.items]
            if len(read) > MOST:
                raise TooManyRows()
            if page.next is None:
                break
            after = page.next
        organ = actor.organ
    content = write(
        sheet="问题线索",
        title="问题线索台账",
        note=f"导出单位：{organ}    导出日期：{call.today.isoformat()}    共 {len(read)} 件",
        columns=COLUMNS,
        rows=(RowWritten(_cells(i, one)) for i, one in enumerate(read, 1)),
    )
    name = quote(f"问题线索台账{call.today.isoformat()}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=XLSX, headers=headers)


def _cells(number: int, one: dict[str, Any]) -> list[Any]:
    ended = one["signed_off_at"]
    return [
        number,
        one["code"],
        one["title"],
        CATEGORIES[one["category"]],
        SOURCES[one["source"]],
        one["place"],
        one["congress"]["name"],
        one["unit"]["name"] if one["unit"] else None,
        STATES[one["state"]],
        one["holder"]["name"],
        one["due_on"],
        LIGHTS[one["light"]],
        today_of(one["created_at"]),
        today_of(ended) if ended else None,
    ]
