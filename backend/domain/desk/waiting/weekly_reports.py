"""What of the weekly reports waits for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, cast, literal, null
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.queries import W
from backend.domain.features.weekly_reports.rules import WRITES, Direction, WeeklyState
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return the reports this side owes, and those it has to sign."""
    if not actor.may(Permission.weekly_reports_write) or actor.role is Role.congress_leader:
        return []
    unit = actor.role is Role.unit_staff
    own = W.unit_id == actor.unit_id if unit else W.congress_id == actor.congress_id
    out = Direction.from_unit if unit else Direction.to_unit
    owed = _rows(actor, Waiting.weekly).where(own, W.direction == out, W.state.in_(WRITES))
    signs = _rows(actor, Waiting.countersign).where(
        own, W.direction != out, W.state == WeeklyState.sent
    )
    return [owed, signs]


def _rows(actor: Actor, kind: Waiting) -> Select[Any]:
    return (
        queries.visible_to(
            actor,
            literal("weekly-reports").label("word"),
            W.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            W.title.label("title"),
            literal(kind.value).label("kind"),
            W.due_on.label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == W.congress_id)
        .join(Unit, col(Unit.id) == W.unit_id)
    )
