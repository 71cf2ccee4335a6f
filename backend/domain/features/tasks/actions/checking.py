"""The congress's part: confirm, send back, press, open again, withdraw."""

from datetime import date, datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.rules import OPEN as OPEN_ASSIGNMENTS
from backend.domain.features.tasks.actions.owning import again, follow
from backend.domain.features.tasks.actions.taking import (
    check_due,
    finish,
    said_due,
    take,
    tell_owners,
)
from backend.domain.features.tasks.rules import LongTermDated, TaskStep
from backend.domain.features.tasks.tables import Task


def confirm(session: Session, actor: Actor, task: Task, *, note: str | None, now: datetime) -> Task:
    """Confirm that it is done."""
    take(session, actor, task, TaskStep.confirm, now=now)
    task.confirmed_at = now
    assignments.withdraw_open(session, task.id, now=now)
    tell_owners(session, task, "task-confirmed", "任务完成情况已经确认", now=now)
    return finish(session, actor, task, TaskStep.confirm, "确认完成", note=note, now=now)


def send_back(
    session: Session,
    actor: Actor,
    task: Task,
    *,
    reason: str,
    due_on: date | None,
    now: datetime,
) -> Task:
    """Find that it is not done: the owner goes on, by a new day if one is given; raise DuePast."""
    _again(session, actor, task, TaskStep.send_back, due_on, now)
    task.sent_back += 1
    tell_owners(session, task, "task-sent-back", "完成情况退回，请继续办理", now=now)
    title = f"退回继续办理，时限{said_due(task)}"
    return finish(session, actor, task, TaskStep.send_back, title, note=reason, now=now)


def reopen(
    session: Session,
    actor: Actor,
    task: Task,
    *,
    reason: str,
    due_on: date | None,
    now: datetime,
) -> Task:
    """Open again what was confirmed; raise DuePast."""
    _again(session, actor, task, TaskStep.reopen, due_on, now)
    tell_owners(session, task, "task-sent-back", "任务重新打开，请继续办理", now=now)
    title = f"重新打开，时限{said_due(task)}"
    return finish(session, actor, task, TaskStep.reopen, title, note=reason, now=now)


def press(session: Session, actor: Actor, task: Task, *, note: str, now: datetime) -> Task:
    """Urge the owners (督办)."""
    take(session, actor, task, TaskStep.press, now=now)
    task.pressed += 1
    task.pressed_at = now
    given = of_unit(session, task.id, task.lead_unit_id) if task.lead_unit_id else None
    if given is not None and given.state in OPEN_ASSIGNMENTS:
        assignments.press(session, given, now=now)
    tell_owners(session, task, "task-pressed", "督办：请抓紧落实任务", now=now)
    return finish(session, actor, task, TaskStep.press, "督办", note=note, now=now)


def withdraw(session: Session, actor: Actor, task: Task, *, reason: str, now: datetime) -> Task:
    """Take the task out of the plan; it stays to be seen, with the reason."""
    take(session, actor, task, TaskStep.withdraw, now=now)
    task.withdrawn_reason = reason
    follow(session, task, signed_by=actor.name, now=now)
    tell_owners(session, task, "task-withdrawn", "任务已经撤销", now=now)
    return finish(session, actor, task, TaskStep.withdraw, "撤销任务", note=reason, now=now)


def _again(
    session: Session, actor: Actor, task: Task, step: TaskStep, due_on: date | None, now: datetime
) -> None:
    check_due(due_on, now)
    if due_on is not None and task.long_term:
        raise LongTermDated.at("body.due_on")
    take(session, actor, task, step, now=now)
    task.due_on = due_on or task.due_on
    task.reported_done_at = task.confirmed_at = None
    again(session, task, signed_by=actor.name, now=now)
