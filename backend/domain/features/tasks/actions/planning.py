"""Keeping plans: a campaign's list of tasks, or what a document was broken into."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.files import actions as files
from backend.domain.features.tasks.actions import checking
from backend.domain.features.tasks.rules import (
    OPEN,
    PlanElsewhere,
    PlanIdTaken,
    PlanTaken,
    PlanWithdrawn,
)
from backend.domain.features.tasks.tables import Plan, Task
from backend.domain.journal.actions import record

WORD = "plans"
LABELS = {
    "title": "名称",
    "campaign_id": "联动监督",
    "document_title": "文件标题",
    "document_number": "文号",
    "document_on": "印发日期",
    "document_issuer": "印发机关",
    "shared": "下级可看",
}


def set_up(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    year: int,
    title: str,
    said: Mapping[str, Any],
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Plan:
    """Set a plan up; a repeat under the same id returns the first. Raise PlanIdTaken, PlanTaken."""
    actor.must(Permission.tasks_keep)
    assert actor.congress_id is not None
    before = session.get(Plan, id)
    if before is not None:
        if before.congress_id != actor.congress_id or before.title != title:
            raise PlanIdTaken()
        return before
    _must_be_free(session, actor.congress_id, year, title)
    made = Plan(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        year=year,
        title=title,
        created_at=now,
        updated_at=now,
        **said,
    )
    session.add(made)
    session.flush()
    files.attach(session, actor, file_ids, word=WORD, about_id=id, step="set-up")
    record(session, actor, WORD, id, "set-up", f"建立任务清单《{title}》", now=now)
    return made


def change(
    session: Session,
    actor: Actor,
    plan: Plan,
    *,
    to: Mapping[str, Any],
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Plan:
    """Change the named columns and add files; raise PlanElsewhere, PlanWithdrawn, PlanTaken."""
    _must_keep(actor, plan)
    changed = {name: value for name, value in to.items() if getattr(plan, name) != value}
    if not changed and not file_ids:
        return plan
    if "title" in changed:
        _must_be_free(session, plan.congress_id, plan.year, changed["title"])
    said = {name: [_plain(getattr(plan, name)), _plain(changed[name])] for name in changed}
    for name, value in changed.items():
        setattr(plan, name, value)
    plan.touch(now)
    session.add(plan)
    files.attach(session, actor, file_ids, word=WORD, about_id=plan.id, step="change")
    title = "修改" + "、".join(LABELS[name] for name in changed) if changed else "补充附件"
    record(session, actor, WORD, plan.id, "change", title, now=now, details=said, file_ids=file_ids)
    return plan


def withdraw(session: Session, actor: Actor, plan: Plan, *, reason: str, now: datetime) -> Plan:
    """Take a plan back with a reason, and with it what of its tasks is open."""
    _must_keep(actor, plan)
    plan.withdrawn_at, plan.withdrawn_reason = now, reason
    plan.touch(now)
    session.add(plan)
    open_ = select(Task).where(Task.plan_id == plan.id, col(Task.state).in_(OPEN))
    for task in session.exec(open_).all():
        checking.withdraw(session, actor, task, reason=f"清单撤销：{reason}", now=now)
    record(session, actor, WORD, plan.id, "withdraw", "撤销任务清单", note=reason, now=now)
    return plan


def _must_keep(actor: Actor, plan: Plan) -> None:
    actor.must(Permission.tasks_keep)
    if actor.congress_id != plan.congress_id:
        raise PlanElsewhere()
    if plan.withdrawn_at is not None:
        raise PlanWithdrawn()


def _must_be_free(session: Session, congress_id: UUID, year: int, title: str) -> None:
    taken = session.exec(
        select(Plan.id).where(
            Plan.congress_id == congress_id, Plan.year == year, Plan.title == title
        )
    ).first()
    if taken is not None:
        raise PlanTaken.at("body.title")


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
