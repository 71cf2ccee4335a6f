"""The ledger: rows, sorts, pages."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.clues.queries.filters import (
    ClueFilters,
    ClueSort,
    narrowed,
    worded,
)
from backend.domain.features.clues.queries.seeing import C, visible_to
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.tables import unread
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

_classes: list[Any] = [Congress, Division, Unit]
CONGRESS, DIVISION, UNIT = (one.__table__ for one in _classes)

ROW: tuple[Any, ...] = (
    unread(C.id).label("id"),
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
    unread(CONGRESS.c.id).label("congress_id"),
    CONGRESS.c.short_name.label("congress_name"),
    DIVISION.c.name.label("division_name"),
    unread(UNIT.c.id).label("unit_id"),
    UNIT.c.name.label("unit_name"),
)
ROW_KEYS: tuple[str, ...] = tuple(column.key for column in ROW)

_SORTS: dict[ClueSort, tuple[Any, bool]] = {
    ClueSort.newest: (C.created_at, True),
    ClueSort.oldest: (C.created_at, False),
    ClueSort.due: (C.due_on, False),
    ClueSort.updated: (C.updated_at, True),
}


@lru_cache(maxsize=512)
def _asked(actor: Actor, filters: ClueFilters, today: date) -> Select[Any]:
    # The same people look at the same views again and again: the statement is kept, not the rows.
    return (
        narrowed(actor, visible_to(actor, *ROW), filters, today=today)
        .join(CONGRESS, CONGRESS.c.id == C.congress_id)
        .outerjoin(DIVISION, DIVISION.c.id == C.division_id)
        .outerjoin(UNIT, UNIT.c.id == C.lead_unit_id)
    )


def clues(
    session: Session, actor: Actor, filters: ClueFilters, window: Window, *, today: date
) -> PageOf[dict[str, Any]]:
    """Return a page of ledger rows, each a dict by ROW_KEYS; ids as the database's driver reads."""
    statement = worded(session, _asked(actor, filters, today), filters.q)
    key, falling = _SORTS[filters.sort]
    page = page_of(session, statement, window, keys=[key, C.id], descending=falling)
    rows = [dict(zip(ROW_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)
