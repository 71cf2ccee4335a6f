"""What of the escalations waits for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, case, cast, func, literal, null
from sqlalchemy.orm import aliased
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.engines.assignments.rules import OPEN, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.escalations import queries
from backend.domain.features.escalations.queries import E
from backend.domain.features.escalations.rules import ENDED, EscalationState
from backend.domain.features.escalations.tables import Bundle
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

S = EscalationState
GIVER: Any = aliased(Congress)


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role; of a group the one that stands for it."""
    if not actor.may(Permission.escalations_read):
        return []
    match actor.role:
        case Role.congress_staff:
            return [_asked(actor), _to_answer(actor), _time_asked(actor)]
        case Role.congress_leader:
            return [_late(actor, today)]
        case Role.unit_staff:
            return [_for_unit(actor)]
        case _:
            return []


def _asked(actor: Actor) -> Select[Any]:
    rows = _rows(actor, literal(Waiting.take_up.value), E.answer_by)
    return rows.where(E.above_id == actor.congress_id, E.state == S.asked)


def _to_answer(actor: Actor) -> Select[Any]:
    """What was taken up and nobody has, what the unit answered, what was passed on by letter."""
    rows = _rows(actor, literal(Waiting.reply.value), E.answer_by)
    return rows.where(
        E.above_id == actor.congress_id,
        E.state.in_([S.taken_up, S.replied, S.passed_on]),
        E.id == Bundle.lead_id,
    )


def _time_asked(actor: Actor) -> Select[Any]:
    """The time that a unit asks for."""
    rows = _rows(actor, literal(Waiting.grant_time.value), col(Bundle.due_on))
    return rows.where(
        E.above_id == actor.congress_id,
        E.state == S.with_unit,
        col(Bundle.time_asked).is_not(None),
        E.id == Bundle.lead_id,
    )


def _late(actor: Actor, today: date) -> Select[Any]:
    """What the own congress owes an answer to, and the day has passed."""
    given = E.state == S.with_unit
    kind = case((given, Waiting.press.value), else_=Waiting.reply.value)
    return _rows(actor, kind, E.answer_by).where(
        E.above_id == actor.congress_id,
        E.answer_by < today,
        E.state.not_in(ENDED),
        (E.bundle_id.is_(None)) | (E.id == Bundle.lead_id),
    )


def _for_unit(actor: Actor) -> Select[Any]:
    given = col(Assignment.state) == AssignmentState.given
    kind = case((given, Waiting.accept.value), else_=Waiting.answer.value)
    due = case((given, col(Assignment.accept_by)), else_=col(Assignment.due_on))
    return (
        _rows(actor, kind, due)
        .join(Assignment, col(Assignment.about_id) == E.id)
        .where(col(Assignment.unit_id) == actor.unit_id, col(Assignment.state).in_(OPEN))
    )


def _rows(actor: Actor, kind: Any, due_on: Any) -> Select[Any]:
    # A unit is given it by the congress that was asked; staff read which congress asks.
    giver: Any = GIVER if actor.role is Role.unit_staff else Congress
    return (
        queries.visible_to(
            actor,
            literal("escalations").label("word"),
            E.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            func.substr(func.coalesce(Bundle.title, E.words), 1, 100).label("title"),
            cast(kind, String).label("kind"),
            due_on.label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            func.coalesce(Unit.name, Congress.short_name).label("unit"),
            giver.short_name.label("congress"),
            cast(giver.level, String).label("level"),
        )
        .join(Congress, col(Congress.id) == E.congress_id)
        .join(GIVER, GIVER.id == E.above_id)
        .outerjoin(Bundle, col(Bundle.id) == E.bundle_id)
        .outerjoin(Unit, col(Unit.id) == Bundle.unit_id)
    )
