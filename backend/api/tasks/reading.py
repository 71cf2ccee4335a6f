"""Reading tasks: the ledger, its figures, the board, one task, its timeline."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, asks, json
from backend.api.tasks import figures
from backend.api.tasks.asking import BoardQuery, TaskLedger, TaskListed, TaskQuery
from backend.api.tasks.shapes import BoardOut, TaskEntry, TaskFigures, TaskOut, TaskRow
from backend.api.tasks.telling import one, rows
from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.features.tasks import queries
from backend.domain.features.tasks.queries import BoardColumn, BoardColumns, TaskFilters
from backend.domain.features.tasks.rules import TaskState, label
from backend.domain.features.tasks.tables import Task
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/tasks", tags=["tasks"])

_PAGE = TypeAdapter(Page[TaskRow])
_ONE = TypeAdapter(TaskOut)
_BOARD = TypeAdapter(BoardOut)
P = Permission


def filters_of(asked: TaskQuery) -> TaskFilters:
    """Return the filters asked."""
    left_out = {"limit", "after", "count", "by"}
    return TaskFilters(**{name: value for name, value in asked if name not in left_out})


@router.get("", response_model=Page[TaskRow], **asks(P.tasks_read, CursorUnreadable))
def list_tasks(call: CallDep, query: Asked[TaskLedger]) -> Response:
    """List the tasks you may see."""
    with call.reading() as (session, actor):
        page = queries.tasks(session, actor, filters_of(query), query.window, today=call.today)
        return json(_PAGE, call.page(session, page, rows(session, page.items, call.today)))


@router.get("/summary", response_model=TaskFigures, **asks(P.tasks_read))
def get_task_summary(call: CallDep, query: Asked[TaskQuery]) -> object:
    """Count the tasks you may see; each figure says which filters list its rows.

    Light and `counted_as` are what the figures narrow by, so they are not filters here.
    """
    with call.reporting() as (session, actor):
        [(_, counts)] = queries.tally(session, actor, filters_of(query), today=call.today)
        return figures.figures(counts, figures.where(query))


@router.get("/board", response_model=BoardOut, **asks(P.tasks_read))
def get_task_board(call: CallDep, query: Asked[BoardQuery]) -> Response:
    """Show the tasks as cards, in columns by state, aspect or leading owner."""
    with call.reporting() as (session, actor):
        filters = filters_of(query)
        columns = queries.board(session, actor, filters, query.by, today=call.today)
        plain = filters_of(TaskListed(**query.model_dump(include={"plan_id", "congress_id"})))
        aspects = queries.aspects(session, actor, plain, today=call.today)
        listed = _in_order(columns, query.by, aspects)
        said = [_column(session, call, query, column) for column in listed]
        return json(_BOARD, {"by": query.by, "columns": said, "aspects": aspects})


def _in_order(
    columns: list[BoardColumn], by: BoardColumns, aspects: list[str]
) -> list[BoardColumn]:
    """Return states as life goes, aspects as the plan has them, the busiest owners first."""
    match by:
        case BoardColumns.state:
            order = list(TaskState)
            return sorted(columns, key=lambda c: order.index(c.key[0]))
        case BoardColumns.aspect:
            return sorted(
                columns, key=lambda c: aspects.index(c.key[0]) if c.key[0] else len(aspects)
            )
        case BoardColumns.owner:
            return sorted(columns, key=lambda c: (-c.count, c.rows[0]["number"]))


def _column(session: Session, call: Call, query: BoardQuery, column: BoardColumn) -> dict[str, Any]:
    asked = TaskListed(**query.model_dump(exclude={"by"}, exclude_unset=True))
    first = column.rows[0]
    narrowed: dict[str, object]
    match query.by:
        case BoardColumns.state:
            name, narrowed = label(column.key[0]), {"state": [column.key[0].value]}
        case BoardColumns.aspect:
            name, narrowed = column.key[0] or "没有写方面", {"aspect": column.key[0]}
        case BoardColumns.owner:
            name = first["unit_name"] or first["lead_words"]
            unit = str(column.key[0]) if column.key[0] else None
            narrowed = {"unit_id": unit, "owner": None if unit else column.key[1]}
    where = figures.where(asked, **narrowed)
    return {
        "key": "/".join(str(part) for part in column.key if part) or "none",
        "name": name,
        "where": where,
        "count": column.count,
        "figures": figures.figures(column.counts, where),
        "items": rows(session, column.rows, call.today),
    }


@router.get("/{task_id}", response_model=TaskOut, **asks(P.tasks_read, NotFound))
def get_task(call: CallDep, task_id: UUID) -> Response:
    """Show one task."""
    with call.reading() as (session, actor):
        return task_out(call, session, actor, queries.task(session, actor, task_id))


@router.get("/{task_id}/timeline", response_model=list[TaskEntry], **asks(P.tasks_read, NotFound))
def list_task_timeline(call: CallDep, task_id: UUID) -> object:
    """Show what happened to a task, the latest first."""
    with call.reading() as (session, actor):
        queries.task(session, actor, task_id)
        papers = {str(f.id): f for f in files.of_matter(session, task_id)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, task_id)
        ]


def task_out(call: Call, session: Session, actor: Actor, task: Task) -> Response:
    """Answer with one task as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, task, call.today), version=task.version)
