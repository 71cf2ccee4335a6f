"""The congress's part before it is rectified: verify, refuse, hand over, time, press."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.problems.actions.taking import (
    WORD,
    after,
    check_unit,
    finish,
    lead_assignment,
    let_run,
    numbers_of,
    on_the_spot,
    press_again,
    said_day,
    take,
    tell_unit,
)
from backend.domain.features.problems.rules import ProblemStep
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import Invalid


class DuePast(Invalid):
    message = "整改时限要在今天以后，请改日期。"


def verify(
    session: Session, actor: Actor, problem: Problem, *, note: str | None, now: datetime
) -> Problem:
    """Say that the problem is true."""
    take(actor, problem, ProblemStep.verify, now=now)
    problem.verified_at = now
    return finish(session, actor, problem, ProblemStep.verify, "核实属实", note=note, now=now)


def refuse(
    session: Session, actor: Actor, problem: Problem, *, reason: str, now: datetime
) -> Problem:
    """Say why it does not go on the list."""
    take(actor, problem, ProblemStep.refuse, now=now)
    problem.ended_reason = reason
    return finish(session, actor, problem, ProblemStep.refuse, "不予列入", note=reason, now=now)


def hand_over(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    unit_id: UUID,
    joint_unit_ids: Collection[UUID],
    due_on: date | None,
    measure: str | None,
    signed_by: str,
    note: str | None,
    now: datetime,
) -> Problem:
    """Give the problem to a responsible unit and joint units; again, to give it to another.

    Without a day the problem's own holds, else the rule set's working days. Raise UnitElsewhere,
    DuePast.
    """
    unit = check_unit(session, problem.congress_id, unit_id, "body.unit_id")
    joint = [
        check_unit(session, problem.congress_id, one, f"body.joint_unit_ids.{i}")
        for i, one in enumerate(joint_unit_ids)
    ]
    if due_on is not None and due_on < today_of(now):
        raise DuePast.at("body.due_on")
    again = problem.handed_over_at is not None
    problem.unit_id, problem.unit_words = unit.id, None
    take(actor, problem, ProblemStep.hand_over, now=now)
    let_run(problem, now)
    numbers = numbers_of(session, problem)
    if due_on is not None or problem.due_on == NEVER:
        days = numbers.rectify_within(on_the_spot=on_the_spot(problem))
        problem.due_on = due_on or after(session, days, now)
    problem.handed_over_at, problem.accepted_at, problem.time_asked = now, None, None
    problem.verified_at = problem.verified_at or now
    problem.measure = measure or problem.measure
    press_again(session, problem, now)
    accept_days = numbers.accept_within(on_the_spot=on_the_spot(problem))
    assignments.withdraw_open(session, problem.id, now=now)
    assignments.hand_out(
        session,
        word=WORD,
        about_id=problem.id,
        scope=problem.scope,
        title=problem.words[:200],
        lead_id=unit.id,
        joint_ids=[one.id for one in joint],
        accept_by=min(after(session, accept_days, now), problem.due_on),
        due_on=problem.due_on,
        signed_by=signed_by,
        round_=problem.round,
        now=now,
    )
    for one in [unit, *joint]:
        tell_unit(session, problem, one.id, "problem-handed-over", "交办一个问题，请受理", now=now)
    title = f"{'改交' if again else '交'}{unit.name}整改，期限{said_day(problem.due_on)}"
    if joint:
        title += f"，{'、'.join(one.name for one in joint)}配合"
    return finish(
        session,
        actor,
        problem,
        ProblemStep.hand_over,
        title,
        note=note,
        now=now,
        signed_by=signed_by,
    )


def grant_time(
    session: Session, actor: Actor, problem: Problem, *, note: str | None, now: datetime
) -> Problem:
    """Grant the more time that the unit asked for."""
    take(actor, problem, ProblemStep.grant_time, now=now)
    given = _given(session, problem)
    before = problem.due_on
    asked = assignments.answer_time(session, given, granted=True, answer=note, now=now)
    problem.due_on, problem.time_asked = asked.until, None
    tell_unit(session, problem, given.unit_id, "problem-time", f"同意延期到{asked.until}", now=now)
    title = f"同意延期到{asked.until}，原期限{said_day(before)}"
    return finish(session, actor, problem, ProblemStep.grant_time, title, note=note, now=now)


def refuse_time(
    session: Session, actor: Actor, problem: Problem, *, note: str, now: datetime
) -> Problem:
    """Refuse it; the deadline stays."""
    take(actor, problem, ProblemStep.refuse_time, now=now)
    given = _given(session, problem)
    assignments.answer_time(session, given, granted=False, answer=note, now=now)
    problem.time_asked = None
    tell_unit(session, problem, given.unit_id, "problem-time", "不同意延期，请按期整改", now=now)
    return finish(
        session, actor, problem, ProblemStep.refuse_time, "不同意延期", note=note, now=now
    )


def press(session: Session, actor: Actor, problem: Problem, *, note: str, now: datetime) -> Problem:
    """Urge the unit (督办)."""
    take(actor, problem, ProblemStep.press, now=now)
    given = _given(session, problem)
    assignments.press(session, given, now=now)
    press_again(session, problem, now)
    tell_unit(session, problem, given.unit_id, "problem-pressed", "督办：请抓紧整改", now=now)
    return finish(session, actor, problem, ProblemStep.press, "督办", note=note, now=now)


def _given(session: Session, problem: Problem) -> Assignment:
    given = lead_assignment(session, problem)
    assert given is not None, "a problem in a unit's hands has an assignment"
    return given
