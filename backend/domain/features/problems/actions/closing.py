"""Verifying on site, sending back, signing off, looking back, reopening."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import SYSTEM, Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.features.problems.actions.checking import DuePast
from backend.domain.features.problems.actions.taking import (
    WORD,
    after,
    finish,
    lead_assignment,
    numbers_of,
    press_again,
    said_day,
    take,
    tell_congress,
    tell_unit,
)
from backend.domain.features.problems.rules import (
    RECTIFIED,
    ProblemState,
    ProblemStep,
    ReopenReason,
    holder_of,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of

SAID = {
    ReopenReason.false_rectification: "虚假整改",
    ReopenReason.incomplete: "整改不到位",
    ReopenReason.relapse: "前清后乱",
}


def verify_on_site(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    note: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Find on the spot that it is rectified (验收)."""
    take(actor, problem, ProblemStep.verify_on_site, now=now)
    problem.verified_on_site_at = now
    return finish(
        session,
        actor,
        problem,
        ProblemStep.verify_on_site,
        "现场验收通过",
        note=note,
        file_ids=file_ids,
        now=now,
    )


def send_back(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    reason: str,
    due_on: date | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Find that it is not rectified: the unit goes on, by a new day; raise DuePast."""
    _check_due(due_on, now)
    take(actor, problem, ProblemStep.send_back, now=now)
    _again(session, problem, due_on, now)
    title = f"验收未通过，继续整改，期限{said_day(problem.due_on)}"
    return finish(
        session,
        actor,
        problem,
        ProblemStep.send_back,
        title,
        note=reason,
        file_ids=file_ids,
        now=now,
    )


def sign_off(
    session: Session, actor: Actor, problem: Problem, *, note: str | None, now: datetime
) -> Problem:
    """Close the problem (销号)."""
    take(actor, problem, ProblemStep.sign_off, now=now)
    problem.signed_off_at = now
    assignments.withdraw_open(session, problem.id, now=now)
    return finish(session, actor, problem, ProblemStep.sign_off, "销号", note=note, now=now)


def look_back(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    note: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Look again at what was closed, and find that it holds (回头看)."""
    take(actor, problem, ProblemStep.look_back, now=now)
    problem.looked_back_at = now
    return finish(
        session,
        actor,
        problem,
        ProblemStep.look_back,
        "回头看：没有反弹",
        note=note,
        file_ids=file_ids,
        now=now,
    )


def reopen(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    why: ReopenReason,
    reason: str,
    due_on: date | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Look again and find that it does not hold; raise DuePast. Source: inventory 73."""
    _check_due(due_on, now)
    take(actor, problem, ProblemStep.reopen, now=now)
    problem.looked_back_at, problem.signed_off_at = now, None
    problem.reopened += 1
    problem.reopen_reason = why
    _again(session, problem, due_on, now)
    title = f"回头看发现{SAID[why]}，重新整改，期限{said_day(problem.due_on)}"
    return finish(
        session,
        actor,
        problem,
        ProblemStep.reopen,
        title,
        note=reason,
        file_ids=file_ids,
        now=now,
        why=why.value,
    )


def not_satisfied(session: Session, problem: Problem, *, words: str, now: datetime) -> None:
    """Let a problem go on whose reporter is not satisfied: rectified again, or opened again.

    What is being rectified already only hears it. Source: our reading, unconfirmed.
    """
    if problem.state not in RECTIFIED:
        record(
            session, SYSTEM, WORD, problem.id, "not-satisfied", "反映人不满意", note=words, now=now
        )
        return
    if problem.state is ProblemState.signed_off:
        problem.signed_off_at = None
        problem.reopened += 1
        problem.reopen_reason = ReopenReason.incomplete
    problem.state = ProblemState.rectifying
    problem.holder = holder_of(problem.state, has_unit=problem.unit_id is not None)
    _again(session, problem, None, now)
    problem.touch(now)
    session.add(problem)
    tell_congress(session, problem, "problem-not-satisfied", "反映人不满意，已转继续整改", now=now)
    title = f"反映人不满意，继续整改，期限{said_day(problem.due_on)}"
    record(session, SYSTEM, WORD, problem.id, "not-satisfied", title, note=words, now=now)


def _check_due(due_on: date | None, now: datetime) -> None:
    if due_on is not None and due_on < today_of(now):
        raise DuePast.at("body.due_on")


def _again(session: Session, problem: Problem, due_on: date | None, now: datetime) -> None:
    """Give the problem to its unit for another round, taken as accepted."""
    before = lead_assignment(session, problem)
    problem.round += 1
    problem.due_on = due_on or after(session, numbers_of(session, problem).redo_days, now)
    problem.reported_done_at = problem.verified_on_site_at = problem.done_on = None
    assignments.withdraw_open(session, problem.id, now=now)
    if problem.unit_id is None:
        return
    press_again(session, problem, now)
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
        signed_by=before.signed_by if before else "",
        round_=problem.round,
        now=now,
    )
    assignments.accept(session, given, handler=(before.handler if before else None) or "", now=now)
    tell_unit(session, problem, given.unit_id, "problem-again", "问题没整改好，请继续整改", now=now)
