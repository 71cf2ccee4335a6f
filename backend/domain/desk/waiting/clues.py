"""What of the clues waits for whom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, String, case, cast, literal, or_
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import C
from backend.domain.features.clues.rules import ENDED, ClueState, Holder
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

NEWS_DAYS = 14

_STEPS: dict[ClueState, Waiting] = {
    ClueState.submitted: Waiting.verify,
    ClueState.verified: Waiting.hand_over,
    ClueState.handed_over: Waiting.accept,
    ClueState.handling: Waiting.answer,
    ClueState.answered: Waiting.check,
    ClueState.rated: Waiting.check,
    ClueState.listed: Waiting.rate,
}


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role."""
    if not actor.may(Permission.clues_read):
        return []
    match actor.role:
        case Role.congress_staff:
            return _for_staff(actor)
        case Role.congress_leader:
            return [_for_leader(actor, today)]
        case Role.unit_staff:
            return _for_unit(actor)
        case Role.deputy:
            return _for_deputy(actor, today)
        case _:
            return []


def _for_staff(actor: Actor) -> list[Select[Any]]:
    """What the own congress holds, and the time that units ask for."""
    own = C.congress_id == actor.congress_id
    going = or_(C.state.not_in(ENDED), C.state == ClueState.listed)
    held = _rows(actor, _step()).where(own, C.holder == Holder.congress, going)
    asked = _rows(actor, literal(Waiting.grant_time.value)).where(
        own, C.time_asked.is_not(None), C.holder == Holder.unit, going
    )
    return [held, asked]


def _for_leader(actor: Actor, today: date) -> Select[Any]:
    """What is late in the own congress: press the unit, or see which step the office owes."""
    pressing = case((C.holder == Holder.unit, Waiting.press.value), else_=_step())
    return _rows(actor, pressing).where(
        C.congress_id == actor.congress_id,
        C.holder.in_([Holder.congress, Holder.unit]),
        C.due_on < today,
        C.state.not_in(ENDED),
    )


def _for_unit(actor: Actor) -> list[Select[Any]]:
    """What the unit leads and holds, and its parts of what others lead."""
    lead = _rows(actor, _step()).where(C.lead_unit_id == actor.unit_id, C.holder == Holder.unit)
    given = col(Assignment.state) == AssignmentState.given
    joint = (
        _rows(
            actor,
            case((given, Waiting.accept.value), else_=Waiting.joint.value),
            due_on=case((given, col(Assignment.accept_by)), else_=col(Assignment.due_on)),
        )
        .join(Assignment, col(Assignment.about_id) == C.id)
        .where(
            col(Assignment.unit_id) == actor.unit_id,
            col(Assignment.role) == AssignmentRole.joint,
            col(Assignment.state).in_(OPEN),
        )
    )
    return [lead, joint]


def _for_deputy(actor: Actor, today: date) -> list[Select[Any]]:
    """Answers to rate, and for two weeks what was not taken on."""
    own = C.reporter_id == actor.person_id
    rate = _rows(actor, literal(Waiting.rate.value)).where(
        own,
        C.state.in_([ClueState.answered, ClueState.listed]),
        C.holder == Holder.reporter,
    )
    news = _rows(actor, literal(Waiting.declined.value)).where(
        own,
        C.state == ClueState.declined,
        C.updated_at >= queries.start_of(today - timedelta(days=NEWS_DAYS)),
    )
    return [rate, news]


def _step() -> Any:
    return case(
        *((C.state == state, kind.value) for state, kind in _STEPS.items()),
        else_=Waiting.check.value,
    )


def _rows(actor: Actor, kind: Any, due_on: Any = C.due_on) -> Select[Any]:
    return (
        queries.visible_to(
            actor,
            literal("clues").label("word"),
            C.id,
            C.year,
            C.number,
            C.title,
            cast(kind, String).label("kind"),
            due_on.label("due_on"),
            cast(C.source, String).label("source"),
            col(Division.name).label("division"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == C.congress_id)
        .outerjoin(Division, col(Division.id) == C.division_id)
        .outerjoin(Unit, col(Unit.id) == C.lead_unit_id)
    )
