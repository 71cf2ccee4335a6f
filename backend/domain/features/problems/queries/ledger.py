"""The ledger: rows, sorts, pages."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.domain.access import Actor
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.problems.queries.filters import (
    ProblemFilters,
    ProblemSort,
    begun,
    filtered,
)
from backend.domain.features.problems.queries.seeing import P
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

UNIT: Any = func.coalesce(col(Unit.name), P.unit_words, "")
"""The responsible unit's name, as it is known or as it is written."""
ROW: tuple[Any, ...] = (
    P.id,
    P.campaign_id,
    P.field_id,
    P.aspect_id,
    P.number,
    P.year,
    P.words,
    P.place_words,
    P.source,
    P.respondent_type,
    P.press_by,
    P.state,
    P.holder,
    P.found_on,
    P.due_on,
    P.done_on,
    P.measure,
    P.remark,
    P.result,
    P.verified_on_site_at,
    P.signed_off_at,
    P.looked_back_at,
    P.reopen_reason,
    P.round,
    P.reopened,
    P.time_asked,
    P.unit_words,
    P.held_from,
    P.escalated_at,
    P.carried,
    P.former_of,
    P.created_at,
    P.updated_at,
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Congress.level).label("congress_level"),
    col(Division.name).label("division_name"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)
HANDLER: Any = (
    select(col(Assignment.handler))
    .where(
        col(Assignment.about_id) == P.id,
        col(Assignment.role) == AssignmentRole.lead,
        col(Assignment.state) != AssignmentState.withdrawn,
    )
    .order_by(col(Assignment.created_at).desc())
    .limit(1)
    .scalar_subquery()
)
"""Who handles it in the unit that has it."""

_SORTS: dict[ProblemSort, tuple[list[Any], bool]] = {
    ProblemSort.number: ([P.year, P.number, P.id], False),
    ProblemSort.newest: ([P.created_at, P.id], True),
    ProblemSort.due: ([P.due_on, P.id], False),
    ProblemSort.updated: ([P.updated_at, P.id], True),
    ProblemSort.unit: ([UNIT, P.year, P.number, P.id], False),
}


def problems(
    session: Session, actor: Actor, filters: ProblemFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS."""
    keys, falling = _SORTS[filters.sort]
    statement = _joined(filtered(session, begun(actor, filters, *ROW), filters, today=today))
    page = page_of(session, statement, window, keys=keys, descending=falling)
    rows = [_row(row) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def _row(read: Any) -> dict[str, Any]:
    """Return a row by ROW_KEYS; one that stayed with its campaign leads to the problem itself."""
    row = dict(zip(ROW_KEYS, read, strict=True))
    return {**row, "id": row["former_of"] or row["id"]}


def every(
    session: Session,
    actor: Actor,
    filters: ProblemFilters,
    *,
    field_id: UUID | None = None,
    most: int | None = None,
    today: date,
) -> Iterator[dict[str, Any]]:
    """Give all ledger rows (of one field, so many) in the order asked, a few held at a time."""
    statement = _joined(
        filtered(session, begun(actor, filters, *ROW, HANDLER), filters, today=today)
    )
    if field_id is not None:
        statement = statement.where(P.field_id == field_id)
    keys, falling = _SORTS[filters.sort]
    statement = statement.order_by(*(key.desc() if falling else key for key in keys))
    streamed = session.execute(statement.limit(most), execution_options={"yield_per": 500})
    with streamed:
        for row in streamed:
            yield {**_row(row[:-1]), "handler": row[-1]}


def _joined(statement: Select[Any]) -> Select[Any]:
    return (
        statement.join(Congress, col(Congress.id) == P.congress_id)
        .outerjoin(Division, col(Division.id) == P.division_id)
        .outerjoin(Unit, col(Unit.id) == P.unit_id)
    )
