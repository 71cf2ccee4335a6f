"""Reminding those who owe a report, or a signature, on its day and once it has passed."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.features.weekly_reports.actions.taking import (
    WORD,
    authors,
    receivers,
    tell,
)
from backend.domain.features.weekly_reports.rules import GOING, WeeklyState
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.kit.calendar import today_of

BATCH = 500


def remind(session: Session, *, after_id: UUID | None, now: datetime) -> tuple[int, UUID | None]:
    """Tell who owes a report of one batch that its day is here; both sides once it has passed.

    Each is told once per day, however often this runs. Return how many notices were written and
    the id to go on after, or none at the end.
    """
    today = today_of(now)
    statement = (
        select(WeeklyReport)
        .where(col(WeeklyReport.state).in_(GOING), WeeklyReport.due_on <= today)
        .order_by(col(WeeklyReport.id))
        .limit(BATCH)
    )
    if after_id is not None:
        statement = statement.where(WeeklyReport.id > after_id)
    batch = session.exec(statement).all()
    told = sum(_remind_one(session, one, today, now) for one in batch)
    return told, batch[-1].id if len(batch) == BATCH else None


def _remind_one(session: Session, report: WeeklyReport, today: date, now: datetime) -> int:
    signs = report.state is WeeklyState.sent
    owes = (receivers if signs else authors)(session, report)
    what = "签收" if signs else "报送"
    key = f"{WORD}:{report.id.hex}:{report.state}:{report.due_on}"
    if report.due_on == today:
        return tell(session, report, owes, "weekly-due", f"周报今天到期，请{what}", now, key)
    late = f"周报已逾期 {(today - report.due_on).days} 天，请尽快{what}"
    both = [*authors(session, report), *receivers(session, report)]
    return tell(session, report, both, "weekly-due", late, now, f"{key}:late")
