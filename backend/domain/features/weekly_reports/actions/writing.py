"""The author's part: figures, words, signing; correcting what both have signed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.actions.taking import (
    after,
    finish,
    numbers_of,
    receivers,
    take,
    tell,
)
from backend.domain.features.weekly_reports.rules import (
    FLOW,
    GOING,
    WRITES,
    CorrectionOpen,
    FiguresMissing,
    Frozen,
    ProgressMissing,
    WeeklyIdTaken,
    WeeklyState,
    WeeklyStep,
    may_take,
    weekday_in,
)
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed

LABELS = {"progress": "本周进展", "difficulties": "困难问题", "plans": "下周打算"}


def prefill(
    session: Session, actor: Actor, report: WeeklyReport, *, figures: Any, now: datetime
) -> WeeklyReport:
    """Keep what was counted today; the figures of before go."""
    take(actor, report, WeeklyStep.prefill, now=now)
    report.figures, report.as_of = figures, today_of(now)
    title = f"从问题清单取数，截至{report.as_of}"
    return finish(session, actor, report, WeeklyStep.prefill, title, now=now)


def write(
    session: Session,
    actor: Actor,
    report: WeeklyReport,
    *,
    to: Mapping[str, str],
    now: datetime,
) -> WeeklyReport:
    """Write the words; raise NotAllowed, Frozen."""
    if not may_take(actor, WeeklyStep.sign, queries.standing(actor, report)):
        raise NotAllowed("周报由报送方起草。")
    if report.state not in WRITES:
        raise Frozen()
    changed = {name: words for name, words in to.items() if getattr(report, name) != words}
    if not changed:
        return report
    for name, words in changed.items():
        setattr(report, name, words)
    report.touch(now)
    title = "起草" + "、".join(LABELS[name] for name in changed)
    return finish(session, actor, report, "write", title, now=now)


def sign(
    session: Session, actor: Actor, report: WeeklyReport, *, signed_by: str, now: datetime
) -> WeeklyReport:
    """Sign it and send it to the other side; raise FiguresMissing, ProgressMissing."""
    take(actor, report, WeeklyStep.sign, now=now)
    if report.as_of is None:
        raise FiguresMissing()
    if not report.progress:
        raise ProgressMissing()
    report.signed_by, report.signed_account, report.signed_at = signed_by, actor.name, now
    report.return_reason = None
    numbers = numbers_of(session, report.rule_set_id)
    report.due_on = after(session, numbers.sign_days, now)
    who = receivers(session, report)
    tell(session, report, who, "weekly-sent", "周报已报来，请签收", now)
    title = f"签报，签发人{signed_by}"
    details = {"signed_by": signed_by, "as_of": str(report.as_of)}
    return finish(session, actor, report, WeeklyStep.sign, title, now=now, details=details)


def correct(
    session: Session,
    actor: Actor,
    report: WeeklyReport,
    *,
    id: UUID,
    reason: str,
    now: datetime,
) -> WeeklyReport:
    """Begin another edition of what both have signed, which holds until this one is signed, too.

    Return the new edition; raise CorrectionOpen, WeeklyIdTaken.
    """
    made_before = session.get(WeeklyReport, id)
    if made_before is not None:
        if made_before.arrangement_id != report.arrangement_id:
            raise WeeklyIdTaken()
        return made_before
    take(actor, report, WeeklyStep.correct, now=now)
    there = queries.editions(session, report)
    if any(one.state in GOING for one in there):
        raise CorrectionOpen()
    kept = report.model_dump(
        include={
            "arrangement_id", "congress_id", "scope", "campaign_id", "unit_id", "direction",
            "whole", "title", "week", "rule_set_id", "as_of", "figures", *LABELS,
        }
    )  # fmt: skip
    made = WeeklyReport(
        **kept,
        id=id,
        edition=max(one.edition for one in there) + 1,
        corrects=reason,
        due_on=_due(session, report, now),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    finish(session, actor, report, WeeklyStep.correct, "更正，另出一版", note=reason, now=now)
    session.flush()
    title = f"更正稿第 {made.edition} 版"
    return finish(session, actor, made, "start", title, note=reason, now=now)


def _due(session: Session, report: WeeklyReport, now: datetime) -> date:
    numbers = numbers_of(session, report.rule_set_id)
    return max(weekday_in(report.week, numbers.due_weekday), after(session, 1, now))


def withdraw(
    session: Session, actor: Actor, report: WeeklyReport, *, reason: str, now: datetime
) -> WeeklyReport:
    """Take back a draft, with a reason."""
    take(actor, report, WeeklyStep.withdraw, now=now)
    report.ended_reason = reason
    return finish(session, actor, report, WeeklyStep.withdraw, "作废草稿", note=reason, now=now)


def supersede(session: Session, report: WeeklyReport, now: datetime) -> None:
    """Let earlier editions of a week that was signed by both give way to this one."""
    for one in queries.editions(session, report):
        if one.id != report.id and one.state is WeeklyState.complete:
            one.state = FLOW.after(one.state, WeeklyStep.supersede)
            one.touch(now)
            session.add(one)
