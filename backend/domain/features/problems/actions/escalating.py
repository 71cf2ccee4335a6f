"""What the own congress cannot mend: reported to the higher one, answered, gone on with."""

from datetime import date, datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.rules import OPEN
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.problems.actions.checking import DuePast
from backend.domain.features.problems.actions.taking import (
    WORD,
    after,
    finish,
    lead_assignment,
    let_run,
    numbers_of,
    said_day,
    take,
    tell_congress,
    tell_unit,
)
from backend.domain.features.problems.rules import ProblemStep, holder_of
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of


def escalate(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    reason: str,
    signed_by: str,
    to: str,
    now: datetime,
) -> Problem:
    """Put the problem before the higher congress.

    Meanwhile the deadline does not run, unless the rule set says so. Source: inventory 72, 131.
    """
    take(actor, problem, ProblemStep.escalate, now=now)
    held = bool(numbers_of(session, problem).escalation_holds_deadline)
    problem.escalated_at, problem.answered_above_at = now, None
    problem.time_asked = None
    _hold(session, problem, held=held, now=now)
    _held_by(problem)
    if problem.unit_id is not None and problem.handed_over_at is not None:
        title = f"问题已上报{to}，等待答复"
        tell_unit(session, problem, problem.unit_id, "problem-escalated", title, now=now)
    return finish(
        session,
        actor,
        problem,
        ProblemStep.escalate,
        f"上报{to}",
        note=reason,
        now=now,
        signed_by=signed_by,
    )


def answered_above(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    step: str,
    title: str,
    note: str | None,
    now: datetime,
) -> None:
    """Have the higher congress's last word: the own congress goes on."""
    problem.answered_above_at = now
    problem.touch(now)
    _held_by(problem)
    session.add(problem)
    record(session, actor, WORD, problem.id, step, title[:200], note=note, now=now)
    tell_congress(session, problem, "problem-answered-above", f"{title}，请接着办", now=now)


def told_above(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    step: str,
    title: str,
    note: str | None,
    now: datetime,
) -> None:
    """Say on the timeline what the higher congress did meanwhile."""
    record(session, actor, WORD, problem.id, step, title[:200], note=note, now=now)


def go_on(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    note: str | None,
    due_on: date | None,
    now: datetime,
) -> Problem:
    """Rectify on with the same unit, by a new day or the days that were left; raise DuePast."""
    if due_on is not None and due_on < today_of(now):
        raise DuePast.at("body.due_on")
    take(actor, problem, ProblemStep.go_on, now=now)
    let_run(problem, now)
    if due_on is not None or problem.due_on < today_of(now):
        problem.due_on = due_on or after(session, numbers_of(session, problem).redo_days, now)
    given = lead_assignment(session, problem)
    if given is None or given.state not in OPEN:
        given = _given_again(session, problem, given.signed_by if given else actor.name, now)
    if given is not None:
        given.due_on = problem.due_on
        given.touch(now)
        session.add(given)
        tell_unit(session, problem, given.unit_id, "problem-goes-on", "请接着整改", now=now)
    problem.handed_over_at = problem.handed_over_at or now
    title = f"接着整改，期限{said_day(problem.due_on)}"
    return finish(session, actor, problem, ProblemStep.go_on, title, note=note, now=now)


def _given_again(
    session: Session, problem: Problem, signed_by: str, now: datetime
) -> Assignment | None:
    if problem.unit_id is None:
        return None
    given = assignments.hand_out(
        session,
        word=WORD,
        about_id=problem.id,
        scope=problem.scope,
        title=problem.words[:200],
        lead_id=problem.unit_id,
        joint_ids=(),
        accept_by=problem.due_on,
        due_on=problem.due_on,
        signed_by=signed_by,
        round_=problem.round,
        now=now,
    )
    assignments.accept(session, given, handler="", now=now)
    return given


def _hold(session: Session, problem: Problem, *, held: bool, now: datetime) -> None:
    if not held:
        return
    problem.held_from = problem.held_from or today_of(now)
    given = lead_assignment(session, problem)
    if given is not None and given.state in OPEN:
        given.due_on = NEVER
        given.touch(now)
        session.add(given)


def _held_by(problem: Problem) -> None:
    waits = problem.answered_above_at is None
    problem.holder = holder_of(
        problem.state, has_unit=problem.unit_id is not None, waits_above=waits
    )
