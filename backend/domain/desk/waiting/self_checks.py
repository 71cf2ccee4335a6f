"""What of the self-checks waits for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, cast, literal, null
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.queries import S
from backend.domain.features.self_checks.rules import WRITES, SelfCheckState
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits: for a unit its report, for staff the reports to look at."""
    if not actor.may(Permission.self_checks_read):
        return []
    match actor.role:
        case Role.unit_staff:
            return [_rows(actor, Waiting.file_check, S.due_on).where(S.state.in_(WRITES))]
        case Role.congress_staff:
            filed = _rows(actor, Waiting.review_check, literal(NEVER))
            own = S.congress_id == actor.congress_id
            return [filed.where(own, S.state == SelfCheckState.filed)]
        case _:
            return []


def _rows(actor: Actor, kind: Waiting, due_on: Any) -> Select[Any]:
    return (
        queries.visible_to(
            actor,
            literal("self-checks").label("word"),
            S.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            S.title.label("title"),
            literal(kind.value).label("kind"),
            due_on.label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == S.congress_id)
        .join(Unit, col(Unit.id) == S.unit_id)
    )
