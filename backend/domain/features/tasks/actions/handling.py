"""The owners' part: begin, tell how far it has come, report that it is done."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.rules import AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.tasks.actions.taking import (
    finish,
    owners_of,
    standing,
    take,
    tell_congress,
)
from backend.domain.features.tasks.rules import TaskStep
from backend.domain.features.tasks.tables import Task


def start(
    session: Session, actor: Actor, task: Task, *, handler: str | None, now: datetime
) -> Task:
    """Begin, and say who sees to it."""
    take(session, actor, task, TaskStep.start, now=now)
    _began(task, now)
    _accepted(session, actor, task, handler, now)
    title = f"开始办理，经办人{handler}" if handler else "开始办理"
    return finish(session, actor, task, TaskStep.start, title, now=now)


def progress(
    session: Session,
    actor: Actor,
    task: Task,
    *,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Task:
    """Tell how far it has come, with what shows it; a joint owner tells its part."""
    stands = standing(session, actor, task)
    take(session, actor, task, TaskStep.progress, now=now)
    _began(task, now)
    given = _accepted(session, actor, task, None, now)
    if given is not None:
        assignments.progress(session, given, words=words, now=now)
    task.progress = words if stands.lead else f"{actor.organ}：{words}"
    task.progress_at = now
    title = "报告进展" if stands.lead else "报告配合进展"
    return finish(
        session,
        actor,
        task,
        TaskStep.progress,
        title,
        note=words,
        file_ids=file_ids,
        now=now,
    )


def report_done(
    session: Session,
    actor: Actor,
    task: Task,
    *,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Task:
    """Say that it is done, and what shows it; the congress confirms."""
    take(session, actor, task, TaskStep.report_done, now=now)
    _began(task, now)
    given = _accepted(session, actor, task, None, now)
    if given is not None:
        assignments.finish(session, given, words=words, now=now)
    task.progress, task.progress_at, task.reported_done_at = words, now, now
    tell_congress(session, task, "task-reported", "报来完成情况，请确认", now=now)
    return finish(
        session,
        actor,
        task,
        TaskStep.report_done,
        "报告完成",
        note=words,
        file_ids=file_ids,
        now=now,
    )


def _began(task: Task, now: datetime) -> None:
    task.started_at = task.started_at or now


def _accepted(
    session: Session, actor: Actor, task: Task, handler: str | None, now: datetime
) -> Assignment | None:
    """Return the assignment of the unit the actor answers for, taken on if it was not yet."""
    unit_id = actor.unit_id if actor.role is Role.unit_staff else _organ(session, actor, task)
    given = of_unit(session, task.id, unit_id) if unit_id else None
    if given is not None and given.state is AssignmentState.given:
        assignments.accept(session, given, handler=handler or actor.name, now=now)
    return given


def _organ(session: Session, actor: Actor, task: Task) -> UUID | None:
    """Return the own organ that staff of a congress act for."""
    own = (o.unit_id for o in owners_of(session, task) if o.congress_id == actor.congress_id)
    return next((unit_id for unit_id in own if unit_id), None)
