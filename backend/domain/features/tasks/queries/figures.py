"""What there is to count, in one pass; and the board, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.tasks.queries.filters import TaskFilters, counted, filtered, lit
from backend.domain.features.tasks.queries.ledger import ROW, ROW_KEYS, joined
from backend.domain.features.tasks.queries.seeing import T, visible_to
from backend.domain.features.tasks.rules import Counts, TaskCountedAs, TaskState
from backend.domain.kit.calendar import Light

CARDS = 30
"""Cards that a column of the board shows; the ledger shows the rest."""


class BoardColumns(StrEnum):
    """What the columns of the board are."""

    state = "state"
    aspect = "aspect"
    owner = "owner"


_BY: dict[BoardColumns, tuple[Any, ...]] = {
    BoardColumns.state: (T.state,),
    BoardColumns.aspect: (T.aspect,),
    BoardColumns.owner: (T.lead_unit_id, T.lead_words),
}


@dataclass(frozen=True)
class BoardColumn:
    """One column: its key, its counts, how many cards there are, and the first of them."""

    key: tuple[Any, ...]
    counts: Counts
    count: int
    rows: Sequence[dict[str, Any]]


def tally(
    session: Session, actor: Actor, filters: TaskFilters, *by: Any, today: date
) -> list[tuple[tuple[Any, ...], Counts]]:
    """Return the counts of each group of rows; without columns to group by, of all of them."""
    sums = [
        *(_sum(counted(what, today)) for what in _COUNTED),
        _sum((T.pressed > 0) & (T.state != TaskState.withdrawn)),
        *(_sum(lit(light, today)) for light in (Light.on_time, Light.due_soon, Light.overdue)),
    ]
    statement = filtered(
        session, visible_to(actor, *by, *sums, shared=filters.shared), filters, today=today
    )
    rows = session.execute(statement.group_by(*by) if by else statement).all()
    width = len(by)
    return [(tuple(row[:width]), Counts(*(int(n or 0) for n in row[width:]))) for row in rows]


_COUNTED = (
    TaskCountedAs.task,
    TaskCountedAs.dated,
    TaskCountedAs.done,
    TaskCountedAs.reported,
    TaskCountedAs.open,
    TaskCountedAs.long_term,
    TaskCountedAs.long_term_told,
)
"""In the order of `Counts`."""


def board(
    session: Session, actor: Actor, filters: TaskFilters, by: BoardColumns, *, today: date
) -> list[BoardColumn]:
    """Return the columns with their first cards, the late and the soonest due first."""
    keys = _BY[by]
    counts = dict(tally(session, actor, filters, *keys, today=today))
    place = func.row_number().over(partition_by=keys, order_by=[T.due_on, T.number, T.id])
    total = func.count().over(partition_by=keys)
    read = joined(
        filtered(
            session,
            visible_to(
                actor,
                *ROW,
                *(k.label(f"by_{i}") for i, k in enumerate(keys)),
                place,
                total,
                shared=filters.shared,
            ),
            filters,
            today=today,
        )
    )
    ranked = read.subquery()
    columns = list(ranked.c)
    found: dict[tuple[Any, ...], list[Any]] = {}
    width = len(ROW)
    for row in session.execute(
        select(ranked).where(columns[-2] <= CARDS).order_by(columns[-2], columns[0])  # type: ignore[call-overload]
    ):
        found.setdefault(tuple(row[width:-2]), []).append(row)
    return [
        BoardColumn(
            key,
            counts[key],
            int(rows[0][-1]),
            [dict(zip(ROW_KEYS, row[:width], strict=True)) for row in rows],
        )
        for key, rows in found.items()
    ]


def aspects(session: Session, actor: Actor, filters: TaskFilters, *, today: date) -> list[str]:
    """Return the aspects of the tasks a filter finds, in the order of their first tasks."""
    first = func.min(T.number)
    statement = filtered(
        session, visible_to(actor, T.aspect, first, shared=filters.shared), filters, today=today
    )
    named = statement.where(T.aspect.is_not(None)).group_by(T.aspect).order_by(first, T.aspect)
    return [aspect for aspect, _ in session.execute(named)]


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))
