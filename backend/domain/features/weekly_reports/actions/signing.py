"""The other side's part: signing that it has read it, or sending it back."""

from datetime import date, datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.weekly_reports.actions.taking import (
    after,
    authors,
    finish,
    take,
    tell,
)
from backend.domain.features.weekly_reports.actions.writing import supersede
from backend.domain.features.weekly_reports.rules import WeeklyStep
from backend.domain.features.weekly_reports.tables import WeeklyReport


def countersign(
    session: Session,
    actor: Actor,
    report: WeeklyReport,
    *,
    signed_by: str,
    note: str | None,
    now: datetime,
) -> WeeklyReport:
    """Sign as the other side: from now on it is frozen, and an earlier edition gives way."""
    take(actor, report, WeeklyStep.countersign, now=now)
    report.countersigned_by, report.countersigned_account = signed_by, actor.name
    report.countersigned_at = now
    supersede(session, report, now)
    tell(session, report, authors(session, report), "weekly-signed", "周报已签收", now)
    title = f"签收，签收人{signed_by}"
    details = {"signed_by": signed_by}
    return finish(
        session, actor, report, WeeklyStep.countersign, title, note=note, now=now, details=details
    )


def send_back(
    session: Session, actor: Actor, report: WeeklyReport, *, reason: str, now: datetime
) -> WeeklyReport:
    """Send it back to be written again, with a reason."""
    take(actor, report, WeeklyStep.send_back, now=now)
    report.return_reason = reason
    report.signed_by = report.signed_account = report.signed_at = None
    report.due_on = _again(session, now)
    tell(session, report, authors(session, report), "weekly-returned", "周报被退回，请修改", now)
    return finish(session, actor, report, WeeklyStep.send_back, "退回", note=reason, now=now)


def _again(session: Session, now: datetime) -> date:
    return after(session, 1, now)
