"""The ledgers: what came in, and the points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.files.tables import File
from backend.domain.features.intake.queries.seeing import I, P, points_visible_to, visible_to
from backend.domain.features.intake.rules import AboutWord, IntakeState
from backend.domain.features.intake.tables import IntakePoint
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division

SOON = timedelta(days=3)
_classes: list[Any] = [Congress, Division, File]
CONGRESS, DIVISION, FILE = (one.__table__ for one in _classes)


class IntakeSort(StrEnum):
    """How the ledger is ordered; the id breaks ties."""

    newest = "newest"
    oldest = "oldest"
    due = "due"


@dataclass(frozen=True)
class IntakeFilters:
    """Nothing set shows all one may see."""

    state: Sequence[IntakeState] = ()
    about: AboutWord | None = None
    about_id: UUID | None = None
    congress_id: UUID | None = None
    light: Light | None = None
    q: str | None = None
    sort: IntakeSort = IntakeSort.newest


_PHOTOS = (
    select(func.count(FILE.c.id))
    .where(FILE.c.about_id == func.coalesce(I.clue_id, I.id), FILE.c.step.in_(("send", "report")))
    .correlate(I.id.table)
    .scalar_subquery()
    .label("photos")
)
ROW: tuple[Any, ...] = (
    I.id,
    func.substr(I.words, 1, 120).label("words"),
    I.category,
    I.place_words,
    I.about_word,
    I.about_id,
    I.state,
    I.look_by,
    I.clue_id,
    I.created_at,
    I.updated_at,
    _PHOTOS,
    CONGRESS.c.id.label("congress_id"),
    CONGRESS.c.short_name.label("congress_name"),
    DIVISION.c.name.label("division_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)
_SORTS: dict[IntakeSort, tuple[Any, bool]] = {
    IntakeSort.newest: (I.created_at, True),
    IntakeSort.oldest: (I.created_at, False),
    IntakeSort.due: (I.look_by, False),
}


def came_in(
    session: Session, actor: Actor, filters: IntakeFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS."""
    statement = (
        visible_to(actor, *ROW)
        .join(CONGRESS, CONGRESS.c.id == I.congress_id)
        .outerjoin(DIVISION, DIVISION.c.id == I.division_id)
        .where(*conditions(filters, today=today))
    )
    key, falling = _SORTS[filters.sort]
    page = page_of(session, statement, window, keys=[key, I.id], descending=falling)
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)


def conditions(filters: IntakeFilters, *, today: date) -> list[Any]:
    """Return the conditions of the filters."""
    named: tuple[tuple[Any, Any], ...] = (
        (I.about_word, filters.about),
        (I.about_id, filters.about_id),
        (I.congress_id, filters.congress_id),
    )
    found = [column == value for column, value in named if value is not None]
    if filters.state:
        found.append(I.state.in_(filters.state))
    if filters.light is not None:
        found.append(lit(filters.light, today))
    if filters.q:
        found.append(
            or_(
                I.words.contains(filters.q, autoescape=True),
                I.place_words.contains(filters.q, autoescape=True),
            )
        )
    return found


def lit(light: Light, today: date) -> Any:
    """Say of what came in how its day stands."""
    waiting = I.state == IntakeState.waiting
    match light:
        case Light.done:
            return ~waiting
        case Light.overdue:
            return waiting & (I.look_by < today)
        case Light.due_soon:
            return waiting & I.look_by.between(today, today + SOON)
        case Light.on_time:
            return waiting & (I.look_by > today + SOON)


def points(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    about: AboutWord | None = None,
    about_ids: Sequence[UUID] = (),
    replaced: bool | None = False,
) -> PageOf[IntakePoint]:
    """Return a page of points, the newest first."""
    statement: Select[Any] = points_visible_to(actor)
    if about is not None:
        statement = statement.where(P.about_word == about)
    if about_ids:
        statement = statement.where(P.about_id.in_(about_ids))
    if replaced is not None:
        gone = P.replaced_at.is_not(None)
        statement = statement.where(gone if replaced else ~gone)
    keys = [col(IntakePoint.created_at), col(IntakePoint.id)]
    return page_of(session, statement, window, keys=keys)
