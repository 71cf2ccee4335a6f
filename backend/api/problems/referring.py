"""Putting a problem before those who hold people to account; no unit sees anything of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from backend.api.base import CallDep, In, StepRoute
from backend.api.problems.asking import Day, Files, Short, Words
from backend.api.problems.reading import problem_out
from backend.api.problems.shapes import ProblemOut
from backend.api.problems.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.problems import actions, queries
from backend.domain.features.problems.actions import ReferralAnswered, Referred, ReferredInFuture
from backend.domain.features.problems.rules import ReferredTo

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


class ReferIn(In):
    """To whom, why, by whose signature, and by which letter."""

    to: ReferredTo
    to_words: Annotated[str, Field(min_length=2, max_length=100)]
    reason: Words
    signed_by: Short
    referred_on: Day | None = None
    letter: str | None = Field(None, max_length=50)
    file_ids: Files = []


class ReferralAnswerIn(In):
    answer: Words
    answered_on: Day | None = None
    file_ids: Files = []


@router.post(
    "/{problem_id}/refer",
    response_model=ProblemOut,
    **step_asks(P.problems_check, FilesUnknown, ReferredInFuture),
)
def refer_problem(call: CallDep, problem_id: UUID, sent: ReferIn) -> Response:
    """Put it before the supervisory commission or the Party committee: handled in name only."""
    said = Referred(**sent.model_dump(exclude={"file_ids"}))
    return take(call, problem_id, actions.refer, said=said, file_ids=sent.file_ids)


@router.post(
    "/{problem_id}/referrals/{referral_id}/answer",
    response_model=ProblemOut,
    **step_asks(P.problems_check, FilesUnknown, ReferredInFuture, ReferralAnswered),
)
def answer_problem_referral(
    call: CallDep, problem_id: UUID, referral_id: UUID, sent: ReferralAnswerIn
) -> Response:
    """Write down what came of it."""
    with call.writing() as (session, actor):
        problem = queries.problem(session, actor, problem_id, lock=True)
        referral = queries.referral(session, actor, problem, referral_id)
        actions.answer_referral(
            session, actor, problem, referral, **sent.model_dump(), now=call.now
        )
        session.flush()
        return problem_out(call, session, actor, problem)
