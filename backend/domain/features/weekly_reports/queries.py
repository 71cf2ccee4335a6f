"""Who reads which weekly reports, and the ledger of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, false, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.weekly_reports.rules import (
    GOING,
    GONE,
    WRITES,
    Direction,
    Standing,
    WeeklyState,
    side_of,
)
from backend.domain.features.weekly_reports.tables import Arrangement, WeeklyReport
from backend.domain.kit.calendar import Light
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import within
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

W: Any = WeeklyReport
A: Any = Arrangement
SOON = timedelta(days=1)


@dataclass(frozen=True)
class WeeklyFilters:
    """What a list is narrowed to; nothing set shows all that hold, without older editions."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    direction: Direction | None = None
    state: Sequence[WeeklyState] = ()
    light: Light | None = None
    week_from: date | None = None
    week_to: date | None = None


ROW: tuple[Any, ...] = (
    W.id,
    W.campaign_id,
    W.title,
    W.direction,
    W.week,
    W.edition,
    W.state,
    W.due_on,
    W.as_of,
    W.signed_by,
    W.signed_at,
    W.countersigned_by,
    W.countersigned_at,
    W.updated_at,
    col(Congress.id).label("congress_id"),
    col(Congress.short_name).label("congress_name"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here: a congress sees its own and those below, a unit its own.

    A unit does not see what the congress has not signed yet; the congress sees that a unit's report
    is not there yet, not what is being written (`shows_words`).
    """
    statement: Select[Any] = select(*(columns or (WeeklyReport,)))
    if actor.is_congress:
        return statement.where(within(W.scope, actor.scope))
    if actor.role is Role.unit_staff:
        unsent = {WeeklyState.draft, WeeklyState.withdrawn}
        mine = or_(W.direction == Direction.from_unit, W.state.not_in(unsent))
        return statement.where(and_(W.unit_id == actor.unit_id, mine))
    return statement.where(false())


def report(session: Session, actor: Actor, id_: UUID, *, lock: bool = False) -> WeeklyReport:
    """Return one report; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(W.id == id_)
    if lock:
        statement = statement.with_for_update(of=WeeklyReport)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: WeeklyReport = found
    return one


def standing(actor: Actor, found: WeeklyReport | Arrangement) -> Standing:
    """Return which side of a report the actor is on."""
    return side_of(
        found.direction,
        own_congress=actor.is_congress and actor.congress_id == found.congress_id,
        own_unit=actor.unit_id is not None and actor.unit_id == found.unit_id,
    )


def shows_words(actor: Actor, found: WeeklyReport) -> bool:
    """Return whether words and figures are shown: to others than the author once it is signed."""
    return standing(actor, found).author or found.state not in WRITES | {WeeklyState.withdrawn}


def reports(
    session: Session, actor: Actor, filters: WeeklyFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, the latest week first, each a dict by ROW_KEYS."""
    statement = (
        visible_to(actor, *ROW)
        .join(Congress, col(Congress.id) == W.congress_id)
        .join(Unit, col(Unit.id) == W.unit_id)
        .where(*conditions(filters, today=today))
    )
    page = page_of(session, statement, window, keys=[W.week, W.id])
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def conditions(filters: WeeklyFilters, *, today: date) -> list[Any]:
    """Return the conditions of the filters."""
    named: tuple[tuple[Any, Any], ...] = (
        (W.campaign_id, filters.campaign_id),
        (W.congress_id, filters.congress_id),
        (W.unit_id, filters.unit_id),
        (W.direction, filters.direction),
    )
    found = [column == value for column, value in named if value is not None]
    found.append(W.state.in_(filters.state) if filters.state else W.state.not_in(GONE))
    if filters.week_from is not None:
        found.append(W.week >= filters.week_from)
    if filters.week_to is not None:
        found.append(W.week <= filters.week_to)
    if filters.light is not None:
        found.append(lit(filters.light, today))
    return found


def lit(light: Light, today: date) -> Any:
    """Say of a report how its day stands: the author's, then the other side's."""
    going = W.state.in_(GOING)
    match light:
        case Light.done:
            return ~going
        case Light.overdue:
            return going & (W.due_on < today)
        case Light.due_soon:
            return going & W.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (W.due_on > today + SOON)


def editions(session: Session, found: WeeklyReport) -> list[WeeklyReport]:
    """Return all editions of a week's report, the latest first."""
    asked = select(WeeklyReport).where(
        W.arrangement_id == found.arrangement_id, W.week == found.week
    )
    return list(session.exec(asked.order_by(W.edition.desc())))


def before(session: Session, found: WeeklyReport) -> WeeklyReport | None:
    """Return the report of the last week before that both sides signed, to compare with."""
    asked = select(WeeklyReport).where(
        W.arrangement_id == found.arrangement_id,
        W.week < found.week,
        W.state == WeeklyState.complete,
    )
    return session.exec(asked.order_by(W.week.desc()).limit(1)).one_or_none()


def arrangements_visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of arrangements starts here."""
    statement: Select[Any] = select(*(columns or (Arrangement,)))
    if actor.is_congress:
        return statement.where(within(A.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(A.unit_id == actor.unit_id)
    return statement.where(false())


def arrangement(session: Session, actor: Actor, id_: UUID, *, lock: bool = False) -> Arrangement:
    """Return one arrangement; raise NotFound."""
    statement = arrangements_visible_to(actor).where(A.id == id_)
    if lock:
        statement = statement.with_for_update(of=Arrangement)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Arrangement = found
    return one


def arrangements(
    session: Session, actor: Actor, window: Window, *, campaign_id: UUID | None = None
) -> PageOf[Any]:
    """Return a page of (arrangement, congress, unit), the latest first."""
    statement = (
        arrangements_visible_to(actor, Arrangement, Congress, Unit)
        .join(Congress, col(Congress.id) == A.congress_id)
        .join(Unit, col(Unit.id) == A.unit_id)
    )
    if campaign_id is not None:
        statement = statement.where(A.campaign_id == campaign_id)
    return page_of(session, statement, window, keys=[A.created_at, A.id])
