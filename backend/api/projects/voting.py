"""Where a round meets the ballots that vote on its candidates and rate its projects."""

from collections.abc import Callable
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, Field

from backend.api.base import Call, CallDep, In, StepRoute, asks
from backend.api.projects.asking import RoundReason
from backend.api.projects.rounds import round_out
from backend.api.projects.shapes import RoundOut
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.engines.ballots.rules import BallotTerms
from backend.domain.engines.ballots.rules.life import ClosesPast
from backend.domain.engines.ballots.rules.roll import RollUnfit
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.features.projects import queries
from backend.domain.features.projects.rules import (
    NothingToRate,
    RuleUnfit,
    VoteThere,
    VoteUnended,
)
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead
from backend.outside.ballot_rules import shipped

router = APIRouter(prefix="/projects/rounds", tags=["projects"], route_class=StepRoute)


class RoundBallotIn(In):
    """The ballot to set: its rule is one that ships; the id is yours."""

    id: UUID
    rule: str = Field(max_length=40)
    title: str = Field(min_length=2, max_length=200)
    words: str = Field("", max_length=2000)
    in_session: bool | None = None
    """Whether only those present may draw a paper; not sent: as the rule says."""
    closes_at: AwareDatetime | None = None


_SETTING: tuple[type[Refusal], ...] = (
    NotFound,
    OnlyToRead,
    StepNotOpen,
    IdTaken,
    VoteThere,
    RuleUnfit,
    RollUnfit,
    ClosesPast,
)


def _set(
    call: Call,
    request: Request,
    round_id: UUID,
    sent: RoundBallotIn,
    act: Callable[..., Ballot],
) -> Response:
    with call.writing() as (session, actor):
        found = queries.round_(session, actor, round_id, lock=True)
        wanted = handoffs.Wanted(
            id=sent.id,
            title=sent.title,
            words=sent.words,
            terms=_terms(sent),
            closes_at=sent.closes_at,
        )
        act(session, actor, found, wanted, now=call.now)
        session.flush()
        return round_out(call, request, session, actor, found)


def _terms(sent: RoundBallotIn) -> BallotTerms:
    known = next((one["terms"] for one in shipped() if one["id"] == sent.rule), None)
    if known is None:
        raise RuleUnfit.at("body.rule", "没有这套规则，请重新选择。")
    said = {} if sent.in_session is None else {"in_session": sent.in_session}
    return BallotTerms.model_validate({**known, **said})


@router.post(
    "/{round_id}/set-vote",
    response_model=RoundOut,
    **asks(Permission.projects_keep, *_SETTING, step=True),
)
def set_project_vote(
    call: CallDep, request: Request, round_id: UUID, sent: RoundBallotIn
) -> Response:
    """Make the published candidates the options of a ballot, for all deputies in office."""
    return _set(call, request, round_id, sent, handoffs.set_vote)


@router.post(
    "/{round_id}/set-rating",
    response_model=RoundOut,
    **asks(Permission.projects_keep, *_SETTING, NothingToRate, step=True),
)
def set_project_rating(
    call: CallDep, request: Request, round_id: UUID, sent: RoundBallotIn
) -> Response:
    """Set the ballot that rates the round's projects and their sub-items."""
    return _set(call, request, round_id, sent, handoffs.set_rating)


@router.post(
    "/{round_id}/end-vote",
    response_model=RoundOut,
    **asks(Permission.projects_keep, NotFound, OnlyToRead, StepNotOpen, VoteUnended, step=True),
)
def end_project_vote(
    call: CallDep, request: Request, round_id: UUID, sent: RoundReason
) -> Response:
    """Hold no further ballot: what was chosen so far is chosen, places stay empty."""
    with call.writing() as (session, actor):
        found = queries.round_(session, actor, round_id, lock=True)
        handoffs.end_vote(session, actor, found, reason=sent.reason, now=call.now)
        session.flush()
        return round_out(call, request, session, actor, found)
