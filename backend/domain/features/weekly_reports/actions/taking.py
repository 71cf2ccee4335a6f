"""What every step shares: is it open to this actor, where does it lead, who must be told."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.rules import (
    FLOW,
    Direction,
    WeeklyNumbers,
    WeeklyStep,
    may_take,
)
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed

WORD = "weekly-reports"


def take(actor: Actor, report: WeeklyReport, step: WeeklyStep, *, now: datetime) -> None:
    """Move the report on; raise NotAllowed or StepNotOpen."""
    if not may_take(actor, step, queries.standing(actor, report)):
        raise NotAllowed("这一步不由您办理。")
    report.state = FLOW.after(report.state, step)
    report.touch(now)


def finish(
    session: Session,
    actor: Actor,
    report: WeeklyReport,
    step: str,
    title: str,
    *,
    now: datetime,
    note: str | None = None,
    details: dict[str, Any] | None = None,
) -> WeeklyReport:
    """Keep the report, and write the timeline and the audit."""
    session.add(report)
    record(session, actor, WORD, report.id, step, title[:200], note=note, details=details, now=now)
    return report


def numbers_of(session: Session, rule_set_id: UUID | None) -> WeeklyNumbers:
    """Return the numbers of the version that a report began under."""
    kept = session.get(RuleSet, rule_set_id) if rule_set_id else None
    return WeeklyNumbers.model_validate(kept.numbers if kept else {})


def after(session: Session, days: int, now: datetime) -> date:
    """Return the day that is so many working days from today."""
    return rulesets.working_days(session).after(today_of(now), days)


def authors(session: Session, report: WeeklyReport) -> list[UUID]:
    """Return the accounts of the side that writes."""
    return _side(session, report, unit=report.direction is Direction.from_unit)


def receivers(session: Session, report: WeeklyReport) -> list[UUID]:
    """Return the accounts of the side that reads and signs."""
    return _side(session, report, unit=report.direction is Direction.to_unit)


def _side(session: Session, report: WeeklyReport, *, unit: bool) -> list[UUID]:
    if unit:
        return notices.accounts_of_unit(session, report.unit_id)
    return notices.accounts_of_congress(session, report.congress_id, Role.congress_staff)


def tell(
    session: Session,
    report: WeeklyReport,
    who: list[UUID],
    kind: str,
    title: str,
    now: datetime,
    dedupe: str | None = None,
) -> int:
    """Tell people of a report."""
    return notices.tell(
        session,
        set(who),
        kind,
        title,
        body=report.title,
        word=WORD,
        about_id=report.id,
        dedupe=dedupe,
        now=now,
    )
