"""What a list of tasks is narrowed to, and what figures count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select
from sqlmodel import Session, select

from backend.domain.engines.search.queries import holding
from backend.domain.features.tasks.queries.seeing import L, O, T
from backend.domain.features.tasks.rules import OPEN, STILL, TaskCountedAs, TaskHolder, TaskState
from backend.domain.kit.calendar import Light

SOON = timedelta(days=3)


class TaskOrder(StrEnum):
    """How a list is ordered; the id breaks ties."""

    number = "number"
    due = "due"
    newest = "newest"
    updated = "updated"


@dataclass(frozen=True)
class TaskFilters:
    """What a list is narrowed to; nothing set shows all one may see."""

    plan_id: Sequence[UUID] = ()
    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    year: int | None = None
    aspect: Sequence[str] = ()
    unit_id: UUID | None = None
    """An owner, leading or not."""
    body_id: UUID | None = None
    """A body of a campaign, leading or not."""
    owner: str | None = None
    """The leading owner's name, where it is no unit known to us."""
    state: Sequence[TaskState] = ()
    holder: TaskHolder | None = None
    light: Light | None = None
    counted_as: TaskCountedAs | None = None
    long_term: bool | None = None
    pressed: bool | None = None
    sent_back: bool | None = None
    due_from: date | None = None
    due_to: date | None = None
    updated_since: datetime | None = None
    q: str | None = None
    sort: TaskOrder = TaskOrder.number

    @property
    def shared(self) -> bool:
        """Whether what a higher congress shares is meant, too: one asks for it by name."""
        return bool(self.plan_id) or self.congress_id is not None


def filtered(
    session: Session, statement: Select[Any], filters: TaskFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over tasks."""
    conditions: list[Any] = []
    for column, listed in (
        (T.plan_id, filters.plan_id),
        (T.aspect, filters.aspect),
        (T.state, filters.state),
    ):
        if listed:
            conditions.append(column.in_(listed))
    for column, value in (
        (T.congress_id, filters.congress_id),
        (T.year, filters.year),
        (T.lead_words, filters.owner),
        (T.holder, filters.holder),
        (T.long_term, filters.long_term),
    ):
        if value is not None:
            conditions.append(column == value)
    for column, yes in ((T.pressed, filters.pressed), (T.sent_back, filters.sent_back)):
        if yes is not None:
            conditions.append(column > 0 if yes else column == 0)
    conditions += _joined_to(filters, today)
    conditions += _dated(filters)
    found = holding(session, filters.q) if filters.q else None
    if found is not None:
        conditions.append(T.id.in_(found))
    return statement.where(*conditions) if conditions else statement


def _joined_to(filters: TaskFilters, today: date) -> list[Any]:
    conditions: list[Any] = []
    if filters.campaign_id is not None:
        conditions.append(T.plan_id.in_(select(L.id).where(L.campaign_id == filters.campaign_id)))
    if filters.unit_id is not None:
        conditions.append(T.id.in_(select(O.task_id).where(O.unit_id == filters.unit_id)))
    if filters.body_id is not None:
        conditions.append(T.id.in_(select(O.task_id).where(O.body_id == filters.body_id)))
    if filters.light is not None:
        conditions.append(lit(filters.light, today))
    if filters.counted_as is not None:
        conditions.append(counted(filters.counted_as, today))
    return conditions


def lit(light: Light, today: date) -> Any:
    """Say of a task that its deadline stands so; what is kept up for long is never late."""
    going = T.state.in_(OPEN) & T.long_term.is_(False)
    match light:
        case Light.done:
            return T.state.in_(STILL)
        case Light.overdue:
            return going & (T.due_on < today)
        case Light.due_soon:
            return going & T.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (T.due_on > today + SOON)


def counted(what: TaskCountedAs, today: date) -> Any:
    """Say of a task that a figure counts it so."""
    valid, dated = T.state != TaskState.withdrawn, T.long_term.is_(False)
    told = T.progress_at >= _start_of(today.year)
    return {
        TaskCountedAs.task: valid,
        TaskCountedAs.dated: valid & dated,
        TaskCountedAs.done: dated & (T.state == TaskState.confirmed),
        TaskCountedAs.reported: dated & (T.state == TaskState.reported_done),
        TaskCountedAs.open: dated & T.state.in_(OPEN),
        TaskCountedAs.long_term: valid & ~dated,
        TaskCountedAs.long_term_told: valid & ~dated & told,
    }[what]


def _start_of(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


def _dated(filters: TaskFilters) -> list[Any]:
    sides = (
        (filters.due_from, T.due_on, True),
        (filters.due_to, T.due_on, False),
        (filters.updated_since, T.updated_at, True),
    )
    return [
        column >= value if lower else column <= value
        for value, column, lower in sides
        if value is not None
    ]
