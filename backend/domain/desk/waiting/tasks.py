"""What of the tasks waits for whom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, String, case, cast, func, literal, null
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.engines.assignments.rules import OPEN as OPEN_ASSIGNMENTS
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.tasks import queries
from backend.domain.features.tasks.queries import T
from backend.domain.features.tasks.rules import OPEN, TaskHolder, TaskState
from backend.domain.kit.calendar import NEVER, Light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit

AHEAD_DAYS = 30
"""So long before its day a task that the congress carries out itself comes onto the desk."""


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role; what is kept up for long waits for nobody."""
    if not actor.may(Permission.tasks_read):
        return []
    match actor.role:
        case Role.congress_staff:
            return _for_staff(actor, today)
        case Role.congress_leader:
            return [_for_leader(actor, today)]
        case Role.unit_staff:
            return _for_unit(actor)
        case _:
            return []


def _for_staff(actor: Actor, today: date) -> list[Select[Any]]:
    """What is to be confirmed; what the congress carries out itself; what a higher one asks."""
    own = T.congress_id == actor.congress_id
    reported = _rows(actor, literal(Waiting.check.value), NEVER).where(
        own, T.state == TaskState.reported_done
    )
    soon = T.due_on <= today + timedelta(days=AHEAD_DAYS)
    mine = _rows(actor, literal(Waiting.carry_out.value)).where(
        own, T.holder == TaskHolder.congress, T.state.in_(OPEN), T.long_term.is_(False), soon
    )
    organ = col(Unit.kind).in_(CONGRESS_KINDS) & (col(Unit.congress_id) == actor.congress_id)
    asked = _rows(actor, _step()).where(~own, organ, T.state.in_(OPEN), _begins_or_ends())
    return [reported, mine, asked]


def _for_leader(actor: Actor, today: date) -> Select[Any]:
    """What is late in the own congress."""
    return _rows(actor, literal(Waiting.press.value)).where(
        T.congress_id == actor.congress_id, queries.lit(Light.overdue, today)
    )


def _for_unit(actor: Actor) -> list[Select[Any]]:
    """What the unit leads, and its parts of what others lead."""
    lead = _rows(actor, _step()).where(
        T.lead_unit_id == actor.unit_id, T.state.in_(OPEN), _begins_or_ends()
    )
    given = col(Assignment.state) == AssignmentState.given
    joint = (
        _rows(
            actor,
            case((given, Waiting.accept.value), else_=Waiting.joint.value),
            case((given, col(Assignment.accept_by)), else_=col(Assignment.due_on)),
        )
        .join(Assignment, col(Assignment.about_id) == T.id)
        .where(
            col(Assignment.unit_id) == actor.unit_id,
            col(Assignment.role) == AssignmentRole.joint,
            col(Assignment.state).in_(OPEN_ASSIGNMENTS),
            given | T.long_term.is_(False),
        )
    )
    return [lead, joint]


def _begins_or_ends() -> Any:
    """Say of a task that it is to be begun, or has a day."""
    return (T.state == TaskState.planned) | T.long_term.is_(False)


def _step() -> Any:
    planned = T.state == TaskState.planned
    return case((planned, Waiting.accept.value), else_=Waiting.carry_out.value)


def _rows(actor: Actor, kind: Any, due_on: Any = None) -> Select[Any]:
    due = T.due_on if due_on is None else due_on
    return (
        queries.visible_to(
            actor,
            literal("tasks").label("word"),
            T.id,
            T.year,
            T.number,
            func.substr(T.words, 1, 100).label("title"),
            cast(kind, String).label("kind"),
            (literal(due) if isinstance(due, date) else due).label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            func.coalesce(Unit.name, T.lead_words).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == T.congress_id)
        .outerjoin(Unit, col(Unit.id) == T.lead_unit_id)
    )
