"""What is late (逾期) in one's whole scope."""

from datetime import date
from typing import Any

from sqlmodel import Session, col

from backend.domain.access import Actor
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import C, ClueFilters, conditions
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

KEYS = ("word", "id", "year", "number", "title", "due_on", "holder", "unit", "congress", "level")
OVERDUE = ClueFilters(light=Light.overdue)


def late(session: Session, actor: Actor, *, today: date, limit: int = 5) -> PageOf[dict[str, Any]]:
    """Return the most overdue, each a dict by KEYS, and how many are overdue."""
    statement = (
        queries.visible_to(
            actor,
            C.id,
            C.year,
            C.number,
            C.title,
            C.due_on,
            C.holder,
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            col(Congress.level).label("level"),
        )
        .join(Congress, col(Congress.id) == C.congress_id)
        .outerjoin(Unit, col(Unit.id) == C.lead_unit_id)
        .where(*conditions(OVERDUE, today=today))
    )
    page = page_of(
        session, statement, Window(limit, count=True), keys=[C.due_on, C.id], descending=False
    )
    rows = [dict(zip(KEYS, ("clues", *row), strict=True)) for row in page.items]
    return PageOf(rows, None, None, page.count)
