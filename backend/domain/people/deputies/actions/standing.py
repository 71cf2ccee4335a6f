"""Suspending, resuming and ending a mandate."""

from datetime import date, datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.people.deputies.rules import (
    FLOW,
    WORDS,
    DeputyStep,
    EndGround,
    SuspendGround,
)
from backend.domain.people.deputies.tables import Deputy


def suspend(
    session: Session,
    actor: Actor,
    deputy: Deputy,
    *,
    ground: SuspendGround,
    on: date,
    note: str | None,
    now: datetime,
) -> Deputy:
    """Suspend the deputy's work from a day on; raise StepNotOpen unless in office.

    Source: Deputies Law (代表法, 2025), art. 61.
    """
    deputy.suspended_on, deputy.suspended_reason = on, WORDS[ground]
    title = f"自 {on} 起暂停执行代表职务：{WORDS[ground]}"
    return _step(session, actor, deputy, DeputyStep.suspend, title, note, now)


def resume(
    session: Session, actor: Actor, deputy: Deputy, *, note: str | None, now: datetime
) -> Deputy:
    """Let a suspended deputy work again; raise StepNotOpen unless suspended.

    Source: Deputies Law (代表法, 2025), art. 61.
    """
    deputy.suspended_on = deputy.suspended_reason = None
    return _step(session, actor, deputy, DeputyStep.resume, "恢复执行代表职务", note, now)


def end(
    session: Session,
    actor: Actor,
    deputy: Deputy,
    *,
    ground: EndGround,
    on: date,
    note: str | None,
    now: datetime,
) -> Deputy:
    """End the mandate; raise StepNotOpen if it has ended. Source: 代表法 (2025), art. 62."""
    deputy.ended_on, deputy.ended_reason = on, WORDS[ground]
    title = f"代表资格自 {on} 起终止：{WORDS[ground]}"
    return _step(session, actor, deputy, DeputyStep.end, title, note, now)


def _step(
    session: Session,
    actor: Actor,
    deputy: Deputy,
    step: DeputyStep,
    title: str,
    note: str | None,
    now: datetime,
) -> Deputy:
    deputy.state = FLOW.after(deputy.state, step)
    deputy.touch(now)
    session.add(deputy)
    record(session, actor, "deputies", deputy.id, step.value, title, note=note, now=now)
    return deputy
