"""The task list as a workbook in the office's layout; brought in again it changes nothing."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Asked, CallDep, asks
from backend.api.imports.books import XLSX, book, download
from backend.api.tasks.asking import TaskListed
from backend.api.tasks.reading import filters_of
from backend.domain.access import Actor, Permission
from backend.domain.features.tasks import queries
from backend.domain.features.tasks.rules import Counts, Deadline, label
from backend.domain.features.tasks.rules.sheet import COLUMNS
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.sheets import Cell, Column

router = APIRouter(prefix="/tasks", tags=["tasks"])

MOST = 20_000
_PLAN = Column("plan", "任务清单", width=24, merged=True)
_COUNTY = Column("congress", "县区", width=12)


class TooManyTasks(Invalid):
    message = f"一次最多导出 {MOST} 项任务，请先用筛选缩小范围。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.tasks_read,
        NotFound,
        TooManyTasks,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_tasks(call: CallDep, query: Asked[TaskListed]) -> Response:
    """Write the tasks, filtered as on screen, as a workbook that can be brought in again."""
    with call.reporting() as (session, actor):
        filters = filters_of(query)
        [(_, counts)] = queries.tally(session, actor, filters, today=call.today)
        read = queries.rows_of(session, actor, filters, today=call.today, limit=MOST + 1)
        if len(read) > MOST:
            raise TooManyTasks()
        owners = queries.owners(session, [row["id"] for row in read])
        rows = [_row(row, [o.name for o in owners[row["id"]][1:]]) for row in read]
        title = _title(session, actor, query)
    organ, day = actor.organ, call.today
    columns = _columns(rows)
    return download(
        book(
            sheet="任务清单",
            title=title,
            note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
            columns=columns,
            rows=[[row[column.key] for column in columns] for row in rows],
            totals=_totals(counts, columns),
        ),
        f"{title}{day.isoformat()}.xlsx",
    )


def _title(session: Session, actor: Actor, query: TaskListed) -> str:
    if len(query.plan_id) != 1:
        return "任务清单"
    return queries.plan(session, actor, query.plan_id[0]).title


def _row(row: dict[str, Any], joint: Sequence[str]) -> dict[str, Cell]:
    return {
        **row,
        "plan": row["plan_title"],
        "owners": row["unit_name"] or row["lead_words"],
        "joint": "、".join(joint) or None,
        "due": Deadline(row["due_on"], row["long_term"]).said() or None,
        "state": label(row["state"]),
        "congress": row["congress_name"],
        "id": str(row["id"]),
    }


def _columns(rows: Sequence[dict[str, Cell]]) -> tuple[Column, ...]:
    """Return the columns; which plan and whose it is stand before the last, where it differs."""
    more = [column for column in (_PLAN, _COUNTY) if len({row[column.key] for row in rows}) > 1]
    return (*COLUMNS[:-1], *more, COLUMNS[-1])


def _totals(counts: Counts, columns: Sequence[Column]) -> list[Cell]:
    said = f"{counts.tasks}项任务：有时限{counts.dated}项，长期坚持{counts.long_term}项"
    rate = f"；有时限的已确认完成{counts.done}项，占{counts.rate}%" if counts.rate else ""
    cells: dict[str, Cell] = {"number": "合计", "words": said + rate}
    return [cells.get(column.key) for column in columns]
