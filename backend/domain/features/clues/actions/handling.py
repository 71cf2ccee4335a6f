"""The unit's part: accept or give back, ask for more time, plan, answer."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.clues.actions.taking import (
    finish,
    numbers_of,
    own_assignment,
    take,
    tell_congress,
    tell_reporter,
    wait_for,
)
from backend.domain.features.clues.rules import ClueStep, Holder
from backend.domain.features.clues.tables import Clue


def accept(session: Session, actor: Actor, clue: Clue, *, handler: str, now: datetime) -> Clue:
    """Take the clue on and say who handles it; a joint unit accepts its own part."""
    given = _given(session, actor, clue)
    if given.role is AssignmentRole.lead:
        take(actor, clue, ClueStep.accept, now=now)
        clue.holder, clue.due_on = Holder.unit, given.due_on
    assignments.accept(session, given, handler=handler, now=now)
    return finish(session, actor, clue, ClueStep.accept, f"签收，经办人{handler}", now=now)


def give_back(
    session: Session, actor: Actor, clue: Clue, *, reason: str, better: str | None, now: datetime
) -> Clue:
    """Return it with a reason and, if known, a better addressee."""
    given = _given(session, actor, clue)
    if given.role is AssignmentRole.lead:
        take(actor, clue, ClueStep.give_back, now=now)
        clue.lead_unit_id, clue.handed_over_at, clue.answer_due_on = None, None, None
        days = numbers_of(session, clue).hand_over_days
        wait_for(session, clue, Holder.congress, days=days, now=now)
    assignments.give_back(session, given, reason=reason, now=now)
    if given.role is AssignmentRole.lead:
        assignments.withdraw_open(session, clue.id, now=now)
    tell_congress(session, clue, "clue-given-back", f"{actor.organ}申请退回", now=now)
    note = f"{reason}；建议交{better}" if better else reason
    return finish(session, actor, clue, ClueStep.give_back, "退回", note=note, now=now)


def ask_time(
    session: Session, actor: Actor, clue: Clue, *, until: date, reason: str, now: datetime
) -> Clue:
    """Ask for more time; the congress answers."""
    take(actor, clue, ClueStep.ask_time, now=now)
    given = _given(session, actor, clue)
    assignments.ask_time(session, given, until=until, reason=reason, now=now)
    clue.time_asked = until
    tell_congress(session, clue, "clue-time-asked", f"{actor.organ}申请延期到{until}", now=now)
    title = f"申请延期到{until}"
    return finish(session, actor, clue, ClueStep.ask_time, title, note=reason, now=now)


def plan(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Clue:
    """Say what the unit will do, or how far it has come."""
    given = _given(session, actor, clue)
    if given.role is AssignmentRole.lead:
        take(actor, clue, ClueStep.plan, now=now)
    first = given.plan is None
    if first:
        assignments.plan(session, given, words=words, now=now)
    else:
        assignments.progress(session, given, words=words, now=now)
    title = "报来办理方案" if first else "报来办理进展"
    return finish(
        session, actor, clue, ClueStep.plan, title, note=words, file_ids=file_ids, now=now
    )


def answer(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Clue:
    """Answer with papers; a joint unit finishes its own part only."""
    given = _given(session, actor, clue)
    if given.role is AssignmentRole.lead:
        take(actor, clue, ClueStep.answer, now=now)
        clue.answer, clue.answered_at, clue.time_asked = words, now, None
        rater = Holder.reporter if clue.reporter_id else Holder.congress
        days = numbers_of(session, clue).rating_days
        wait_for(session, clue, rater, days=days, now=now)
        tell_reporter(session, clue, "clue-answered", "您反映的问题有了答复，请评价", now=now)
    assignments.finish(session, given, words=words, now=now)
    tell_congress(session, clue, "clue-answered", f"{actor.organ}报来答复", now=now)
    title = "答复" if given.role is AssignmentRole.lead else "报来会办意见"
    return finish(
        session, actor, clue, ClueStep.answer, title, note=words, file_ids=file_ids, now=now
    )


def _given(session: Session, actor: Actor, clue: Clue) -> Assignment:
    actor.must(Permission.clues_answer)
    return own_assignment(session, actor, clue)
