"""What of the problems waits for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, String, case, cast, func, literal, or_
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.rules import (
    ENDED,
    STILL,
    WITH_UNIT,
    ProblemHolder,
    ProblemState,
)
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

_STEPS: dict[ProblemState, Waiting] = {
    ProblemState.found: Waiting.verify,
    ProblemState.verified: Waiting.hand_over,
    ProblemState.handed_over: Waiting.accept,
    ProblemState.rectifying: Waiting.rectify,
    ProblemState.reported_done: Waiting.check,
    ProblemState.verified_on_site: Waiting.sign_off,
    ProblemState.escalated: Waiting.go_on,
}


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role."""
    if not actor.may(Permission.problems_read):
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
    """What the own congress holds, also for units known by name alone; the time units ask for.

    And what was asked about on the spot and is to be pressed again. Source: inventory 139.
    """
    own = P.congress_id == actor.congress_id
    going = P.state.not_in(ENDED)
    held = _rows(actor, _step()).where(own, P.holder == ProblemHolder.congress, going)
    asked = _rows(actor, literal(Waiting.grant_time.value)).where(
        own, P.time_asked.is_not(None), P.holder == ProblemHolder.unit, going
    )
    again = _rows(actor, literal(Waiting.press.value), due_on=P.press_by).where(
        own,
        P.press_by <= today,
        P.time_asked.is_(None),
        P.holder == ProblemHolder.unit,
        P.state.in_(WITH_UNIT),
    )
    return [held, asked, again]


def _for_leader(actor: Actor, today: date) -> Select[Any]:
    """What is late in the own congress."""
    pressing = case((P.holder == ProblemHolder.unit, Waiting.press.value), else_=_step())
    return _rows(actor, pressing).where(
        P.congress_id == actor.congress_id,
        P.due_on < today,
        P.held_from.is_(None),
        P.state.not_in(STILL),
    )


def _for_unit(actor: Actor) -> list[Select[Any]]:
    """What the unit leads and holds, and its parts of what others lead."""
    lead = _rows(actor, _step()).where(P.unit_id == actor.unit_id, P.holder == ProblemHolder.unit)
    given = col(Assignment.state) == AssignmentState.given
    joint = (
        _rows(
            actor,
            case((given, Waiting.accept.value), else_=Waiting.joint.value),
            due_on=case((given, col(Assignment.accept_by)), else_=col(Assignment.due_on)),
        )
        .join(Assignment, col(Assignment.about_id) == P.id)
        .where(
            col(Assignment.unit_id) == actor.unit_id,
            col(Assignment.role) == AssignmentRole.joint,
            col(Assignment.state).in_(OPEN),
        )
    )
    return [lead, joint]


def _step() -> Any:
    return case(
        *((P.state == state, kind.value) for state, kind in _STEPS.items()),
        else_=Waiting.check.value,
    )


def _rows(actor: Actor, kind: Any, due_on: Any = None) -> Select[Any]:
    # No deadline runs once it is rectified, nor while the higher congress has it.
    running = case((or_(P.state.in_(STILL), P.held_from.is_not(None)), NEVER), else_=P.due_on)
    return (
        queries.visible_to(
            actor,
            literal("problems").label("word"),
            P.id,
            P.year,
            P.number,
            func.substr(P.words, 1, 100).label("title"),
            cast(kind, String).label("kind"),
            (running if due_on is None else due_on).label("due_on"),
            cast(P.source, String).label("source"),
            col(Division.name).label("division"),
            func.coalesce(Unit.name, P.unit_words).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == P.congress_id)
        .outerjoin(Division, col(Division.id) == P.division_id)
        .outerjoin(Unit, col(Unit.id) == P.unit_id)
    )
