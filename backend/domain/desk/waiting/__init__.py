"""What waits for me, over all features: the late first, then by deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Subquery, case, func, select, union_all
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.desk.waiting import (
    campaigns,
    clues,
    escalations,
    instruments,
    intake,
    problems,
    projects,
    self_checks,
    tasks,
    weekly_reports,
)
from backend.domain.desk.waiting.rows import KEYS, Part, Waiting
from backend.domain.kit.paging import PageOf, Window, page_of

PARTS: tuple[Part, ...] = (
    clues.waiting,
    problems.waiting,
    intake.waiting,
    self_checks.waiting,
    weekly_reports.waiting,
    tasks.waiting,
    escalations.waiting,
    projects.waiting,
    instruments.waiting,
    campaigns.waiting,
)
"""One line a feature."""


class Due(StrEnum):
    """What is looked at of the deadlines."""

    overdue = "overdue"
    today = "today"


@dataclass(frozen=True)
class Counts:
    """How much waits, as the tabs say it."""

    total: int = 0
    overdue: int = 0
    today: int = 0
    kinds: dict[Waiting, int] = field(default_factory=dict)


def inbox(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    kinds: Sequence[Waiting] = (),
    due: Due | None = None,
    today: date,
) -> PageOf[dict[str, Any]]:
    """Return a page of what waits, each a dict by KEYS."""
    rows = _all(actor, today)
    if rows is None:
        return PageOf([], None, None, 0 if window.count else None)
    statement = select(rows)
    if kinds:
        statement = statement.where(rows.c.kind.in_([kind.value for kind in kinds]))
    if due is Due.overdue:
        statement = statement.where(rows.c.due_on < today)
    elif due is Due.today:
        statement = statement.where(rows.c.due_on == today)
    keys = [rows.c.due_on, rows.c.id]
    page = page_of(session, statement, window, keys=keys, descending=False)
    items = [dict(zip(KEYS, row, strict=True)) for row in page.items]
    return PageOf(items, page.next, page.previous, page.count)


def counts(session: Session, actor: Actor, *, today: date) -> Counts:
    """Count what waits by kind, and what of it is late or due today."""
    rows = _all(actor, today)
    if rows is None:
        return Counts()
    found = session.execute(
        select(
            rows.c.kind,
            func.count(),
            func.sum(case((rows.c.due_on < today, 1), else_=0)),
            func.sum(case((rows.c.due_on == today, 1), else_=0)),
        ).group_by(rows.c.kind)
    ).all()
    by_kind = {Waiting(kind): count for kind, count, _, _ in found}
    return Counts(
        total=sum(by_kind.values()),
        overdue=sum(late for _, _, late, _ in found),
        today=sum(now for _, _, _, now in found),
        kinds={kind: by_kind[kind] for kind in Waiting if kind in by_kind},
    )


def _all(actor: Actor, today: date) -> Subquery | None:
    parts = [statement for part in PARTS for statement in part(actor, today)]
    return union_all(*parts).subquery("waiting") if parts else None


__all__ = ["KEYS", "Counts", "Due", "Waiting", "counts", "inbox"]
