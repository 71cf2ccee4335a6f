"""Bringing compared rows into a plan, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.search import actions as search
from backend.domain.features.tasks.actions.owning import (
    Owner,
    follow,
    given_rows,
    lead_by,
    replace,
    rows_of,
)
from backend.domain.features.tasks.actions.taking import (
    WORD,
    accounts_of,
    findable,
    owners_of,
    reindex,
)
from backend.domain.features.tasks.queries.book import Planned
from backend.domain.features.tasks.queries.cells import Named
from backend.domain.features.tasks.rules import (
    OPEN,
    Body,
    Deadline,
    TaskState,
    label,
    print_of,
)
from backend.domain.features.tasks.tables import Plan, Task, TaskOwner
from backend.domain.journal.timeline.tables import TimelineEntry
from backend.domain.kit.calendar import today_of
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import new_id

Given = Counter[UUID]
_PLAIN = ("number", "aspect", "words", "source", "leader", "evidence", "remark", "state")


def bring_in(
    session: Session,
    actor: Actor,
    plan: Plan,
    planned: Sequence[Planned],
    *,
    file_name: str,
    now: datetime,
) -> dict[str, int]:
    """Create and change what the rows say; return how many of each.

    Each task gets its line in the timeline; the import's own entry stands in the audit for all.
    Whoever is answerable is told once, however many tasks they get.
    """
    actor.must(Permission.tasks_keep)
    created = [row for row in planned if row.outcome is Outcome.create]
    changed = [row for row in planned if row.outcome is Outcome.change]
    given: Given = Counter()
    _change(session, actor, changed, given, file_name, now)
    _create(session, actor, plan, created, given, file_name, now)
    for account, count in given.items():
        title = f"《{plan.title}》交办 {count} 项任务"
        notices.tell(session, [account], "tasks-given", title, body=file_name, now=now)
    return {"created": len(created), "changed": len(changed)}


def _create(
    session: Session,
    actor: Actor,
    plan: Plan,
    rows: Sequence[Planned],
    given: Given,
    file_name: str,
    now: datetime,
) -> None:
    rule_set = rulesets.in_force(session, WORD, plan.congress_id, today_of(now))
    made: list[tuple[Task, list[TaskOwner]]] = []
    for row in rows:
        task = Task(
            id=new_id(),
            congress_id=plan.congress_id,
            scope=plan.scope,
            plan_id=plan.id,
            year=plan.year,
            rule_set_id=rule_set.id if rule_set else None,
            registered_by=actor.account_id,
            created_at=now,
            updated_at=now,
            **_columns(row.values, now),
        )
        _moments(task, now)
        named = _named(row.values)
        lead_by(session, task, named)
        made.append((task, rows_of(task, named, now)))
    session.add_all([task for task, _ in made])
    session.flush()
    session.add_all([owner for _, owners in made for owner in owners])
    for task, owners in made:
        session.add_all(given_rows(session, task, owners, signed_by=actor.name, now=now))
        title = f"随《{file_name[:150]}》导入，状态“{label(task.state)}”"
        session.add(_entry(actor, task.id, title, now))
        _count(session, task, owners, given)
    session.flush()
    search.index_many(
        session,
        WORD,
        [(task.id, now, findable(task, [o.name for o in owners])) for task, owners in made],
    )


def _columns(values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Return the columns that the values of a row are."""
    said = {name: values[name] for name in _PLAIN if name in values}
    if "words" in said:
        said["words_print"] = print_of(said["words"])
    due: Deadline | None = values.get("due")
    if due is not None:
        said |= {"due_on": due.due_on, "long_term": due.long_term}
    if "progress" in values:
        said |= {"progress": values["progress"], "progress_at": now}
    return said


def _named(values: Mapping[str, Any]) -> list[Owner]:
    """Return the owners a row names, each once, the leading one first."""
    said = [*values.get("owners", ()), *values.get("joint", ())]
    found = {o.unit_id or o.name: _owner(o) for o in reversed(said)}
    return list(found.values())[::-1]


def _owner(said: Named | TaskOwner) -> Owner:
    if isinstance(said, TaskOwner):
        body = Body(said.body_id, said.name, said.kind) if said.body_id else None
        return Owner(said.name, said.unit_id, said.congress_id, body)
    return Owner(said.name, said.unit_id, said.congress_id, said.body)


def _change(
    session: Session,
    actor: Actor,
    rows: Sequence[Planned],
    given: Given,
    file_name: str,
    now: datetime,
) -> None:
    ids = [row.about_id for row in rows]
    kept = {task.id: task for task in session.exec(select(Task).where(col(Task.id).in_(ids)))}
    pairs = [(kept[row.about_id], row.values) for row in rows if row.about_id is not None]
    _make_way(session, pairs)
    for task, values in pairs:
        before = list(owners_of(session, task))
        wanted = _columns(values, now)
        if wanted.get("progress") == task.progress:
            wanted.pop("progress_at", None)
        changed = {name: v for name, v in wanted.items() if getattr(task, name) != v}
        for name, value in changed.items():
            setattr(task, name, value)
        _moments(task, now)
        _owners(session, task, before, values, now)
        task.touch(now)
        session.add(task)
        session.flush()
        follow(session, task, signed_by=actor.name, now=now)
        after = list(owners_of(session, task))
        fresh = {o.unit_id for o in after} - {o.unit_id for o in before}
        _count(session, task, [o for o in after if o.unit_id in fresh], given)
        reindex(session, task, [o.name for o in after])
        details = {name: str(v) for name, v in changed.items() if name != "words_print"}
        title = f"随《{file_name[:150]}》导入修改"
        session.add(_entry(actor, task.id, title, now, details))
    session.flush()


def _make_way(session: Session, pairs: Sequence[tuple[Task, Mapping[str, Any]]]) -> None:
    """Let go of numbers that are about to change hands: no two tasks have one at any time."""
    for task, values in pairs:
        if values.get("number") not in {None, task.number}:
            task.number = -task.number
            session.add(task)
    session.flush()


def _moments(task: Task, now: datetime) -> None:
    if task.state is not TaskState.planned:
        task.started_at = task.started_at or now
    if task.state is TaskState.reported_done:
        task.reported_done_at = task.reported_done_at or now
    if task.state is TaskState.confirmed:
        task.confirmed_at = task.confirmed_at or now


def _owners(
    session: Session,
    task: Task,
    before: Sequence[TaskOwner],
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """Put the owners in place; the column that says nothing leaves its own as they are."""
    whole = dict(values)
    for key, role in (("owners", AssignmentRole.lead), ("joint", AssignmentRole.joint)):
        whole.setdefault(key, [o for o in before if o.role is role])
    wanted = _named(whole)
    if [(o.name, o.body_id) for o in wanted] != [(o.name, o.body_id) for o in before]:
        replace(session, task, wanted, now=now)
    else:
        lead_by(session, task, wanted)


def _count(session: Session, task: Task, owners: Sequence[TaskOwner], given: Given) -> None:
    if task.state in OPEN:
        for account in {a for o in owners for a in accounts_of(session, o, task.congress_id)}:
            given[account] += 1


def _entry(
    actor: Actor,
    about_id: UUID,
    title: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> TimelineEntry:
    return TimelineEntry(
        created_at=now,
        about_word=WORD,
        about_id=about_id,
        step="import",
        title=title[:200],
        actor_id=actor.account_id,
        actor_name=actor.name,
        organ=actor.organ,
        details=dict(details or {}),
    )
