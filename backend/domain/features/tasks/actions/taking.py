"""What every step shares: is it open to this actor, where does it lead, who must be told."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.engines.search import actions as search
from backend.domain.features.tasks.rules import (
    FLOW,
    LONG_TERM,
    DuePast,
    Standing,
    TaskNumbers,
    TaskStep,
    holder_of,
    may_take,
)
from backend.domain.features.tasks.tables import Task, TaskOwner
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit

WORD = "tasks"


def numbers_of(session: Session, task: Task) -> TaskNumbers:
    """Return the numbers of the version that the task began under."""
    kept = session.get(RuleSet, task.rule_set_id) if task.rule_set_id else None
    return TaskNumbers.model_validate(kept.numbers if kept else {})


def owners_of(session: Session, task: Task) -> Sequence[TaskOwner]:
    """Return who is answerable, the leading one first."""
    return session.exec(
        select(TaskOwner).where(TaskOwner.task_id == task.id).order_by(col(TaskOwner.position))
    ).all()


def standing(session: Session, actor: Actor, task: Task) -> Standing:
    """Return what the actor is to the task."""
    own = actor.is_congress and actor.congress_id == task.congress_id
    roles = {o.role for o in owners_of(session, task) if _answers(session, actor, o, own)}
    return Standing(
        own_congress=own,
        lead=AssignmentRole.lead in roles,
        joint=AssignmentRole.joint in roles,
        long_term=task.long_term,
    )


def _answers(session: Session, actor: Actor, owner: TaskOwner, own: bool) -> bool:
    """Say whether the actor answers for an owner.

    A unit's staff do for it; a congress's staff for its own organs, and for whom the plan of their
    congress knows by name alone.
    """
    if actor.role is Role.unit_staff:
        return actor.unit_id is not None and owner.unit_id == actor.unit_id
    if owner.unit_id is None:
        return own
    return actor.congress_id == owner.congress_id and is_organ(session, owner.unit_id)


def is_organ(session: Session, unit_id: UUID) -> bool:
    """Say whether a unit is an organ of its congress, and not supervised by it."""
    return session.get_one(Unit, unit_id).kind in CONGRESS_KINDS


def take(session: Session, actor: Actor, task: Task, step: TaskStep, *, now: datetime) -> None:
    """Move the task on; raise NotAllowed or StepNotOpen."""
    target = FLOW.after(task.state, step)
    if not may_take(actor, step, standing(session, actor, task)):
        raise NotAllowed("这一步不由您办理。")
    task.state = target
    task.holder = holder_of(target, has_unit=with_unit(session, task))
    task.touch(now)


def with_unit(session: Session, task: Task) -> bool:
    """Say whether others than the plan's own congress have the task in hand."""
    if task.lead_unit_id is None:
        return False
    unit = session.get_one(Unit, task.lead_unit_id)
    return unit.kind not in CONGRESS_KINDS or unit.congress_id != task.congress_id


def finish(
    session: Session,
    actor: Actor,
    task: Task,
    step: TaskStep,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
    **details: Any,
) -> Task:
    """Attach what was sent, write the timeline and the audit, and keep the task."""
    files.attach(session, actor, file_ids, word=WORD, about_id=task.id, step=step.value)
    session.add(task)
    record(
        session,
        actor,
        WORD,
        task.id,
        step.value,
        title[:200],
        now=now,
        note=note,
        file_ids=file_ids,
        details=details,
    )
    return task


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def check_due(due_on: date | None, now: datetime) -> None:
    """Raise DuePast for a new day that has passed."""
    if due_on is not None and due_on < today_of(now):
        raise DuePast.at("body.due_on")


def reindex(session: Session, task: Task, names: Sequence[str]) -> None:
    """Make the task findable by its words, aspect, owners and number."""
    search.index(session, WORD, task.id, *findable(task, names), at=task.created_at)


def findable(task: Task, names: Sequence[str]) -> list[str | None]:
    """Return the texts a task is found by."""
    return [task.words, task.aspect, task.leader, *names, f"{task.year}号{task.number}号"]


def tell_congress(session: Session, task: Task, kind: str, title: str, *, now: datetime) -> None:
    """Tell the staff of the congress whose plan it is."""
    who = notices.accounts_of_congress(session, task.congress_id, Role.congress_staff)
    tell(session, task, who, kind, title, now=now)


def tell_owners(session: Session, task: Task, kind: str, title: str, *, now: datetime) -> None:
    """Tell those who answer for the owners, as far as we know them."""
    who = [a for o in owners_of(session, task) for a in accounts_of(session, o, task.congress_id)]
    tell(session, task, set(who), kind, title, now=now)


def accounts_of(session: Session, owner: TaskOwner, congress_id: UUID) -> list[UUID]:
    """Return the accounts that answer for an owner, but for the plan's own congress."""
    if owner.unit_id is None:
        return []
    if not is_organ(session, owner.unit_id):
        return notices.accounts_of_unit(session, owner.unit_id)
    if owner.congress_id is None or owner.congress_id == congress_id:
        return []
    return notices.accounts_of_congress(session, owner.congress_id, Role.congress_staff)


def tell(
    session: Session,
    task: Task,
    who: Collection[UUID],
    kind: str,
    title: str,
    *,
    dedupe: str | None = None,
    now: datetime,
) -> int:
    """Put a notice about the task before accounts; return how many were told."""
    return notices.tell(
        session,
        who,
        kind,
        title,
        body=task.words[:100],
        word=WORD,
        about_id=task.id,
        dedupe=dedupe,
        now=now,
    )


def said_due(task: Task) -> str:
    """Return by when it is to be done, in words."""
    if task.long_term:
        return LONG_TERM
    return "未定时限" if task.due_on == NEVER else task.due_on.isoformat()
