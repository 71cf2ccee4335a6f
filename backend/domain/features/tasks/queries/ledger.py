"""The ledger of tasks: sorts and pages; and the plans."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlmodel import Session, col

from backend.domain.access import Actor
from backend.domain.features.tasks.queries.filters import TaskFilters, TaskOrder, filtered
from backend.domain.features.tasks.queries.seeing import L, T, plans_visible_to, visible_to
from backend.domain.features.tasks.tables import Plan
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

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
