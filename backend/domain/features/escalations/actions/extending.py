"""More time for the unit that has a group: asked for, granted, refused."""

from datetime import date, datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.features.escalations.actions.handling import Moved
from backend.domain.features.escalations.actions.taking import (
    begun,
    given_to_unit,
    move,
    tell_asked,
    tell_unit,
)
from backend.domain.features.escalations.rules import EscalationStep
from backend.domain.features.escalations.tables import Escalation

T = EscalationStep


def ask_time(
    session: Session, actor: Actor, one: Escalation, *, until: date, reason: str, now: datetime
) -> Moved:
    """Ask for more time as the unit; raise DueTooEarly, ExtensionPending."""
    bundle, target = begun(session, actor, one, T.ask_time)
    given = given_to_unit(session, bundle)
    assignments.ask_time(session, given, until=until, reason=reason, now=now)
    bundle.time_asked = until
    said = f"{actor.organ}申请延期到{until}"
    tell_asked(session, bundle, "escalation-time-asked", said, now)
    title = f"{said}，现期限{bundle.due_on}"
    return move(session, actor, bundle, target, T.ask_time, title, note=reason, now=now)


def grant_time(
    session: Session, actor: Actor, one: Escalation, *, note: str | None, now: datetime
) -> Moved:
    """Grant the time asked for: the unit's day moves; the own day to answer stays."""
    bundle, target = begun(session, actor, one, T.grant_time)
    given = given_to_unit(session, bundle)
    asked = assignments.answer_time(session, given, granted=True, answer=note, now=now)
    before, bundle.due_on, bundle.time_asked = bundle.due_on, asked.until, None
    tell_unit(session, bundle, "escalation-time", f"同意延期到{asked.until}", now=now)
    title = f"同意延期到{asked.until}，原期限{before}"
    return move(session, actor, bundle, target, T.grant_time, title, note=note, now=now)


def refuse_time(
    session: Session, actor: Actor, one: Escalation, *, note: str, now: datetime
) -> Moved:
    """Refuse it; the day stays."""
    bundle, target = begun(session, actor, one, T.refuse_time)
    given = given_to_unit(session, bundle)
    assignments.answer_time(session, given, granted=False, answer=note, now=now)
    bundle.time_asked = None
    tell_unit(session, bundle, "escalation-time", "不同意延期，请按期办理", now=now)
    return move(session, actor, bundle, target, T.refuse_time, "不同意延期", note=note, now=now)
