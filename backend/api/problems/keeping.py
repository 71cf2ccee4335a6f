"""Writing a problem down, and putting it right."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute, asks
from backend.api.problems.asking import ProblemChange, ProblemIn
from backend.api.problems.reading import problem_out
from backend.api.problems.shapes import ProblemOut
from backend.domain.access import Actor, Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.problems import actions, queries
from backend.domain.features.problems.actions import (
    Found,
    PlaceElsewhere,
    ProblemEnded,
    ProblemIdTaken,
    UnitElsewhere,
    UnitHanded,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.errors import MatchMissing, NotFound, Stale

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


@router.post(
    "",
    response_model=ProblemOut,
    status_code=201,
    **asks(
        P.problems_keep,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        FieldElsewhere,
        ProblemIdTaken,
        PlaceElsewhere,
        UnitElsewhere,
        FilesUnknown,
        step=True,
    ),
)
def register_problem(call: CallDep, sent: ProblemIn) -> Response:
    """Write a problem into the list of a campaign of your congress."""
    with call.writing() as (session, actor):
        campaign = campaigns.to_fill(session, actor, sent.campaign_id)
        campaigns.check_spot(session, campaign.id, sent.field_id, sent.aspect_id)
        found = Found(**sent.model_dump(exclude={"id", "campaign_id", "file_ids"}))
        problem = actions.register(
            session,
            actor,
            found,
            id=sent.id,
            campaign_id=campaign.id,
            year=campaign.year,
            file_ids=sent.file_ids,
            now=call.now,
        )
        session.flush()
        answer = problem_out(call, session, actor, problem)
        answer.status_code = 201
        return answer


@router.patch(
    "/{problem_id}",
    response_model=ProblemOut,
    **asks(
        P.problems_keep,
        NotFound,
        MatchMissing,
        Stale,
        ProblemEnded,
        UnitHanded,
        FieldElsewhere,
        PlaceElsewhere,
        UnitElsewhere,
    ),
)
def edit_problem(call: CallDep, problem_id: UUID, sent: ProblemChange) -> Response:
    """Put a problem's words, place, field, measure or days right."""
    with call.writing() as (session, actor):
        problem = queries.problem(session, actor, problem_id, lock=True)
        call.must_match(problem.version)
        to = sent.named()
        _check_spot(session, actor, problem, to)
        actions.edit(session, actor, problem, to=to, now=call.now)
        session.flush()
        return problem_out(call, session, actor, problem)


def _check_spot(session: Session, actor: Actor, problem: Problem, to: dict[str, Any]) -> None:
    if "field_id" in to and to["field_id"] != problem.field_id:
        to.setdefault("aspect_id", None)
    if {"field_id", "aspect_id"} & set(to):
        field_id = to.get("field_id", problem.field_id)
        aspect_id = to.get("aspect_id", problem.aspect_id)
        campaigns.check_spot(session, problem.campaign_id, field_id, aspect_id)
