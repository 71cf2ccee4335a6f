"""Putting a verified clue on a campaign's problem list, where it goes on."""

from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute
from backend.api.clues.asked import EnlistIn
from backend.api.clues.shapes import ClueOut
from backend.api.clues.taking import step_asks, take
from backend.domain import handoffs
from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.features.problems.actions import (
    Found,
    PlaceElsewhere,
    ProblemIdTaken,
    UnitElsewhere,
)
from backend.domain.features.problems.rules import ProblemSource
from backend.domain.kit.calendar import today_of

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)


@router.post(
    "/{clue_id}/enlist",
    response_model=ClueOut,
    **step_asks(
        Permission.problems_keep,
        CampaignElsewhere,
        CampaignClosed,
        FieldElsewhere,
        ProblemIdTaken,
        PlaceElsewhere,
        UnitElsewhere,
    ),
)
def enlist_clue(call: CallDep, clue_id: UUID, sent: EnlistIn) -> Response:
    """Put it on a campaign's problem list, where it goes on; the reporter sees how it stands."""

    def act(session: Session, actor: Actor, clue: Clue) -> Clue:
        campaign = campaigns.to_fill(session, actor, sent.campaign_id)
        campaigns.check_spot(session, campaign.id, sent.field_id, sent.aspect_id)
        found = Found(
            **sent.model_dump(exclude={"id", "campaign_id"}),
            place_words=clue.place_words,
            division_id=clue.division_id,
            source=ProblemSource.clue,
            found_on=today_of(clue.created_at),
        )
        handoffs.enlist(
            session, actor, clue, found, problem_id=sent.id, campaign=campaign, now=call.now
        )
        return clue

    return take(call, clue_id, act)
