"""What of the opinions that instruments give (审议意见) waits for whom.

Source: inventory 82, 83.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, String, case, cast, literal, null, select
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.queries import Q, X
from backend.domain.features.instruments.rules import OpinionState
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role; of several opinions of one instrument the first.

    A unit answers what it is asked. Staff answer in the place of one that has no unit, see to what
    was answered, and press what is late; so does the leader.
    """
    if not actor.may(Permission.instruments_read):
        return []
    first = queries.first_due(actor)
    own = X.congress_id == actor.congress_id
    nobody, late = first.c.unit_id.is_(None), first.c.due_on < today
    match actor.role:
        case Role.congress_staff:
            kind = case((nobody, Waiting.answer.value), else_=Waiting.press.value)
            due = _first(actor, first, kind).where(own, nobody | late)
            shown = select(first.c.instrument_id).where(nobody | late)
            return [due, _answered(actor).where(own, X.id.not_in(shown))]
        case Role.congress_leader:
            return [_first(actor, first, literal(Waiting.press.value)).where(own, late)]
        case Role.unit_staff:
            return [_first(actor, first, literal(Waiting.answer.value))]
        case _:
            return []


def _first(actor: Actor, first: Any, kind: Any) -> Select[Any]:
    """The opinion of each instrument that is to be answered first."""
    return (
        _rows(actor, kind, first.c.due_on, col(Unit.name))
        .join(first, first.c.instrument_id == X.id)
        .outerjoin(Unit, col(Unit.id) == first.c.unit_id)
    )


def _answered(actor: Actor) -> Select[Any]:
    """What was answered, and is neither settled nor sent back; no deadline runs."""
    answered = select(Q.instrument_id).where(Q.state == OpinionState.answered)
    rows = _rows(actor, literal(Waiting.check.value), literal(NEVER), cast(null(), String))
    return rows.where(X.id.in_(answered))


def _rows(actor: Actor, kind: Any, due_on: Any, unit: Any) -> Select[Any]:
    return queries.visible_to(
        actor,
        literal("instruments").label("word"),
        X.id,
        X.year,
        X.number,
        X.title,
        cast(kind, String).label("kind"),
        due_on.label("due_on"),
        cast(null(), String).label("source"),
        cast(null(), String).label("division"),
        unit.label("unit"),
        col(Congress.short_name).label("congress"),
        cast(col(Congress.level), String).label("level"),
        shared=False,
    ).join(Congress, col(Congress.id) == X.congress_id)
