"""What is handled in name only, put before those who hold people to account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.problems.actions.taking import WORD, standing
from backend.domain.features.problems.rules import FLOW, ProblemStep, ReferredTo, may_take
from backend.domain.features.problems.tables import Problem, Referral
from backend.domain.journal.actions import record
from backend.domain.journal.timeline.tables import Audience
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Conflict, Invalid, NotAllowed

FILES = "referrals"
"""What its papers hang on: the unit that it is about sees them as little as the referral."""


class ReferralAnswered(Conflict):
    message = "这次转交已经记过答复，不能再改。"


class ReferredInFuture(Invalid):
    message = "日期不能晚于今天，请改日期。"


@dataclass(frozen=True)
class Referred:
    """To whom, why, by whose signature, and by which letter."""

    to: ReferredTo
    to_words: str
    reason: str
    signed_by: str
    referred_on: date | None = None
    letter: str | None = None


def refer(
    session: Session,
    actor: Actor,
    problem: Problem,
    *,
    said: Referred,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Put the problem before the supervisory commission or the Party committee.

    It goes on as it stands, and nothing of this shows to the unit, not even a newer version. Raise
    StepNotOpen, NotAllowed, ReferredInFuture. Source: inventory 72, 75.
    """
    FLOW.after(problem.state, ProblemStep.refer)
    if not may_take(actor, ProblemStep.refer, standing(actor, problem)):
        raise NotAllowed("这一步不由您办理。")
    today = today_of(now)
    if said.referred_on is not None and said.referred_on > today:
        raise ReferredInFuture.at("body.referred_on")
    made = Referral(
        problem_id=problem.id,
        unit_id=problem.unit_id,
        by_name=actor.name,
        created_at=now,
        updated_at=now,
        **{**vars(said), "referred_on": said.referred_on or today},
    )
    session.add(made)
    session.flush()
    files.attach(session, actor, file_ids, word=FILES, about_id=made.id, step="refer")
    _tell(session, actor, made, "refer", f"转交{made.to_words}", said.reason, file_ids, now)
    return problem


def answer_referral(
    session: Session,
    actor: Actor,
    problem: Problem,
    referral: Referral,
    *,
    answer: str,
    answered_on: date | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Write down what came of it; raise ReferralAnswered, NotAllowed, ReferredInFuture."""
    if not may_take(actor, ProblemStep.refer, standing(actor, problem)):
        raise NotAllowed("这一步不由您办理。")
    if referral.answer is not None:
        raise ReferralAnswered()
    today = today_of(now)
    if answered_on is not None and answered_on > today:
        raise ReferredInFuture.at("body.answered_on")
    referral.answer, referral.answered_on = answer, answered_on or today
    referral.answered_by = actor.name
    referral.touch(now)
    session.add(referral)
    files.attach(session, actor, file_ids, word=FILES, about_id=referral.id, step="answer")
    title = f"{referral.to_words}答复"
    _tell(session, actor, referral, "answer-referral", title, answer, file_ids, now)
    return problem


def _tell(
    session: Session,
    actor: Actor,
    referral: Referral,
    step: str,
    title: str,
    note: str,
    file_ids: Sequence[UUID],
    now: datetime,
) -> None:
    record(
        session,
        actor,
        WORD,
        referral.problem_id,
        step,
        title,
        note=note,
        audience=Audience.congress,
        file_ids=file_ids,
        now=now,
    )
