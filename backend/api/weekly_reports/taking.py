"""Writing a weekly report, signing it on both sides, correcting it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.weekly_reports.asking import (
    CorrectIn,
    CountersignIn,
    WeeklyChange,
    WeeklyReason,
    WeeklySignIn,
)
from backend.api.weekly_reports.shapes import WeeklyOut
from backend.api.weekly_reports.telling import out
from backend.domain.access import Permission
from backend.domain.desk import weekly
from backend.domain.features.weekly_reports import actions, queries
from backend.domain.features.weekly_reports.rules import (
    CorrectionOpen,
    FiguresMissing,
    Frozen,
    ProgressMissing,
    WeeklyIdTaken,
)
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.kit.errors import MatchMissing, NotFound, Refusal, Stale
from backend.domain.kit.flow import StepNotOpen

router = APIRouter(prefix="/weekly-reports", tags=["weekly-reports"], route_class=StepRoute)

P = Permission
ONE = "/{weekly_report_id}"


def step_asks(*refusals: type[Refusal]) -> Any:
    """Return what a route of a step declares."""
    return asks(P.weekly_reports_write, NotFound, StepNotOpen, *refusals, step=True)


def take(call: Call, id_: UUID, act: Callable[..., WeeklyReport], **said: Any) -> Response:
    """Find the report, take the step, and answer with what it led to."""
    with call.writing() as (session, actor):
        report = queries.report(session, actor, id_, lock=True)
        led = act(session, actor, report, **said, now=call.now)
        session.flush()
        return out(call, session, actor, led)


@router.patch(
    ONE,
    response_model=WeeklyOut,
    **asks(P.weekly_reports_write, NotFound, Frozen, MatchMissing, Stale),
)
def write_weekly_report(call: CallDep, weekly_report_id: UUID, sent: WeeklyChange) -> Response:
    """Write the words of a report that is not signed yet."""
    with call.writing() as (session, actor):
        report = queries.report(session, actor, weekly_report_id, lock=True)
        call.must_match(report.version)
        actions.write(session, actor, report, to=sent.named(), now=call.now)
        session.flush()
        return out(call, session, actor, report)


@router.post(f"{ONE}/prefill", response_model=WeeklyOut, **step_asks())
def prefill_weekly_report(call: CallDep, weekly_report_id: UUID) -> Response:
    """Take the figures of today from the problem list."""
    with call.writing() as (session, actor):
        report = queries.report(session, actor, weekly_report_id, lock=True)
        figures = weekly.prefill(session, report, today=call.today)
        actions.prefill(session, actor, report, figures=figures, now=call.now)
        session.flush()
        return out(call, session, actor, report)


@router.post(f"{ONE}/sign", response_model=WeeklyOut, **step_asks(FiguresMissing, ProgressMissing))
def sign_weekly_report(call: CallDep, weekly_report_id: UUID, sent: WeeklySignIn) -> Response:
    """Sign it as its author, and send it to the other side."""
    return take(call, weekly_report_id, actions.sign, signed_by=sent.signed_by)


@router.post(f"{ONE}/countersign", response_model=WeeklyOut, **step_asks())
def countersign_weekly_report(
    call: CallDep, weekly_report_id: UUID, sent: CountersignIn
) -> Response:
    """Sign it as the other side: from now on only a new edition corrects it."""
    return take(call, weekly_report_id, actions.countersign, **sent.model_dump())


@router.post(f"{ONE}/send-back", response_model=WeeklyOut, **step_asks())
def send_back_weekly_report(call: CallDep, weekly_report_id: UUID, sent: WeeklyReason) -> Response:
    """Send it back to be written again, with a reason."""
    return take(call, weekly_report_id, actions.send_back, reason=sent.reason)


@router.post(f"{ONE}/correct", response_model=WeeklyOut, **step_asks(CorrectionOpen, WeeklyIdTaken))
def correct_weekly_report(call: CallDep, weekly_report_id: UUID, sent: CorrectIn) -> Response:
    """Begin a new edition with a reason; answer with it."""
    return take(call, weekly_report_id, actions.correct, id=sent.id, reason=sent.reason)


@router.post(f"{ONE}/withdraw", response_model=WeeklyOut, **step_asks())
def withdraw_weekly_report(call: CallDep, weekly_report_id: UUID, sent: WeeklyReason) -> Response:
    """Take back a draft, with a reason."""
    return take(call, weekly_report_id, actions.withdraw, reason=sent.reason)
