"""The ledger of tasks: filters, sorts, pages; and the plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.search.queries import holding
from backend.domain.features.tasks.queries.seeing import L, O, T, plans_visible_to, visible_to
from backend.domain.features.tasks.rules import OPEN, STILL, TaskCountedAs, TaskHolder, TaskState
from backend.domain.features.tasks.tables import Plan
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

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


ROW: tuple[Any, ...] = (
    T.id,
    T.plan_id,
    T.number,
    T.year,
    T.aspect,
    T.words,
    T.source,
    T.lead_words,
    T.leader,
    T.long_term,
    T.due_on,
    T.evidence,
    T.remark,
    T.state,
    T.holder,
    T.progress,
    T.progress_at,
    T.pressed,
    T.pressed_at,
    T.sent_back,
    T.confirmed_at,
    T.created_at,
    T.updated_at,
    col(Plan.title).label("plan_title"),
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Congress.level).label("congress_level"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)

SORTS: dict[TaskOrder, tuple[list[Any], bool]] = {
    TaskOrder.number: ([T.year, T.plan_id, T.number, T.id], False),
    TaskOrder.due: ([T.due_on, T.id], False),
    TaskOrder.newest: ([T.created_at, T.id], True),
    TaskOrder.updated: ([T.updated_at, T.id], True),
}


def tasks(
    session: Session, actor: Actor, filters: TaskFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS."""
    keys, falling = SORTS[filters.sort]
    statement = joined(
        filtered(session, visible_to(actor, *ROW, shared=filters.shared), filters, today=today)
    )
    page = page_of(session, statement, window, keys=keys, descending=falling)
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def rows_of(
    session: Session, actor: Actor, filters: TaskFilters, *, today: date, limit: int
) -> list[dict[str, Any]]:
    """Return ledger rows in the order of the plan, for a workbook."""
    statement = joined(
        filtered(session, visible_to(actor, *ROW, shared=filters.shared), filters, today=today)
    )
    ordered = statement.order_by(*SORTS[TaskOrder.number][0]).limit(limit)
    return [dict(zip(ROW_KEYS, row, strict=True)) for row in session.execute(ordered)]


def joined(statement: Select[Any]) -> Select[Any]:
    return (
        statement.join(Plan, L.id == T.plan_id)
        .join(Congress, col(Congress.id) == T.congress_id)
        .outerjoin(Unit, col(Unit.id) == T.lead_unit_id)
    )


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


def plans(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    year: int | None = None,
    congress_id: UUID | None = None,
    campaign_id: UUID | None = None,
    withdrawn: bool | None = False,
) -> PageOf[Any]:
    """Return a page of (plan, congress's short name), the newest year first."""
    statement = plans_visible_to(actor, Plan, col(Congress.short_name)).join(
        Congress, col(Congress.id) == L.congress_id
    )
    for column, value in (
        (L.year, year),
        (L.congress_id, congress_id),
        (L.campaign_id, campaign_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if withdrawn is not None:
        gone = L.withdrawn_at.is_not(None)
        statement = statement.where(gone if withdrawn else ~gone)
    return page_of(session, statement, window, keys=[L.year, L.id])
