"""The steps of a proposal."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute, asks
from backend.api.projects.asking import (
    DeclineIn,
    NominateIn,
    PassIn,
    ProposalMergeIn,
    ProposalReason,
)
from backend.api.projects.proposals import proposal_out, take_proposal
from backend.api.projects.shapes import ProposalOut
from backend.domain.access import Permission
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    EntryUnknown,
    HasMerged,
    MergeIntoItself,
    NotFeasible,
    NotPositive,
    NotScreening,
    OnNegativeList,
    UnitElsewhere,
)
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead

router = APIRouter(prefix="/projects/proposals", tags=["projects"], route_class=StepRoute)

ONE = "/{proposal_id}"


def _asks(*refusals: type[Refusal], permission: Permission = Permission.projects_keep) -> Any:
    named: list[type[Refusal]] = [NotFound, OnlyToRead, StepNotOpen, NotScreening, *refusals]
    return asks(permission, *named, step=True)


@router.post(f"{ONE}/merge", response_model=ProposalOut, **_asks(MergeIntoItself, HasMerged))
def merge_project_proposal(call: CallDep, proposal_id: UUID, sent: ProposalMergeIn) -> Response:
    """Join it to another of the round that wants the same."""
    with call.writing() as (session, actor):
        into = queries.proposal(session, actor, sent.into_id, lock=True)
        found = queries.proposal(session, actor, proposal_id, lock=True)
        actions.merge(session, actor, found, into=into, now=call.now)
        session.flush()
        return proposal_out(session, actor, found)


@router.post(f"{ONE}/separate", response_model=ProposalOut, **_asks())
def separate_project_proposal(call: CallDep, proposal_id: UUID) -> Response:
    """Take it out of what it was joined to."""
    return take_proposal(call, proposal_id, actions.separate)


@router.post(
    f"{ONE}/pass",
    response_model=ProposalOut,
    **_asks(EntryUnknown, OnNegativeList, NotPositive, NotFeasible),
)
def pass_project_proposal(call: CallDep, proposal_id: UUID, sent: PassIn) -> Response:
    """Let it pass: it is on the positive list, not on the negative, and feasible."""
    return take_proposal(call, proposal_id, actions.pass_, **sent.model_dump())


@router.post(f"{ONE}/decline", response_model=ProposalOut, **_asks(EntryUnknown))
def decline_project_proposal(call: CallDep, proposal_id: UUID, sent: DeclineIn) -> Response:
    """Do not take it up; the proposer reads the reason."""
    return take_proposal(call, proposal_id, actions.decline, **sent.model_dump())


@router.post(f"{ONE}/pool", response_model=ProposalOut, **_asks())
def pool_project_proposal(call: CallDep, proposal_id: UUID, sent: ProposalReason) -> Response:
    """Keep it for a later year."""
    return take_proposal(call, proposal_id, actions.keep_in_pool, reason=sent.reason)


@router.post(f"{ONE}/restore", response_model=ProposalOut, **_asks())
def restore_project_proposal(call: CallDep, proposal_id: UUID, sent: ProposalReason) -> Response:
    """Screen it once more."""
    return take_proposal(call, proposal_id, actions.restore, reason=sent.reason)


@router.post(
    f"{ONE}/withdraw",
    response_model=ProposalOut,
    **_asks(permission=Permission.projects_propose),
)
def withdraw_project_proposal(call: CallDep, proposal_id: UUID, sent: ProposalReason) -> Response:
    """Take your own back while it waits."""
    return take_proposal(call, proposal_id, actions.withdraw_proposal, reason=sent.reason)


@router.post(f"{ONE}/nominate", response_model=ProposalOut, **_asks(UnitElsewhere, IdTaken))
def nominate_project_proposal(call: CallDep, proposal_id: UUID, sent: NominateIn) -> Response:
    """Make a candidate of what passed, with all that was merged into it."""
    return take_proposal(call, proposal_id, actions.nominate, **sent.model_dump())
