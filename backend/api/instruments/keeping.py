"""Planning an instrument, and putting it right."""

from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute, asks
from backend.api.instruments.asking import InstrumentChange, InstrumentIn, MatterIn
from backend.api.instruments.reading import instrument_out
from backend.api.instruments.shapes import InstrumentOut
from backend.domain.access import Actor, Permission
from backend.domain.desk.matters import MatterUnknown, must_see
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.instruments import actions, queries
from backend.domain.features.instruments.rules import (
    BaseMissing,
    InstrumentSettled,
    MembersElsewhere,
    ProposerUnfit,
    TooFewSigners,
)
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead

router = APIRouter(prefix="/instruments", tags=["instruments"], route_class=StepRoute)

P = Permission
_CHECKED = (
    CampaignElsewhere,
    CampaignClosed,
    MatterUnknown,
    MembersElsewhere,
    ProposerUnfit,
    BaseMissing,
    TooFewSigners,
)


@router.post(
    "",
    response_model=InstrumentOut,
    status_code=201,
    **asks(P.instruments_keep, NotFound, IdTaken, *_CHECKED, step=True),
)
def plan_instrument(call: CallDep, sent: InstrumentIn) -> Response:
    """Plan an instrument of your congress, of a campaign or of the year's plan."""
    with call.writing() as (session, actor):
        if sent.campaign_id is not None:
            campaigns.to_fill(session, actor, sent.campaign_id)
        matters = _links(session, actor, sent.matters) or []
        said = sent.model_dump(exclude={"matters"})
        made = actions.plan(session, actor, **said, matters=matters, now=call.now)
        session.flush()
        answer = instrument_out(call, session, actor, made)
        answer.status_code = 201
        return answer


@router.patch(
    "/{instrument_id}",
    response_model=InstrumentOut,
    **asks(
        P.instruments_keep,
        NotFound,
        OnlyToRead,
        MatchMissing,
        Stale,
        InstrumentSettled,
        *_CHECKED,
    ),
)
def edit_instrument(call: CallDep, instrument_id: UUID, sent: InstrumentChange) -> Response:
    """Change what an instrument is, whom it concerns, and at which matters it points."""
    with call.writing() as (session, actor):
        found = queries.instrument(session, actor, instrument_id, lock=True)
        call.must_match(found.version)
        to = sent.named()
        if to.get("campaign_id") not in {None, found.campaign_id}:
            campaigns.to_fill(session, actor, to["campaign_id"])
        matters = _links(session, actor, sent.matters)
        units = sent.unit_ids
        actions.edit(session, actor, found, to=to, unit_ids=units, matters=matters, now=call.now)
        session.flush()
        return instrument_out(call, session, actor, found)


def _links(
    session: Session, actor: Actor, sent: list[MatterIn] | None
) -> list[tuple[str, UUID]] | None:
    if sent is None:
        return None
    links = [(one.word.value, one.id) for one in sent]
    must_see(session, actor, links, "body.matters")
    return links
