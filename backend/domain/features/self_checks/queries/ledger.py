"""The ledger: filters, pages, and the figures over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlmodel import Session, col

from backend.domain.access import Actor
from backend.domain.features.self_checks.queries.seeing import F, S, visible_to
from backend.domain.features.self_checks.rules import WRITES, SelfCheckState, Verdict
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

SOON = timedelta(days=3)


class SelfCheckSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    newest = "newest"
    due = "due"


@dataclass(frozen=True)
class SelfCheckFilters:
    """What a list is narrowed to; nothing set shows all that were not withdrawn."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    state: Sequence[SelfCheckState] = ()
    light: Light | None = None
    filed: bool | None = None
    none_found: bool | None = None
    q: str | None = None
    sort: SelfCheckSort = SelfCheckSort.newest


ROW: tuple[Any, ...] = (
    S.id,
    S.campaign_id,
    S.title,
    S.state,
    S.due_on,
    S.round,
    S.none_found,
    S.filed_at,
    S.late_days,
    S.created_at,
    S.updated_at,
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)
_SORTS: dict[SelfCheckSort, tuple[list[Any], bool]] = {
    SelfCheckSort.newest: ([S.created_at, S.id], True),
    SelfCheckSort.due: ([S.due_on, S.id], False),
}


def self_checks(
    session: Session, actor: Actor, filters: SelfCheckFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS."""
    keys, falling = _SORTS[filters.sort]
    page = page_of(session, _joined(actor, filters, today), window, keys=keys, descending=falling)
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def all_rows(
    session: Session, actor: Actor, filters: SelfCheckFilters, *, most: int, today: date
) -> list[dict[str, Any]]:
    """Return the ledger rows unit by unit, for a workbook; one more than `most` at the most."""
    statement = _joined(actor, filters, today).order_by(Unit.name, S.created_at, S.id)
    rows = session.execute(statement.limit(most + 1))
    return [dict(zip(ROW_KEYS, row, strict=True)) for row in rows]


def _joined(actor: Actor, filters: SelfCheckFilters, today: date) -> Select[Any]:
    return (
        visible_to(actor, *ROW)
        .join(Congress, col(Congress.id) == S.congress_id)
        .join(Unit, col(Unit.id) == S.unit_id)
        .where(*conditions(filters, today=today))
    )


def conditions(filters: SelfCheckFilters, *, today: date) -> list[Any]:
    """Return the conditions of the filters."""
    named: tuple[tuple[Any, Any], ...] = (
        (S.campaign_id, filters.campaign_id),
        (S.congress_id, filters.congress_id),
        (S.unit_id, filters.unit_id),
        (S.none_found, filters.none_found),
    )
    found = [column == value for column, value in named if value is not None]
    if filters.state:
        found.append(S.state.in_(filters.state))
    else:
        found.append(S.state != SelfCheckState.withdrawn)
    if filters.filed is not None:
        in_ = S.filed_at.is_not(None)
        found.append(in_ if filters.filed else ~in_)
    if filters.light is not None:
        found.append(lit(filters.light, today))
    if filters.q:
        found.append(S.title.contains(filters.q, autoescape=True))
    return found


def lit(light: Light, today: date) -> Any:
    """Say of a self-check how its day stands; no day runs once it is filed."""
    going = S.state.in_(WRITES)
    match light:
        case Light.done:
            return ~going
        case Light.overdue:
            return going & (S.due_on < today)
        case Light.due_soon:
            return going & S.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (S.due_on > today + SOON)


@dataclass(frozen=True)
class Counts:
    """Self-checks that were not withdrawn, and how far they have come."""

    asked: int = 0
    filed: int = 0
    none_found: int = 0
    reviewed: int = 0
    overdue: int = 0


def counts(session: Session, actor: Actor, filters: SelfCheckFilters, *, today: date) -> Counts:
    """Count the self-checks of a ledger."""
    filed = S.filed_at.is_not(None)
    sums = [
        func.count(),
        *(
            func.sum(case((which, 1), else_=0))
            for which in (
                filed,
                and_(filed, S.none_found),
                S.state == SelfCheckState.reviewed,
                lit(Light.overdue, today),
            )
        ),
    ]
    asked = visible_to(actor, *sums).where(*conditions(filters, today=today))
    return Counts(*(int(n or 0) for n in session.execute(asked).one()))


def verdicts(
    session: Session, actor: Actor, filters: SelfCheckFilters, *, today: date
) -> dict[Verdict, int]:
    """Count the rows of the filed lists of a ledger by what became of them."""
    ids = visible_to(actor, S.id).where(*conditions(filters, today=today), S.filed_at.is_not(None))
    asked = (
        select(F.verdict, func.count())
        .where(F.self_check_id.in_(ids), F.verdict != Verdict.withdrawn)
        .group_by(F.verdict)
    )
    return {verdict: count for verdict, count in session.execute(asked)}
