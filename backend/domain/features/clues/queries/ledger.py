"""The ledger: filters, sorts, pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.search.queries import holding
from backend.domain.features.clues.queries.seeing import C, visible_to
from backend.domain.features.clues.rules import (
    ENDED,
    Category,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

SOON = timedelta(days=3)


class ClueSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    newest = "newest"
    oldest = "oldest"
    due = "due"
    updated = "updated"


@dataclass(frozen=True)
class ClueFilters:
    """What a list is narrowed to; nothing set shows all one may see."""

    state: Sequence[ClueState] = ()
    category: Sequence[Category] = ()
    source: Sequence[ClueSource] = ()
    congress_id: UUID | None = None
    division_id: UUID | None = None
    unit_id: UUID | None = None
    light: Light | None = None
    holder: Holder | None = None
    time_asked: bool | None = None
    handed_over: bool | None = None
    answered: bool | None = None
    rating: Satisfaction | None = None
    again: bool | None = None
    """Handled more than once, after dissatisfaction, a failed check or a look-back."""
    created_from: date | None = None
    created_to: date | None = None
    updated_since: datetime | None = None
    q: str | None = None
    sort: ClueSort = ClueSort.newest


ROW: tuple[Any, ...] = (
    C.id,
    C.number,
    C.year,
    C.title,
    C.category,
    C.source,
    C.place_words,
    C.state,
    C.holder,
    C.due_on,
    C.round,
    C.time_asked,
    C.created_at,
    C.updated_at,
    C.signed_off_at,
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Division.name).label("division_name"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)

_SORTS: dict[ClueSort, tuple[Any, bool]] = {
    ClueSort.newest: (C.created_at, True),
    ClueSort.oldest: (C.created_at, False),
    ClueSort.due: (C.due_on, False),
    ClueSort.updated: (C.updated_at, True),
}


def clues(
    session: Session, actor: Actor, filters: ClueFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS."""
    statement = (
        filtered(session, visible_to(actor, *ROW), filters, today=today)
        .join(Congress, col(Congress.id) == C.congress_id)
        .outerjoin(Division, col(Division.id) == C.division_id)
        .outerjoin(Unit, col(Unit.id) == C.lead_unit_id)
    )
    key, falling = _SORTS[filters.sort]
    page = page_of(session, statement, window, keys=[key, C.id], descending=falling)
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def filtered(
    session: Session, statement: Select[Any], filters: ClueFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over clues."""
    narrowed: Any
    for column, narrowed in (
        (C.state, filters.state),
        (C.category, filters.category),
        (C.source, filters.source),
    ):
        if narrowed:
            statement = statement.where(column.in_(narrowed))
    value: Any
    for column, value in (
        (C.congress_id, filters.congress_id),
        (C.lead_unit_id, filters.unit_id),
        (C.holder, filters.holder),
    ):
        if value is not None:
            statement = statement.where(column == value)
    for condition, yes in (
        (C.time_asked.is_not(None), filters.time_asked),
        (C.handed_over_at.is_not(None), filters.handed_over),
        (C.answered_at.is_not(None), filters.answered),
        (C.round > 1, filters.again),
    ):
        if yes is not None:
            statement = statement.where(condition if yes else ~condition)
    if filters.rating is not None:
        statement = statement.where(or_(C.attitude == filters.rating, C.result == filters.rating))
    if filters.division_id is not None:
        path = select(Division.path).where(Division.id == filters.division_id).scalar_subquery()
        below = select(Division.id).where(
            or_(col(Division.path) == path, col(Division.path).like(path + ".%"))
        )
        statement = statement.where(C.division_id.in_(below))
    if filters.light is not None:
        statement = statement.where(_light(filters.light, today))
    return _worded(session, _dated(statement, filters), filters.q)


def _light(light: Light, today: date) -> Any:
    going = C.state.not_in(ENDED)
    match light:
        case Light.done:
            return C.state.in_(ENDED)
        case Light.overdue:
            return going & (C.due_on < today)
        case Light.due_soon:
            return going & C.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (C.due_on > today + SOON)


def _dated(statement: Select[Any], filters: ClueFilters) -> Select[Any]:
    if filters.created_from is not None:
        statement = statement.where(C.created_at >= start_of(filters.created_from))
    if filters.created_to is not None:
        following = filters.created_to + timedelta(days=1)
        statement = statement.where(C.created_at < start_of(following))
    if filters.updated_since is not None:
        statement = statement.where(C.updated_at >= filters.updated_since)
    return statement


def _worded(session: Session, statement: Select[Any], words: str | None) -> Select[Any]:
    if not words:
        return statement
    found = holding(session, words)
    return statement.where(C.id.in_(found)) if found is not None else statement


def start_of(day: date) -> datetime:
    """Return the moment a day begins in the congress's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Asia/Shanghai"))
