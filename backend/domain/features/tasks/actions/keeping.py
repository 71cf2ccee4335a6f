"""Writing tasks down and putting them right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.files import actions as files
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.tasks.actions.owning import Owner, follow, given_rows, replace
from backend.domain.features.tasks.actions.taking import (
    WORD,
    owners_of,
    reindex,
    said_due,
    tell_owners,
)
from backend.domain.features.tasks.rules import (
    ENDED,
    LongTermDated,
    NumberTaken,
    PlanElsewhere,
    TaskEnded,
    TaskIdTaken,
    print_of,
)
from backend.domain.features.tasks.tables import Plan, Task, TaskOwner
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of

LABELS = {
    "number": "序号",
    "aspect": "方面",
    "words": "任务内容",
    "source": "出处",
    "leader": "牵头领导",
    "long_term": "是否长期",
    "due_on": "时限",
    "evidence": "佐证材料",
    "remark": "备注",
}


@dataclass(frozen=True)
class Said:
    """What is known of a task when it is written down."""

    words: str
    aspect: str | None = None
    source: str | None = None
    leader: str | None = None
    long_term: bool = False
    due_on: date | None = None
    evidence: str | None = None
    remark: str | None = None


def register(
    session: Session,
    actor: Actor,
    plan: Plan,
    said: Said,
    owners: Sequence[Owner],
    *,
    id: UUID,
    number: int | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Task:
    """Write a task into a plan and give it to its owners; without a number it takes the next.

    A repeat under the same id returns the first. Raise TaskIdTaken, NumberTaken, LongTermDated.
    """
    actor.must(Permission.tasks_keep)
    before = session.get(Task, id)
    if before is not None:
        if before.registered_by != actor.account_id or before.words != said.words:
            raise TaskIdTaken()
        return before
    if said.long_term and said.due_on is not None:
        raise LongTermDated.at("body.due_on")
    number = number or last_number(session, plan.id) + 1
    _must_be_free(session, plan.id, number)
    rule_set = rulesets.in_force(session, WORD, plan.congress_id, today_of(now))
    task = Task(
        id=id,
        congress_id=plan.congress_id,
        scope=plan.scope,
        plan_id=plan.id,
        year=plan.year,
        number=number,
        words_print=print_of(said.words),
        rule_set_id=rule_set.id if rule_set else None,
        registered_by=actor.account_id,
        created_at=now,
        updated_at=now,
        **{**vars(said), "due_on": said.due_on or NEVER},
    )
    session.add(task)
    session.flush()
    replace(session, task, owners, now=now)
    rows = given_rows(session, task, owners_of(session, task), signed_by=actor.name, now=now)
    session.add_all(rows)
    files.attach(session, actor, file_ids, word=WORD, about_id=id, step="register")
    reindex(session, task, [o.name for o in owners])
    tell_owners(session, task, "task-given", f"交办一项任务，时限{said_due(task)}", now=now)
    record(session, actor, WORD, id, "register", "列入任务清单", now=now, file_ids=file_ids)
    return task


def edit(
    session: Session,
    actor: Actor,
    task: Task,
    *,
    to: Mapping[str, Any],
    owners: Sequence[Owner] | None = None,
    now: datetime,
) -> Task:
    """Change the named columns and the owners; `due_on` None takes the day away.

    What becomes long-term has no day any more. Raise PlanElsewhere, TaskEnded, NumberTaken,
    LongTermDated.
    """
    actor.must(Permission.tasks_keep)
    if actor.congress_id != task.congress_id:
        raise PlanElsewhere()
    if task.state in ENDED:
        raise TaskEnded()
    changed = _changed(task, to)
    before = owners_of(session, task)
    names = [o.name for o in before]
    new_names = names if owners is None else [o.name for o in owners]
    others = owners is not None and _pairs(owners) != _pairs(before)
    if not changed and not others:
        return task
    if "number" in changed:
        _must_be_free(session, task.plan_id, changed["number"])
    details = {name: [_plain(getattr(task, name)), _plain(changed[name])] for name in changed}
    for name, value in changed.items():
        setattr(task, name, value)
    task.words_print = print_of(task.words)
    if owners is not None and others:
        details["owners"] = [names, new_names]
        replace(session, task, owners, now=now)
    task.touch(now)
    session.add(task)
    session.flush()
    follow(session, task, signed_by=actor.name, now=now)
    reindex(session, task, new_names)
    labels = [LABELS[name] for name in changed] + (["责任单位"] if "owners" in details else [])
    title = "修改" + "、".join(labels)
    if set(changed) & {"due_on", "long_term"}:
        title += f"，时限{said_due(task)}"
    record(session, actor, WORD, task.id, "edit", title[:200], now=now, details=details)
    return task


def _pairs(owners: Sequence[Owner | TaskOwner]) -> list[tuple[str, UUID | None]]:
    return [(one.name, one.body_id) for one in owners]


def _changed(task: Task, to: Mapping[str, Any]) -> dict[str, Any]:
    wanted = dict(to)
    if "due_on" in wanted:
        wanted["due_on"] = wanted["due_on"] or NEVER
    long_term = wanted.get("long_term", task.long_term)
    if long_term and wanted.get("due_on", NEVER) != NEVER:
        raise LongTermDated.at("body.due_on")
    if long_term:
        wanted["due_on"] = NEVER
    return {name: value for name, value in wanted.items() if getattr(task, name) != value}


def last_number(session: Session, plan_id: UUID) -> int:
    """Return the highest number that a plan has given."""
    asked = select(func.max(col(Task.number))).where(Task.plan_id == plan_id)
    return session.exec(asked).one() or 0


def _must_be_free(session: Session, plan_id: UUID, number: int) -> None:
    asked = select(Task.id).where(Task.plan_id == plan_id, Task.number == number)
    if session.exec(asked).first() is not None:
        raise NumberTaken.at("body.number")


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
