"""The ledger of what the congresses below ask, and its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.escalations.queries.seeing import E, visible_to
from backend.domain.features.escalations.rules import ENDED, EscalationState, Side
from backend.domain.features.escalations.tables import Bundle
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

SOON = timedelta(days=3)
ABOVE: Any = aliased(Congress)


class EscalationSort(StrEnum):
    """How the list is ordered; the id breaks ties."""

    due = "due"
    newest = "newest"
    updated = "updated"


@dataclass(frozen=True)
class EscalationFilters:
    """What a list is narrowed to; nothing set shows all one may see."""

    side: Side | None = None
    state: Sequence[EscalationState] = ()
    congress_id: UUID | None = None
    bundle_id: UUID | None = None
    field: str | None = None
    light: Light | None = None
    updated_since: datetime | None = None
    q: str | None = None
    sort: EscalationSort = EscalationSort.due


ROW: tuple[Any, ...] = (
    E.id,
    E.problem_id,
    E.code,
    E.field,
    E.words,
    E.reason,
    E.place,
    E.unit,
    E.state,
    E.answer_by,
    E.signed_by,
    E.asked_by,
    E.bundle_id,
    E.created_at,
    E.updated_at,
    E.ended_at,
    E.answer,
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    ABOVE.id.label("above_id"),
    ABOVE.short_name.label("above_name"),
    col(Bundle.title).label("bundle_title"),
    col(Unit.id).label("handler_id"),
    col(Unit.name).label("handler_name"),
    col(Bundle.due_on).label("handler_due_on"),
)
KEYS: tuple[str, ...] = tuple(column.key for column in ROW)

_SORTS: dict[EscalationSort, tuple[Any, bool]] = {
    EscalationSort.due: (E.answer_by, False),
    EscalationSort.newest: (E.created_at, True),
    EscalationSort.updated: (E.updated_at, True),
}


def escalations(
    session: Session, actor: Actor, filters: EscalationFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of rows, each a dict by KEYS."""
    key, falling = _SORTS[filters.sort]
    statement = joined(visible_to(actor, *ROW).where(*conditions(actor, filters, today)))
    page = page_of(session, statement, window, keys=[key, E.id], descending=falling)
    rows = [dict(zip(KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def joined(statement: Select[Any]) -> Select[Any]:
    return (
        statement.join(Congress, col(Congress.id) == E.congress_id)
        .join(ABOVE, ABOVE.id == E.above_id)
        .outerjoin(Bundle, col(Bundle.id) == E.bundle_id)
        .outerjoin(Unit, col(Unit.id) == Bundle.unit_id)
    )


def conditions(actor: Actor, filters: EscalationFilters, today: date) -> list[Any]:
    """Return what narrows a statement over escalations."""
    found: list[Any] = [
        column == value
        for column, value in (
            (E.congress_id, filters.congress_id),
            (E.bundle_id, filters.bundle_id),
            (E.field, filters.field),
        )
        if value is not None
    ]
    if filters.state:
        found.append(E.state.in_(filters.state))
    if filters.side is not None:
        ours = E.above_id if filters.side is Side.asked_of_us else E.congress_id
        found.append(ours == actor.congress_id)
    if filters.light is not None:
        found.append(lit_for(actor, filters.light, today))
    if filters.updated_since is not None:
        found.append(E.updated_at >= filters.updated_since)
    if filters.q:
        said = (E.words, E.code, E.reason, E.place)
        found.append(or_(*(column.contains(filters.q, autoescape=True) for column in said)))
    return found


def lit_for(actor: Actor, light: Light, today: date) -> Any:
    """Say of an escalation that the day stands so by which this actor's side must act."""
    if actor.role is not Role.unit_staff:
        return lit(light, today)
    groups = select(Bundle.id)
    going = E.state == EscalationState.with_unit
    match light:
        case Light.done:
            return ~going
        case Light.overdue:
            days = groups.where(col(Bundle.due_on) < today)
        case Light.due_soon:
            days = groups.where(col(Bundle.due_on).between(today, today + SOON))
        case Light.on_time:
            days = groups.where(col(Bundle.due_on) > today + SOON)
    return going & E.bundle_id.in_(days)


def lit(light: Light, today: date) -> Any:
    """Say of an escalation that the day of its answer stands so."""
    going = E.state.not_in(ENDED)
    match light:
        case Light.done:
            return E.state.in_(ENDED)
        case Light.overdue:
            return going & (E.answer_by < today)
        case Light.due_soon:
            return going & E.answer_by.between(today, today + SOON)
        case Light.on_time:
            return going & (E.answer_by > today + SOON)


def counts(
    session: Session, actor: Actor, filters: EscalationFilters, *, today: date
) -> tuple[dict[EscalationState, int], int]:
    """Return how many there are in each state, and how many are late."""
    late = func.sum(case((lit_for(actor, Light.overdue, today), 1), else_=0))
    statement = (
        visible_to(actor, E.state, func.count(), late)
        .where(*conditions(actor, filters, today))
        .group_by(E.state)
    )
    rows = session.execute(statement).all()
    return {row[0]: row[1] for row in rows}, sum(int(row[2] or 0) for row in rows)
