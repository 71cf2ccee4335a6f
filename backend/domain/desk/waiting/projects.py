"""What of the livelihood projects waits for whom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, Select, String, case, cast, literal, null
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.projects import queries
from backend.domain.features.projects.queries import J, R, Timing, timed
from backend.domain.features.projects.rules import RUNNING, ProjectState, RoundState
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

AHEAD_DAYS = 14
"""So long before its day a step of a round comes onto the desk."""

_DUE: Any = case(
    (R.state == RoundState.planned, R.collect_from),
    (R.state == RoundState.collecting, R.collect_to),
    (R.state == RoundState.screening, R.review_by),
    (R.state == RoundState.reviewed, R.approve_by),
    (R.state == RoundState.approved, R.publish_by),
    (R.state == RoundState.published, R.session_on),
    else_=R.report_by,
)
_OVER = (RoundState.closed, RoundState.cancelled)


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor, by role."""
    if not actor.may(Permission.projects_read):
        return []
    match actor.role:
        case Role.congress_staff:
            done = _rows(actor, Waiting.check, literal(NEVER))
            finished = J.state == ProjectState.finished
            return [_rounds(actor, today), done.where(J.congress_id == actor.congress_id, finished)]
        case Role.congress_leader:
            late = _rows(actor, Waiting.press, J.due_on)
            mine = J.congress_id == actor.congress_id
            return [late.where(mine, timed(Timing.late, today))]
        case Role.unit_staff:
            return [_rows(actor, Waiting.carry_out, J.due_on).where(J.state.in_(RUNNING))]
        case _:
            return []


def _rounds(actor: Actor, today: date) -> Select[Any]:
    return (
        queries.rounds_visible_to(
            actor,
            literal("project-rounds").label("word"),
            R.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            R.title,
            literal(Waiting.bring_on.value).label("kind"),
            _DUE.label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            cast(null(), String).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == R.congress_id)
        .where(
            R.congress_id == actor.congress_id,
            R.state.not_in(_OVER),
            today + timedelta(days=AHEAD_DAYS) >= _DUE,
        )
    )


def _rows(actor: Actor, kind: Waiting, due_on: Any) -> Select[Any]:
    return (
        queries.visible_to(
            actor,
            literal("projects").label("word"),
            J.id,
            J.year,
            J.number,
            J.title,
            literal(kind.value).label("kind"),
            due_on.label("due_on"),
            cast(null(), String).label("source"),
            col(Division.name).label("division"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == J.congress_id)
        .outerjoin(Division, col(Division.id) == J.division_id)
        .outerjoin(Unit, col(Unit.id) == J.unit_id)
    )
