"""Reminders: so many working days before a day, and again and again once it has passed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.tasks.actions.taking import accounts_of, numbers_of, owners_of, tell
from backend.domain.features.tasks.rules import OPEN
from backend.domain.features.tasks.tables import Task
from backend.domain.kit.calendar import WorkingDays, today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell the owners of one batch of tasks that a day is near or has passed.

    Each is told once per day and distance, however often this runs; what is kept up for long has no
    day to be late for. Return how many notices were written and the id to go on after, or none at
    the end.
    """
    today = today_of(now)
    statement = (
        select(Task)
        .where(
            Task.due_on <= today + timedelta(days=90),
            col(Task.state).in_(OPEN),
            col(Task.long_term).is_(False),
        )
        .order_by(col(Task.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(Task.id > after_id)
    batch = session.exec(statement).all()
    calendar = rulesets.working_days(session)
    told = sum(_remind_one(session, task, calendar, today, now) for task in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(
    session: Session, task: Task, calendar: WorkingDays, today: date, now: datetime
) -> int:
    numbers = numbers_of(session, task)
    key = f"tasks:{task.id.hex}:{task.due_on}"
    if task.due_on < today:
        late = (today - task.due_on).days
        times = (late - 1) // numbers.late_calendar_days
        who = _holders(session, task) + notices.accounts_of_congress(
            session, task.congress_id, Role.congress_leader
        )
        return _say(session, task, who, f"任务逾期 {late} 天，请抓紧", f"{key}:late{times}", now)
    left = calendar.between(today, task.due_on)
    due = [days for days in numbers.remind_days if left <= days]
    if not due:
        return 0
    when = "任务今天到期" if task.due_on == today else f"任务还剩 {left} 个工作日"
    return _say(session, task, _holders(session, task), when, f"{key}:{min(due)}", now)


def _holders(session: Session, task: Task) -> list[UUID]:
    """Return those who answer for the owners; for names alone, the staff who follow them up."""
    owners = owners_of(session, task)
    who = [one for owner in owners for one in accounts_of(session, owner, task.congress_id)]
    staff = notices.accounts_of_congress(session, task.congress_id, Role.congress_staff)
    return who or staff


def _say(
    session: Session, task: Task, who: list[UUID], title: str, dedupe: str, now: datetime
) -> int:
    return tell(session, task, set(who), "task-due", title, dedupe=dedupe, now=now)
