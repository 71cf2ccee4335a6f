"""Proposals: listing, showing, proposing, screening."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, StepRoute, asks, json
from backend.api.clues.shapes import TimelineOut
from backend.api.projects.asking import ProposalChange, ProposalIn, ProposalLedger
from backend.api.projects.rounds import entries_of
from backend.api.projects.shapes import PoolRow, ProposalOut, ProposalRow
from backend.api.projects.telling_proposals import pool_said, proposal_rows, proposal_said
from backend.domain.access import Actor, Permission
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.queries import ProposalFilters
from backend.domain.features.projects.rules import NotCollecting, NotScreening, UnitElsewhere
from backend.domain.features.projects.tables import Proposal
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.divisions.rules import PlaceElsewhere

router = APIRouter(prefix="/projects/proposals", tags=["projects"], route_class=StepRoute)
pool_router = APIRouter(prefix="/projects/rounds", tags=["projects"])

_PAGE = TypeAdapter(Page[ProposalRow])
_ONE = TypeAdapter(ProposalOut)
P = Permission


@router.get("", response_model=Page[ProposalRow], **asks(P.projects_read, CursorUnreadable))
def list_project_proposals(call: CallDep, query: Asked[ProposalLedger]) -> Response:
    """List the proposals you may see: your congress's and those below, or your own."""
    with call.reading() as (session, actor):
        filters = ProposalFilters(**query.narrowed())
        page = queries.proposals(session, actor, filters, query.window)
        return json(_PAGE, call.page(session, page, proposal_rows(session, page.items)))


@router.post(
    "",
    response_model=ProposalOut,
    status_code=201,
    **asks(
        P.projects_propose,
        NotFound,
        NotCollecting,
        NotScreening,
        PlaceElsewhere,
        UnitElsewhere,
        IdTaken,
        step=True,
    ),
)
def propose_project(call: CallDep, sent: ProposalIn) -> Response:
    """Propose, as a deputy or a unit; as staff, write down what somebody else proposed."""
    with call.writing() as (session, actor):
        round_ = queries.round_(session, actor, sent.round_id, lock=True)
        made = actions.propose(
            session,
            actor,
            round_,
            wanted_of(sent.model_dump()),
            id=sent.id,
            source=sent.source,
            name=sent.name,
            phone=sent.phone,
            unit_id=sent.unit_id,
            now=call.now,
        )
        session.flush()
        answer = proposal_out(session, actor, made)
        answer.status_code = 201
        return answer


@router.get("/{proposal_id}", response_model=ProposalOut, **asks(P.projects_read, NotFound))
def get_project_proposal(call: CallDep, proposal_id: UUID) -> Response:
    """Show one, with those that may want the same and what it can be screened by."""
    with call.reading() as (session, actor):
        return proposal_out(session, actor, queries.proposal(session, actor, proposal_id))


@router.patch(
    "/{proposal_id}",
    response_model=ProposalOut,
    **asks(
        P.projects_keep, NotFound, OnlyToRead, MatchMissing, Stale, NotScreening, PlaceElsewhere
    ),
)
def edit_project_proposal(call: CallDep, proposal_id: UUID, sent: ProposalChange) -> Response:
    """Put words, field, place and numbers of a proposal right."""
    with call.writing() as (session, actor):
        found = queries.proposal(session, actor, proposal_id, lock=True)
        call.must_match(found.version)
        actions.edit_proposal(session, actor, found, to=sent.named(), now=call.now)
        session.flush()
        return proposal_out(session, actor, found)


@router.get(
    "/{proposal_id}/timeline",
    response_model=list[TimelineOut],
    **asks(P.projects_read, NotFound),
)
def list_project_proposal_timeline(call: CallDep, proposal_id: UUID) -> object:
    """Show what happened to a proposal, the latest first."""
    with call.reading() as (session, actor):
        queries.proposal(session, actor, proposal_id)
        return entries_of(session, actor, proposal_id)


@pool_router.get(
    "/{round_id}/pool", response_model=list[PoolRow], **asks(P.projects_keep, NotFound)
)
def list_project_pool(call: CallDep, round_id: UUID) -> object:
    """List what waits in earlier years' pools and was not drawn into this round yet."""
    with call.reading() as (session, actor):
        round_ = queries.round_(session, actor, round_id)
        return pool_said(session, queries.pool(session, round_))


def wanted_of(said: dict[str, Any]) -> actions.Wanted:
    """Return what is proposed, out of what was sent."""
    return actions.Wanted(**{name: said[name] for name in actions.Wanted.__dataclass_fields__})


def proposal_out(session: Session, actor: Actor, found: Proposal) -> Response:
    """Answer with one proposal as this caller may see it, and its ETag."""
    return json(_ONE, proposal_said(session, actor, found), version=found.version)


def take_proposal(call: Call, id_: UUID, act: Callable[..., Any], **said: Any) -> Response:
    """Find the proposal, take the step, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        found = queries.proposal(session, actor, id_, lock=True)
        act(session, actor, found, **said, now=call.now)
        session.flush()
        return proposal_out(session, actor, found)
