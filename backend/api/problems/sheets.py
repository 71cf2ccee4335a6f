"""The problem list as a workbook in the office's layout; brought in again it changes nothing."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.problems.asking import ProblemListed
from backend.api.problems.reading import filters_of
from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import Counts, P, ProblemFilters
from backend.domain.features.problems.rules import label
from backend.domain.features.problems.rules.sheet import COLUMNS
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.sheets import Cell, Column

router = APIRouter(prefix="/problems", tags=["problems"])

MOST = 20_000
_COUNTY = Column("congress", "县区", width=12)


class TooManyProblems(Invalid):
    message = f"一次最多导出 {MOST} 个问题，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.problems_read,
        NotFound,
        TooManyProblems,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_problems(call: CallDep, query: Asked[ProblemListed]) -> Response:
    """Write the list, filtered as on screen, as a workbook that can be brought in again."""
    with call.reporting() as (session, actor):
        filters = filters_of(session, actor, query)
        [(_, counts)] = queries.tally(session, actor, filters, today=call.today)
        rows = _rows(call, session, actor, filters)
        title = _title(session, actor, query)
    organ, day = actor.organ, call.today
    return download(
        book(
            sheet="问题清单",
            title=title,
            note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
            columns=(columns := _columns(rows)),
            rows=[[row[column.key] for column in columns] for row in rows],
            totals=_totals(counts, columns),
        ),
        f"{title}{day.isoformat()}.xlsx",
    )


def _title(session: Session, actor: Actor, query: ProblemListed) -> str:
    if query.campaign_id is None:
        return "问题清单"
    return f"{campaigns.campaign(session, actor, query.campaign_id).title}问题清单"


def _rows(
    call: Call, session: Session, actor: Actor, filters: ProblemFilters
) -> list[dict[str, Cell]]:
    """Return the rows field by field in the campaign's order, numbered from 1."""
    groups = queries.tally(session, actor, filters, P.field_id, P.aspect_id, today=call.today)
    layout = campaigns.layout(
        session, {f for (f, _), _ in groups}, {a for (_, a), _ in groups if a}
    )
    found: list[dict[str, Cell]] = []
    for spot in layout.fields:
        read = queries.rows_of_field(session, actor, filters, spot.id, today=call.today)
        for row in read:
            aspect = layout.aspects[row["aspect_id"]][1] if row["aspect_id"] else None
            found.append(_row(row, len(found) + 1, spot.name, aspect))
        if len(found) > MOST:
            raise TooManyProblems()
    return found


def _row(row: dict[str, Any], number: int, field: str, aspect: str | None) -> dict[str, Cell]:
    return {
        **row,
        "seq": number,
        "field": field,
        "aspect": aspect,
        "source": label(row["source"]) if row["source"] else None,
        "unit": row["unit_name"] or row["unit_words"],
        "due_on": None if row["due_on"] == NEVER else row["due_on"],
        "state": label(row["state"]),
        "place": row["place_words"],
        "congress": row["congress_name"],
        "id": str(row["id"]),
    }


def _columns(rows: Sequence[dict[str, Cell]]) -> tuple[Column, ...]:
    """Return the columns; whose a problem is stands before the last, where there are several."""
    several = len({row["congress"] for row in rows}) > 1
    return (*COLUMNS[:-1], _COUNTY, COLUMNS[-1]) if several else COLUMNS


def _totals(counts: Counts, columns: Sequence[Column]) -> list[Cell]:
    said = f"{counts.problems}个问题，已整改完成{counts.rectified}个"
    rate = f"，占比{counts.rate}%" if counts.rate else ""
    cells: dict[str, Cell] = {"seq": "合计", "words": said + rate}
    return [cells.get(column.key) for column in columns]
