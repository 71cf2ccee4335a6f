"""A row of a unit's self-check becomes a problem, or is the same as one that is there."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import actions as problems
from backend.domain.features.problems.actions import Found
from backend.domain.features.problems.rules import code_of as problem_code
from backend.domain.features.problems.tables import Problem
from backend.domain.features.self_checks import actions as self_checks
from backend.domain.features.self_checks.rules import FindingStep, ProblemElsewhere
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.journal.actions import record
from backend.domain.people.congresses.tables import Congress


def take_over(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    found: Found,
    *,
    problem_id: UUID,
    campaign: Campaign,
    now: datetime,
) -> Problem:
    """Make a problem of a row of a unit's self-check; both timelines say it.

    Raise StepNotOpen if the row was decided before, and what registering refuses.
    """
    self_checks.must_decide(actor, check, finding, FindingStep.take_over)
    made = problems.register(
        session, actor, found, id=problem_id, campaign_id=campaign.id, year=campaign.year, now=now
    )
    return _linked(session, actor, check, finding, made, self_checks.take_over, "take-over", now)


def match(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    problem: Problem,
    *,
    now: datetime,
) -> Problem:
    """Say that a row of a self-check is the same as a problem of its campaign; both timelines do.

    Raise StepNotOpen, ProblemElsewhere.
    """
    if problem.campaign_id != check.campaign_id:
        raise ProblemElsewhere.at("body.problem_id")
    return _linked(session, actor, check, finding, problem, self_checks.match, "match", now)


def _linked(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    problem: Problem,
    decide: Callable[..., Finding],
    step: str,
    now: datetime,
) -> Problem:
    of = session.get_one(Congress, problem.congress_id)
    code = problem_code(of.short_name, of.level, problem.year, problem.number)
    decide(session, actor, check, finding, problem_id=problem.id, code=code, now=now)
    said = "由自查清单列入" if step == "take-over" else "自查清单也报了这个问题"
    record(
        session,
        actor,
        "problems",
        problem.id,
        step,
        f"{said}：{check.title}"[:200],
        now=now,
        details={"self_check_id": str(check.id), "finding_id": str(finding.id)},
    )
    return problem
