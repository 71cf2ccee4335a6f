"""The coverage points as a workbook; brought in again it changes nothing."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.campaigns.coverage import ALL
from backend.api.campaigns.coverage_shapes import PointQuery
from backend.api.imports.books import XLSX, book, download
from backend.domain.access import Permission
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.queries import PointFilters
from backend.domain.features.campaigns.rules import POINT_WORDS
from backend.domain.features.campaigns.rules.covering import COLUMNS
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.sheets import Cell, Column

router = APIRouter(prefix="/campaigns", tags=["campaigns"])

MOST = 20_000
_COUNTY = Column("congress", "县区", width=12)


class TooManyPoints(Invalid):
    message = f"一次最多导出 {MOST} 个点位，请先用筛选缩小范围。"


@router.get(
    f"{ALL}/export.xlsx",
    response_class=Response,
    **asks(
        Permission.campaigns_read,
        NotFound,
        TooManyPoints,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_coverage_points(call: CallDep, campaign_id: UUID, query: Asked[PointQuery]) -> Response:
    """Write the points, filtered as on screen, as a workbook that can be brought in again."""
    with call.reporting() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        filters = PointFilters(**query.model_dump())
        read = queries.all_points(session, actor, found.id, filters, MOST + 1)
        if len(read) > MOST:
            raise TooManyPoints()
        rows = [_row(number, *one) for number, one in enumerate(read, 1)]
        title = f"{found.title}覆盖点位"
    several = len({row["congress"] for row in rows}) > 1
    columns = (*COLUMNS, _COUNTY) if several else COLUMNS
    visited = sum(row["visited_on"] is not None for row in rows)
    totals: dict[str, Cell] = {"seq": "合计", "name": f"{len(rows)}个，已走访{visited}个"}
    day = call.today
    content = book(
        sheet="覆盖点位",
        title=title,
        note=f"填报单位：{actor.organ}        填报日期：{day.year}年{day.month}月{day.day}日",
        columns=columns,
        rows=[[row[column.key] for column in columns] for row in rows],
        totals=[totals.get(column.key) for column in columns],
    )
    return download(content, f"{title}{day.isoformat()}.xlsx")


def _row(
    number: int, point: Any, _: UUID, congress: str, division: str | None, visit: Any
) -> dict[str, Cell]:
    return {
        "seq": number,
        "kind": POINT_WORDS[point.kind][0],
        "name": point.name,
        "place": point.place_words or division,
        "longitude": point.longitude,
        "latitude": point.latitude,
        "visited_on": point.visited_on,
        "visited_by": visit.visited_by if visit else None,
        "note": visit.note if visit else None,
        "congress": congress,
    }
