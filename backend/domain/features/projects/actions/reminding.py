"""Reminders of milestones: some days before the planned day, and once it has passed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Role
from backend.domain.engines.notices import actions as notices
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.taking import WORD
from backend.domain.features.projects.rules import RUNNING
from backend.domain.features.projects.tables import Milestone, Project
from backend.domain.kit.calendar import today_of

BATCH = 500
LONGEST = 90
"""No rule set reminds earlier than so many days before."""


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell who carries projects out, a batch at a time, that a milestone is near or has passed.

    Each is told once per milestone and day, however often this runs; a delay that was reported
    counts from the day it names. Return how many notices were written and the id to go on after,
    or none at the end. Source: rule set `projects`, soon_days.
    """
    today = today_of(now)
    near = Project.due_on <= today + timedelta(days=LONGEST)
    statement = select(Project).where(near, col(Project.state).in_(RUNNING))
    if after_id is not None:
        statement = statement.where(Project.id > after_id)
    batch = session.exec(statement.order_by(col(Project.id)).limit(BATCH)).all()
    soon = queries.soon_days(session, {one.round_id for one in batch})
    told = sum(_remind_one(session, one, soon[one.round_id], today, now) for one in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(session: Session, project: Project, soon: int, today: date, now: datetime) -> int:
    """Speak of the first milestone that was not reached."""
    left = [one for one in queries.milestones(session, project.id) if one.reached_on is None]
    if not left:
        return 0
    stone = min(left, key=lambda one: (one.planned_on, one.position))
    day = max(stone.planned_on, stone.expected_on or stone.planned_on)
    days = (day - today).days
    who = _holders(session, project)
    if days < 0:
        kind, title = "late", f"“{stone.name}”已逾期 {-days} 天，请抓紧"
        leaders = (Role.congress_staff, Role.congress_leader)
        for role in leaders:
            who += notices.accounts_of_congress(session, project.congress_id, role)
    elif days <= soon:
        kind = "soon"
        title = f"“{stone.name}”{'今天到期' if not days else f'还剩 {days} 天'}"
    else:
        return 0
    return _say(session, project, stone, who, title, f"{day}:{kind}", now)


def _holders(session: Session, project: Project) -> list[UUID]:
    """Return the people of the unit; where it has none, the staff who report in its place."""
    who = notices.accounts_of_unit(session, project.unit_id) if project.unit_id else []
    staff = Role.congress_staff
    return who or notices.accounts_of_congress(session, project.congress_id, staff)


def _say(
    session: Session,
    project: Project,
    stone: Milestone,
    who: list[UUID],
    title: str,
    key: str,
    now: datetime,
) -> int:
    return notices.tell(
        session,
        set(who),
        "project-due",
        title,
        body=project.title,
        word=WORD,
        about_id=project.id,
        dedupe=f"projects:{stone.id.hex}:{key}",
        now=now,
    )
