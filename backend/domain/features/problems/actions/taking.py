"""What every step shares: is it open to this actor, where does it lead, who must be told."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.problems.rules import (
    FLOW,
    ProblemNumbers,
    ProblemSource,
    ProblemState,
    ProblemStep,
    Standing,
    holder_of,
    may_take,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import Invalid, NotAllowed
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit

WORD = "problems"


class UnitElsewhere(Invalid):
    message = "只能交给本级的责任单位，请从名单里选择。"


def numbers_of(session: Session, problem: Problem) -> ProblemNumbers:
    """Return the numbers of the version that the problem began under."""
    kept = session.get(RuleSet, problem.rule_set_id) if problem.rule_set_id else None
    return ProblemNumbers.model_validate(kept.numbers if kept else {})


def standing(actor: Actor, problem: Problem) -> Standing:
    """Return what the actor is to the problem."""
    return Standing(
        own_congress=actor.is_congress and actor.congress_id == problem.congress_id,
        lead=actor.unit_id is not None and actor.unit_id == problem.unit_id,
        unit_outside=problem.unit_id is None,
        time_asked=problem.time_asked is not None,
        above="." in problem.scope,
        escalated=problem.state is ProblemState.escalated,
        waits_above=waits_above(problem),
        given=problem.unit_id is not None or problem.unit_words is not None,
        unverified=problem.state is ProblemState.found and not on_the_spot(problem),
    )


def waits_above(problem: Problem) -> bool:
    """Return whether the higher congress has the problem and has not answered."""
    return (
        problem.state is ProblemState.escalated
        and problem.escalated_at is not None
        and problem.answered_above_at is None
    )


_PENDING = {ProblemStep.ask_time, ProblemStep.grant_time, ProblemStep.refuse_time}


def take(actor: Actor, problem: Problem, step: ProblemStep, *, now: datetime) -> None:
    """Move the problem on; raise NotAllowed or StepNotOpen."""
    target = FLOW.after(problem.state, step)
    stood = standing(actor, problem)
    if not may_take(actor, step, stood):
        unverified = step is ProblemStep.hand_over and stood.unverified
        if unverified or step in _PENDING:
            raise StepNotOpen()
        raise NotAllowed("这一步不由您办理。")
    problem.state = target
    problem.holder = holder_of(target, has_unit=problem.unit_id is not None)
    problem.touch(now)


def finish(
    session: Session,
    actor: Actor,
    problem: Problem,
    step: ProblemStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
    **details: Any,
) -> Problem:
    """Attach what was sent, write the timeline and the audit, and keep the problem."""
    files.attach(session, actor, file_ids, word=WORD, about_id=problem.id, step=step.value)
    session.add(problem)
    record(
        session,
        actor,
        WORD,
        problem.id,
        step.value,
        title[:200],
        now=now,
        note=note,
        file_ids=file_ids,
        details=details,
    )
    return problem


def let_run(problem: Problem, now: datetime) -> None:
    """Let a deadline that was held run on: the days held are added."""
    if problem.held_from is not None and problem.due_on != NEVER:
        problem.due_on += today_of(now) - problem.held_from
    problem.held_from = None


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def lead_assignment(session: Session, problem: Problem) -> Assignment | None:
    """Return the latest assignment of the responsible unit; none if it is only a name."""
    return of_unit(session, problem.id, problem.unit_id) if problem.unit_id else None


def check_unit(session: Session, congress_id: UUID, unit_id: UUID, path: str) -> Unit:
    """Return a unit that this congress supervises; raise UnitElsewhere."""
    unit = session.get(Unit, unit_id)
    if unit is None or unit.congress_id != congress_id or unit.ended:
        raise UnitElsewhere.at(path)
    if unit.kind in CONGRESS_KINDS:
        raise UnitElsewhere.at(path)
    return unit


def tell_congress(
    session: Session, problem: Problem, kind: str, title: str, *, now: datetime
) -> None:
    """Tell the staff of the congress that holds the problem."""
    who = notices.accounts_of_congress(session, problem.congress_id, Role.congress_staff)
    _tell(session, problem, who, kind, title, now)


def tell_unit(
    session: Session, problem: Problem, unit_id: UUID, kind: str, title: str, *, now: datetime
) -> None:
    """Tell those who act for a unit."""
    who = notices.accounts_of_unit(session, unit_id)
    _tell(session, problem, who, kind, title, now)


def _tell(
    session: Session, problem: Problem, who: list[UUID], kind: str, title: str, now: datetime
) -> None:
    body = problem.words[:100]
    notices.tell(session, who, kind, title, body=body, word=WORD, about_id=problem.id, now=now)


def on_the_spot(problem: Problem) -> bool:
    """Return whether it was asked about on the spot, and goes the fast lane."""
    return problem.source is ProblemSource.on_the_spot


def press_again(session: Session, problem: Problem, now: datetime) -> None:
    """Set the day by which a unit that has a problem of the fast lane is pressed next.

    Source: inventory 139 (滦平: 立即交办, 定期督办, 跟踪问效).
    """
    runs = on_the_spot(problem) and problem.unit_id is not None
    days = numbers_of(session, problem).on_the_spot_press_days
    problem.press_by = after(session, days, now) if runs else None


def said_day(day: date) -> str:
    return "未定期限" if day == NEVER else day.isoformat()
