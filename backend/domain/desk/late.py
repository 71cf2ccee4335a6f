"""What is late (逾期) in one's whole scope."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, case, cast, func, literal, null, select, union_all
from sqlmodel import Session, col

from backend.domain.access import Actor, Permission
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C, ClueFilters, conditions
from backend.domain.features.clues.rules import Holder
from backend.domain.features.intake import queries as intake
from backend.domain.features.intake.queries import I
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.queries.filters import lit
from backend.domain.features.projects import queries as projects
from backend.domain.features.projects.queries import J, Timing, timed
from backend.domain.features.self_checks import queries as self_checks
from backend.domain.features.self_checks.queries import S
from backend.domain.features.tasks import queries as tasks
from backend.domain.features.tasks.queries import T
from backend.domain.features.weekly_reports import queries as weekly_reports
from backend.domain.features.weekly_reports.queries import W
from backend.domain.features.weekly_reports.rules import Direction, WeeklyState
from backend.domain.kit.calendar import Light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

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
    return (
        clues.visible_to(
            actor,
            literal("clues").label("word"),
            C.id,
            C.year,
            C.number,
            C.title,
            C.due_on.label("due_on"),
            cast(C.holder, String).label("holder"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == C.congress_id)
        .outerjoin(Unit, col(Unit.id) == C.lead_unit_id)
        .where(*conditions(ClueFilters(light=Light.overdue), today=today))
    )


def _problems(actor: Actor, today: date) -> Select[Any]:
    return (
        problems.visible_to(
            actor,
            literal("problems").label("word"),
            P.id,
            P.year,
            P.number,
            func.substr(P.words, 1, 100).label("title"),
            P.due_on.label("due_on"),
            cast(P.holder, String).label("holder"),
            func.coalesce(Unit.name, P.unit_words).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == P.congress_id)
        .outerjoin(Unit, col(Unit.id) == P.unit_id)
        .where(lit(Light.overdue, today))
    )


def _intake(actor: Actor, today: date) -> Select[Any]:
    return (
        intake.visible_to(
            actor,
            literal("intake").label("word"),
            I.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            func.substr(I.words, 1, 100).label("title"),
            I.look_by.label("due_on"),
            literal(Holder.congress.value).label("holder"),
            cast(null(), String).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == I.congress_id)
        .where(intake.lit(Light.overdue, today))
    )


def _self_checks(actor: Actor, today: date) -> Select[Any]:
    return _plain(
        self_checks.visible_to, actor, "self-checks", S, literal(Holder.unit.value)
    ).where(self_checks.lit(Light.overdue, today))


def _weekly_reports(actor: Actor, today: date) -> Select[Any]:
    writes_unit = W.direction == Direction.from_unit
    signs = W.state == WeeklyState.sent
    by_unit = (writes_unit & ~signs) | (~writes_unit & signs)
    holder = case((by_unit, Holder.unit.value), else_=Holder.congress.value)
    return _plain(weekly_reports.visible_to, actor, "weekly-reports", W, holder).where(
        weekly_reports.lit(Light.overdue, today)
    )


def _plain(
    visible_to: Callable[..., Select[Any]], actor: Actor, word: str, of: Any, holder: Any
) -> Select[Any]:
    """Return what has a title, a unit and a day, and no number."""
    return (
        visible_to(
            actor,
            literal(word).label("word"),
            of.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            of.title.label("title"),
            of.due_on.label("due_on"),
            cast(holder, String).label("holder"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == of.congress_id)
        .join(Unit, col(Unit.id) == of.unit_id)
    )


def _tasks(actor: Actor, today: date) -> Select[Any]:
    return (
        tasks.visible_to(
            actor,
            literal("tasks").label("word"),
            T.id,
            T.year,
            T.number,
            func.substr(T.words, 1, 100).label("title"),
            T.due_on.label("due_on"),
            cast(T.holder, String).label("holder"),
            func.coalesce(Unit.name, T.lead_words).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
            shared=False,
        )
        .join(Congress, col(Congress.id) == T.congress_id)
        .outerjoin(Unit, col(Unit.id) == T.lead_unit_id)
        .where(tasks.lit(Light.overdue, today))
    )


def _projects(actor: Actor, today: date) -> Select[Any]:
    return (
        projects.visible_to(
            actor,
            literal("projects").label("word"),
            J.id,
            J.year,
            J.number,
            J.title,
            J.due_on.label("due_on"),
            literal(Holder.unit.value).label("holder"),
            col(Unit.name).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == J.congress_id)
        .outerjoin(Unit, col(Unit.id) == J.unit_id)
        .where(timed(Timing.late, today))
    )


PARTS: tuple[Part, ...] = (
    Part("clues", Permission.clues_read, _clues),
    Part("problems", Permission.problems_read, _problems),
    Part("tasks", Permission.tasks_read, _tasks),
    Part("projects", Permission.projects_read, _projects),
    Part("intake", Permission.intake_read, _intake),
    Part("self-checks", Permission.self_checks_read, _self_checks),
    Part("weekly-reports", Permission.weekly_reports_read, _weekly_reports),
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
