"""The unit's part: accept or give back, plan, ask for more time, report that it is done."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.rules import OPEN
from backend.domain.features.problems.actions.taking import (
    finish,
    lead_assignment,
    let_run,
    said_day,
    take,
    tell_congress,
)
from backend.domain.features.problems.rules import ProblemStep
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Invalid


class DoneInFuture(Invalid):
    message = "完成时间不能晚于今天，请改日期。"


def accept(
    session: Session, actor: Actor, problem: Problem, *, handler: str, now: datetime
) -> Problem:
    """Take the problem on and say who handles it; staff write it down for a unit outside."""
    take(actor, problem, ProblemStep.accept, now=now)
    problem.accepted_at = now
    given = lead_assignment(session, problem)
    if given is not None:
        assignments.accept(session, given, handler=handler, now=now)
    title = f"受理，经办人{handler}"
    return finish(session, actor, problem, ProblemStep.accept, title, now=now)


def give_back(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    reason: str,
    better: str | None,
    now: datetime,
) -> Problem:
    """Return it with a reason and, if known, a better addressee."""
    take(actor, problem, ProblemStep.give_back, now=now)
    given = lead_assignment(session, problem)
    assert given is not None
    assignments.give_back(session, given, reason=reason, now=now)
    assignments.withdraw_open(session, problem.id, now=now)
    problem.handed_over_at = None
    tell_congress(session, problem, "problem-given-back", f"{actor.organ}申请退回", now=now)
    note = f"{reason}；建议交{better}" if better else reason
    return finish(session, actor, problem, ProblemStep.give_back, "退回", note=note, now=now)


def plan(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    measure: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Say what is done about this one problem (一事一策)."""
    take(actor, problem, ProblemStep.plan, now=now)
    problem.measure = measure
    given = lead_assignment(session, problem)
    if given is not None:
        assignments.plan(session, given, words=measure, now=now)
    return finish(
        session,
        actor,
        problem,
        ProblemStep.plan,
        "报来整改措施",
        note=measure,
        file_ids=file_ids,
        now=now,
    )


def ask_time(
    session: Session, actor: Actor, problem: Problem, *, until: date, reason: str, now: datetime
) -> Problem:
    """Ask for more time; the congress answers."""
    take(actor, problem, ProblemStep.ask_time, now=now)
    given = lead_assignment(session, problem)
    assert given is not None
    assignments.ask_time(session, given, until=until, reason=reason, now=now)
    problem.time_asked = until
    tell_congress(
        session, problem, "problem-time-asked", f"{actor.organ}申请延期到{until}", now=now
    )
    title = f"申请延期到{until}，现期限{said_day(problem.due_on)}"
    return finish(session, actor, problem, ProblemStep.ask_time, title, note=reason, now=now)


def report_done(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    result: str,
    done_on: date | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Say that it is rectified, and how; raise DoneInFuture."""
    if done_on is not None and done_on > today_of(now):
        raise DoneInFuture.at("body.done_on")
    take(actor, problem, ProblemStep.report_done, now=now)
    let_run(problem, now)
    problem.result, problem.done_on = result, done_on or today_of(now)
    problem.reported_done_at, problem.time_asked = now, None
    given = lead_assignment(session, problem)
    if given is not None and given.state in OPEN:
        assignments.finish(session, given, words=result, now=now)
    tell_congress(session, problem, "problem-done", "报来整改结果，等待验收", now=now)
    return finish(
        session,
        actor,
        problem,
        ProblemStep.report_done,
        "报来整改结果",
        note=result,
        file_ids=file_ids,
        now=now,
    )
