"""What is late (逾期) in one's whole scope."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, case, cast, func, literal, null, select, union_all
from sqlmodel import Session, col

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C, ClueFilters, conditions
from backend.domain.features.clues.rules import Holder
from backend.domain.features.escalations import queries as escalations
from backend.domain.features.escalations.rules import EscalationState
from backend.domain.features.escalations.tables import Bundle
from backend.domain.features.instruments import queries as instruments
from backend.domain.features.intake import queries as intake
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.queries.filters import lit
from backend.domain.features.projects import queries as projects
from backend.domain.features.projects.queries import J, Timing, timed
from backend.domain.features.self_checks import queries as self_checks
from backend.domain.features.tasks import queries as tasks
from backend.domain.features.weekly_reports import queries as weekly_reports
from backend.domain.features.weekly_reports.rules import Direction, WeeklyState
from backend.domain.kit.calendar import Light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

OVERDUE = Light.overdue
_CONGRESS: tuple[Any, ...] = (
    col(Congress.short_name).label("congress"),
    cast(col(Congress.level), String).label("level"),
)
_NO_NUMBER: tuple[Any, ...] = (
    cast(null(), Integer).label("year"),
    cast(null(), Integer).label("number"),
)
KEYS = ("word", "id", "year", "number", "title", "due_on", "holder", "unit", "congress", "level")


@dataclass(frozen=True)
class Late:
    """The most overdue, each a dict by KEYS, and how many are overdue of each word."""

    rows: list[dict[str, Any]]
    counts: dict[str, int]


@dataclass(frozen=True)
class Part:
    """How one feature says what is late."""

    word: str
    permission: Permission
    rows: Callable[[Actor, date], Select[Any]]


def _clues(actor: Actor, today: date) -> Select[Any]:
    rows = _numbered(clues.visible_to, actor, "clues", C, C.title, C.holder, col(Unit.name))
    late = conditions(ClueFilters(light=Light.overdue), today=today)
    return rows.outerjoin(Unit, col(Unit.id) == C.lead_unit_id).where(*late)


def _problems(actor: Actor, today: date) -> Select[Any]:
    title, unit = func.substr(P.words, 1, 100), func.coalesce(Unit.name, P.unit_words)
    rows = _numbered(problems.visible_to, actor, "problems", P, title, P.holder, unit)
    return rows.outerjoin(Unit, col(Unit.id) == P.unit_id).where(lit(OVERDUE, today))


def _intake(actor: Actor, today: date) -> Select[Any]:
    return (
        intake.visible_to(
            actor,
            literal("intake").label("word"),
            intake.I.id,
            *_NO_NUMBER,
            func.substr(intake.I.words, 1, 100).label("title"),
            intake.I.look_by.label("due_on"),
            literal(Holder.congress.value).label("holder"),
            cast(null(), String).label("unit"),
            *_CONGRESS,
        )
        .join(Congress, col(Congress.id) == intake.I.congress_id)
        .where(intake.lit(OVERDUE, today))
    )


def _self_checks(actor: Actor, today: date) -> Select[Any]:
    return _plain(
        self_checks.visible_to, actor, "self-checks", self_checks.S, literal(Holder.unit.value)
    ).where(self_checks.lit(OVERDUE, today))


def _weekly_reports(actor: Actor, today: date) -> Select[Any]:
    W = weekly_reports.W
    writes_unit, signs = W.direction == Direction.from_unit, W.state == WeeklyState.sent
    holder = _by_unit((writes_unit & ~signs) | (~writes_unit & signs))
    rows = _plain(weekly_reports.visible_to, actor, "weekly-reports", W, holder)
    return rows.where(weekly_reports.lit(OVERDUE, today))


def _plain(
    visible_to: Callable[..., Select[Any]], actor: Actor, word: str, of: Any, holder: Any
) -> Select[Any]:
    """Return what has a title, a unit and a day, and no number."""
    return (
        visible_to(
            actor,
            literal(word).label("word"),
            of.id,
            *_NO_NUMBER,
            of.title.label("title"),
            of.due_on.label("due_on"),
            cast(holder, String).label("holder"),
            col(Unit.name).label("unit"),
            *_CONGRESS,
        )
        .join(Congress, col(Congress.id) == of.congress_id)
        .join(Unit, col(Unit.id) == of.unit_id)
    )


def _tasks(actor: Actor, today: date) -> Select[Any]:
    T = tasks.T
    title, unit = func.substr(T.words, 1, 100), func.coalesce(Unit.name, T.lead_words)
    rows = _numbered(tasks.visible_to, actor, "tasks", T, title, T.holder, unit, shared=False)
    return rows.outerjoin(Unit, col(Unit.id) == T.lead_unit_id).where(tasks.lit(OVERDUE, today))


def _projects(actor: Actor, today: date) -> Select[Any]:
    holder = literal(Holder.unit.value)
    rows = _numbered(projects.visible_to, actor, "projects", J, J.title, holder, col(Unit.name))
    return rows.outerjoin(Unit, col(Unit.id) == J.unit_id).where(timed(Timing.late, today))


def _numbered(
    visible_to: Callable[..., Select[Any]],
    actor: Actor,
    word: str,
    of: Any,
    title: Any,
    holder: Any,
    unit: Any,
    **more: Any,
) -> Select[Any]:
    """Return what has a number of its congress, by KEYS; the unit is the caller's to join."""
    return visible_to(
        actor,
        literal(word).label("word"),
        of.id,
        of.year,
        of.number,
        title.label("title"),
        of.due_on.label("due_on"),
        cast(holder, String).label("holder"),
        unit.label("unit"),
        *_CONGRESS,
        **more,
    ).join(Congress, col(Congress.id) == of.congress_id)


def _escalations(actor: Actor, today: date) -> Select[Any]:
    """What a congress owes an answer to; of a unit what it was given, by its own day."""
    E, for_unit = escalations.E, actor.role is Role.unit_staff
    return (
        escalations.visible_to(
            actor,
            literal("escalations").label("word"),
            E.id,
            *_NO_NUMBER,
            func.substr(func.coalesce(col(Bundle.title), E.words), 1, 100).label("title"),
            (col(Bundle.due_on) if for_unit else E.answer_by).label("due_on"),
            _by_unit(E.state == EscalationState.with_unit).label("holder"),
            col(Unit.name).label("unit"),
            *_CONGRESS,
        )
        .join(Congress, col(Congress.id) == E.above_id)
        .outerjoin(Bundle, col(Bundle.id) == E.bundle_id)
        .outerjoin(Unit, col(Unit.id) == Bundle.unit_id)
        .where(escalations.lit_for(actor, OVERDUE, today))
    )


def _instruments(actor: Actor, today: date) -> Select[Any]:
    """Instruments of which an opinion (审议意见) was to be answered by now; the earliest counts."""
    first = instruments.first_due(actor)
    return (
        instruments.visible_to(
            actor,
            literal("instruments").label("word"),
            instruments.X.id,
            instruments.X.year,
            instruments.X.number,
            instruments.X.title,
            first.c.due_on.label("due_on"),
            _by_unit(first.c.unit_id.is_not(None)).label("holder"),
            col(Unit.name).label("unit"),
            *_CONGRESS,
            shared=False,
        )
        .join(first, first.c.instrument_id == instruments.X.id)
        .join(Congress, col(Congress.id) == instruments.X.congress_id)
        .outerjoin(Unit, col(Unit.id) == first.c.unit_id)
        .where(first.c.due_on < today)
    )


def _by_unit(condition: Any) -> Any:
    return case((condition, Holder.unit.value), else_=Holder.congress.value)


PARTS: tuple[Part, ...] = (
    Part("clues", Permission.clues_read, _clues),
    Part("problems", Permission.problems_read, _problems),
    Part("tasks", Permission.tasks_read, _tasks),
    Part("projects", Permission.projects_read, _projects),
    Part("intake", Permission.intake_read, _intake),
    Part("self-checks", Permission.self_checks_read, _self_checks),
    Part("weekly-reports", Permission.weekly_reports_read, _weekly_reports),
    Part("escalations", Permission.escalations_read, _escalations),
    Part("instruments", Permission.instruments_read, _instruments),
)
"""One line a feature."""


def late(session: Session, actor: Actor, *, today: date, limit: int = 5) -> Late:
    """Return the most overdue first, and the counts."""
    parts = [part.rows(actor, today) for part in PARTS if actor.may(part.permission)]
    if not parts:
        return Late([], {})
    rows = union_all(*parts).subquery("late")
    first = select(rows).order_by(rows.c.due_on, rows.c.id).limit(limit)
    counted = select(rows.c.word, func.count()).group_by(rows.c.word)
    return Late(
        [dict(zip(KEYS, row, strict=True)) for row in session.execute(first)],
        {word: count for word, count in session.execute(counted)},
    )
