"""A clue becomes a problem, and hears how that one stands."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import SYSTEM, Actor
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.clues import actions as clues
from backend.domain.features.clues.rules import ClueState, Satisfaction
from backend.domain.features.clues.tables import Clue
from backend.domain.features.problems import actions as problems
from backend.domain.features.problems.actions import Found
from backend.domain.features.problems.rules import RECTIFIED, ProblemState, code_of
from backend.domain.features.problems.tables import Problem
from backend.domain.people.congresses.tables import Congress


def enlist(
    session: Session,
    actor: Actor,
    clue: Clue,
    found: Found,
    *,
    problem_id: UUID,
    campaign: Campaign,
    now: datetime,
) -> Problem:
    """Make a problem of a verified clue: it goes on there, and the reporter sees how it stands.

    Raise StepNotOpen unless it is verified, and what registering a problem raises.
    Source: inventory 70, 143.
    """
    before = session.get(Problem, problem_id)
    if before is not None and before.clue_id == clue.id:
        return before
    problem = problems.register(
        session, actor, found, id=problem_id, campaign_id=campaign.id, year=campaign.year, now=now
    )
    problem.clue_id = clue.id
    origin = f"由线索〔{clue.year}〕{clue.number}号列入，已核实"
    problems.verify(session, actor, problem, note=origin, now=now)
    clues.enlist(session, actor, clue, problem=written(session, problem), now=now)
    return problem


_TOLD: dict[ProblemState, str] = {
    ProblemState.handed_over: "已交责任单位整改",
    ProblemState.reported_done: "责任单位报来整改结果，等待验收",
    ProblemState.signed_off: "已销号",
    ProblemState.refused: "不予列入问题清单",
    ProblemState.escalated: "已上报上级人大",
}


def follow(
    session: Session, actor: Actor, problem: Problem, before: ProblemState, *, now: datetime
) -> None:
    """Say on the clue that a problem was made of how it stands now, and tell the reporter."""
    if problem.clue_id is None or problem.state is before:
        return
    clue = session.get_one(Clue, problem.clue_id)
    if problem.state not in RECTIFIED:
        clues.stop_asking(session, clue, now=now)
    reopened = before is ProblemState.signed_off
    said = "回头看后重新整改" if reopened else _TOLD.get(problem.state)
    if said is None:
        return
    note = problem.result if problem.state is ProblemState.reported_done else problem.ended_reason
    clues.tell_listed(session, actor, clue, said, note=note, now=now)
    if problem.state is ProblemState.reported_done:
        clues.ask_rating(session, clue, now=now)


def rate(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    attitude: Satisfaction,
    result: Satisfaction,
    words: str | None,
    now: datetime,
) -> Clue:
    """Rate a clue; one that became a problem with which the reporter is dissatisfied goes on there.

    Raise ReasonMissing. Source: Shandong 2017, Zhejiang 2016 (rules on suggestions, applied to
    clues and problems by our reading, unconfirmed).
    """
    clues.rate(session, actor, clue, attitude=attitude, result=result, words=words, now=now)
    dissatisfied = Satisfaction.dissatisfied in (attitude, result)
    if clue.state is not ClueState.listed or not dissatisfied:
        return clue
    problem = session.exec(
        select(Problem).where(Problem.clue_id == clue.id).with_for_update()
    ).one_or_none()
    if problem is not None and words:
        before = problem.state
        problems.not_satisfied(session, problem, words=words, now=now)
        follow(session, SYSTEM, problem, before, now=now)
    return clue


def written(session: Session, problem: Problem) -> str:
    """Return a problem's number as people write it."""
    congress = session.get_one(Congress, problem.congress_id)
    return code_of(congress.short_name, congress.level, problem.year, problem.number)
