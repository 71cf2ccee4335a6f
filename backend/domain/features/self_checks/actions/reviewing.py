"""What staff make of a row of the list; taking over is `handoffs.take_over`'s."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.self_checks.actions.taking import finish, standing
from backend.domain.features.self_checks.rules import FindingStep, Verdict, finding_steps
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.flow import StepNotOpen


def must_decide(actor: Actor, check: SelfCheck, finding: Finding, step: FindingStep) -> None:
    """Raise NotAllowed or StepNotOpen unless this step is open for the row."""
    if not standing(actor, check).own_congress:
        raise NotAllowed("这一步由部署自查的人大办理。")
    if step not in finding_steps(actor, check.state, finding.verdict, standing(actor, check)):
        raise StepNotOpen()


def take_over(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    problem_id: UUID,
    code: str,
    now: datetime,
) -> Finding:
    """Note which problem a row became."""
    must_decide(actor, check, finding, FindingStep.take_over)
    title = f"第 {finding.position} 条列入问题清单：{code}"
    step = FindingStep.take_over
    return _decide(session, actor, check, finding, Verdict.taken, problem_id, step, title, now)


def match(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    problem_id: UUID,
    code: str,
    now: datetime,
) -> Finding:
    """Say that a row is the same as a problem that is there."""
    must_decide(actor, check, finding, FindingStep.match)
    title = f"第 {finding.position} 条与{code}是同一问题"
    step = FindingStep.match
    return _decide(session, actor, check, finding, Verdict.matched, problem_id, step, title, now)


def decline(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    reason: str,
    now: datetime,
) -> Finding:
    """Say why a row is not taken."""
    must_decide(actor, check, finding, FindingStep.decline)
    title = f"第 {finding.position} 条不列入问题清单"
    finding.reason = reason
    step = FindingStep.decline
    return _decide(session, actor, check, finding, Verdict.declined, None, step, title, now)


def reconsider(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    reason: str,
    now: datetime,
) -> Finding:
    """Take a verdict back that made no problem, to look at the row again."""
    must_decide(actor, check, finding, FindingStep.reconsider)
    title = f"第 {finding.position} 条重新审核"
    finding.reason = reason
    step = FindingStep.reconsider
    return _decide(session, actor, check, finding, Verdict.waiting, None, step, title, now)


def _decide(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    verdict: Verdict,
    problem_id: UUID | None,
    step: FindingStep,
    title: str,
    now: datetime,
) -> Finding:
    finding.verdict, finding.problem_id = verdict, problem_id
    decided = verdict is not Verdict.waiting
    finding.decided_at, finding.decided_by = (now, actor.name) if decided else (None, None)
    finding.touch(now)
    session.add(finding)
    check.touch(now)
    note = finding.reason if step in {FindingStep.decline, FindingStep.reconsider} else None
    details = {"finding_id": str(finding.id), "problem_id": str(problem_id or "")}
    finish(session, actor, check, step, title, note=note, now=now, details=details)
    return finding
