"""The ledger: filters, sorts, pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, not_, or_, select
from sqlmodel import Session, col

from backend.domain.access import Actor
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.search.queries import holding
from backend.domain.features.problems.queries.seeing import P, visible_to
from backend.domain.features.problems.rules import (
    CountedAs,
    ProblemHolder,
    ProblemSource,
    ProblemState,
)
from backend.domain.features.problems.rules.marks import MARK_OF, Mark
from backend.domain.features.problems.tables import MARKS, RUNS_UNTIL
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

SOON = timedelta(days=3)


class ProblemSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    number = "number"
    newest = "newest"
    due = "due"
    updated = "updated"
    unit = "unit"


@dataclass(frozen=True)
class ProblemFilters:
    """What a list is narrowed to; nothing set shows all one may see.

    `campaign_ids` and `field_ids` name every campaign and field meant, joined ones included;
    empty means none, None means any.
    """

    campaign_ids: Sequence[UUID] | None = None
    field_ids: Sequence[UUID] | None = None
    aspect_ids: Sequence[UUID] | None = None
    state: Sequence[ProblemState] = ()
    source: Sequence[ProblemSource] = ()
    congress_id: UUID | None = None
    within: str | None = None
    """The scope of a congress: its problems, and those of congresses below it."""
    unit_id: UUID | None = None
    holder: ProblemHolder | None = None
    light: Light | None = None
    counted_as: CountedAs | None = None
    time_asked: bool | None = None
    reopened: bool | None = None
    again: bool | None = None
    """Handled more than once."""
    found_from: date | None = None
    found_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    updated_since: datetime | None = None
    q: str | None = None
    only: Sequence[Any] = ()
    """More conditions, as other queries of the room make them."""
    sort: ProblemSort = ProblemSort.number


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


def begun(actor: Actor, filters: ProblemFilters, *columns: Any) -> Select[Any]:
    """Return what a list starts from: of campaigns that are named also what left them."""
    return visible_to(actor, *columns, former=filters.campaign_ids is not None)


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
    today: date,
) -> Iterator[dict[str, Any]]:
    """Give all ledger rows (of one field) in the order asked, a few held at a time."""
    statement = _joined(
        filtered(session, begun(actor, filters, *ROW, HANDLER), filters, today=today)
    )
    if field_id is not None:
        statement = statement.where(P.field_id == field_id)
    keys, falling = _SORTS[filters.sort]
    statement = statement.order_by(*(key.desc() if falling else key for key in keys))
    streamed = session.execute(statement, execution_options={"yield_per": 500})
    for row in streamed:
        yield {**_row(row[:-1]), "handler": row[-1]}


def _joined(statement: Select[Any]) -> Select[Any]:
    return (
        statement.join(Congress, col(Congress.id) == P.congress_id)
        .outerjoin(Division, col(Division.id) == P.division_id)
        .outerjoin(Unit, col(Unit.id) == P.unit_id)
    )


def filtered(
    session: Session, statement: Select[Any], filters: ProblemFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over problems."""
    conditions: list[Any] = [*filters.only]
    listed: Any
    for column, listed in (
        (P.campaign_id, filters.campaign_ids),
        (P.field_id, filters.field_ids),
        (P.aspect_id, filters.aspect_ids),
        (P.state, filters.state or None),
        (P.source, filters.source or None),
    ):
        if listed is not None:
            conditions.append(column.in_(listed))
    for column, value in (
        (P.congress_id, filters.congress_id),
        (P.unit_id, filters.unit_id),
        (P.holder, filters.holder),
    ):
        if value is not None:
            conditions.append(column == value)
    for condition, yes in (
        (P.time_asked.is_not(None), filters.time_asked),
        (P.reopened > 0, filters.reopened),
        (P.round > 1, filters.again),
    ):
        if yes is not None:
            conditions.append(condition if yes else ~condition)
    if filters.within is not None:
        conditions.append(within(P.scope, filters.within))
    conditions += [*_counted(filters, today), *_dated(filters), *_holding(session, filters)]
    return statement.where(*conditions) if conditions else statement


def counted(what: CountedAs) -> Any:
    """Say of a row that a figure counts it."""
    if what is CountedAs.open:
        return (P.former_of.is_(None)) & marked(Mark.problem) & not_(marked(Mark.rectified))
    return marked(MARK_OF[what])


def marked(mark: Mark) -> Any:
    """Say of a row that it has the mark."""
    return MARKS.bitwise_and(int(mark)) != 0


def lit(light: Light, today: date) -> Any:
    """Say of a problem that its deadline stands so."""
    match light:
        case Light.done:
            return RUNS_UNTIL.is_(None)
        case Light.overdue:
            return today > RUNS_UNTIL
        case Light.due_soon:
            return RUNS_UNTIL.between(today, today + SOON)
        case Light.on_time:
            return today + SOON < RUNS_UNTIL


def _counted(filters: ProblemFilters, today: date) -> list[Any]:
    found = [lit(filters.light, today)] if filters.light is not None else []
    return [*found, counted(filters.counted_as)] if filters.counted_as is not None else found


def _holding(session: Session, filters: ProblemFilters) -> list[Any]:
    found = holding(session, filters.q) if filters.q else None
    if found is None:
        return []
    one = P.id.in_(found)
    return [one if filters.campaign_ids is None else or_(one, P.former_of.in_(found))]


def _dated(filters: ProblemFilters) -> list[Any]:
    sides = (
        (filters.found_from, P.found_on, True),
        (filters.found_to, P.found_on, False),
        (filters.due_from, P.due_on, True),
        (filters.due_to, P.due_on, False),
        (filters.updated_since, P.updated_at, True),
    )
    return [
        column >= value if lower else column <= value
        for value, column, lower in sides
        if value is not None
    ]
