"""Supervision tasks (监督任务): who must do what by when, over all that was handed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Select, cast, null
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.assignments.queries import visible_to
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.search.queries import holding
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C
from backend.domain.features.escalations import queries as escalations
from backend.domain.features.escalations.queries import E
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.tasks import queries as plans
from backend.domain.features.tasks.queries import T
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

A: Any = Assignment
SOON = timedelta(days=3)


class TaskSort(StrEnum):
    """How the list is ordered; the id breaks ties."""

    due = "due"
    newest = "newest"
    updated = "updated"


@dataclass(frozen=True)
class TaskFilters:
    """Nothing set shows all one may see."""

    unit_id: UUID | None = None
    congress_id: UUID | None = None
    state: Sequence[AssignmentState] = ()
    role: AssignmentRole | None = None
    word: str | None = None
    light: Light | None = None
    pressed: bool | None = None
    updated_since: datetime | None = None
    q: str | None = None
    sort: TaskSort = TaskSort.due


COLUMNS: tuple[Any, ...] = (
    A.id,
    A.about_word.label("word"),
    A.about_id,
    A.title,
    A.role,
    A.state,
    A.round,
    A.accept_by,
    A.due_on,
    A.signed_by,
    A.handler,
    A.accepted_at,
    A.finished_at,
    A.pressed,
    A.created_at,
    A.updated_at,
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Congress.level).label("level"),
)
KEYS: tuple[str, ...] = tuple(column.key for column in COLUMNS)

_SORTS: dict[TaskSort, tuple[Any, bool]] = {
    TaskSort.due: (A.due_on, False),
    TaskSort.newest: (A.created_at, True),
    TaskSort.updated: (A.updated_at, True),
}

NUMBERS: dict[str, Callable[[Actor, Sequence[UUID]], Select[Any]]] = {
    "clues": lambda actor, ids: clues.visible_to(actor, C.id, C.year, C.number).where(
        C.id.in_(ids)
    ),
    "problems": lambda actor, ids: problems.visible_to(actor, P.id, P.year, P.number).where(
        P.id.in_(ids)
    ),
    "tasks": lambda actor, ids: plans.visible_to(actor, T.id, T.year, T.number).where(
        T.id.in_(ids)
    ),
    "escalations": lambda actor, ids: escalations.visible_to(
        actor, E.id, cast(null(), Integer).label("year"), cast(null(), Integer).label("number")
    ).where(E.id.in_(ids)),
}
"""For each word that units are given: id, year and number of what one may see."""


def tasks(
    session: Session, actor: Actor, filters: TaskFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of tasks, each a dict by KEYS with the matter's `year` and `number`."""
    statement = (
        visible_to(actor)
        .with_only_columns(*COLUMNS)
        .join(Unit, col(Unit.id) == A.unit_id)
        .join(Congress, col(Congress.scope) == A.scope)
        .where(*_conditions(filters, today))
    )
    found = holding(session, filters.q) if filters.q else None
    if found is not None:
        statement = statement.where(A.about_id.in_(found))
    key, falling = _SORTS[filters.sort]
    page = page_of(session, statement, window, keys=[key, A.id], descending=falling)
    rows = [dict(zip(KEYS, row, strict=True)) for row in page.items]
    _number(session, actor, rows)
    return PageOf(rows, page.next, page.previous, page.count)


def _conditions(filters: TaskFilters, today: date) -> list[Any]:
    found: list[Any] = [
        column == value
        for column, value in (
            (A.unit_id, filters.unit_id),
            (A.role, filters.role),
            (A.about_word, filters.word),
        )
        if value is not None
    ]
    if filters.state:
        found.append(A.state.in_(filters.state))
    if filters.congress_id is not None:
        scope = select(Congress.scope).where(Congress.id == filters.congress_id)
        found.append(A.scope == scope.scalar_subquery())
    if filters.pressed is not None:
        found.append(A.pressed > 0 if filters.pressed else A.pressed == 0)
    if filters.updated_since is not None:
        found.append(A.updated_at >= filters.updated_since)
    if filters.light is not None:
        found.append(_light(filters.light, today))
    return found


def _light(light: Light, today: date) -> Any:
    match light:
        case Light.done:
            return A.state.not_in(OPEN)
        case Light.overdue:
            return A.state.in_(OPEN) & (A.due_on < today)
        case Light.due_soon:
            return A.state.in_(OPEN) & A.due_on.between(today, today + SOON)
        case Light.on_time:
            return A.state.in_(OPEN) & (A.due_on > today + SOON)


def _number(session: Session, actor: Actor, rows: list[dict[str, Any]]) -> None:
    known: dict[UUID, tuple[int, int]] = {}
    for word, numbered in NUMBERS.items():
        ids = [row["about_id"] for row in rows if row["word"] == word]
        if ids:
            found = session.execute(numbered(actor, ids))
            known |= {one: (year, number) for one, year, number in found}
    for row in rows:
        row["year"], row["number"] = known.get(row["about_id"], (None, None))
