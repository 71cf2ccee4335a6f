"""Campaigns, their fields and aspects: /campaigns."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.campaigns.shapes import (
    AspectChange,
    AspectIn,
    CampaignChange,
    CampaignEntry,
    CampaignIn,
    CampaignOut,
    CampaignQuery,
    CampaignRow,
    FieldChange,
    FieldIn,
    JoinIn,
)
from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules import (
    AlreadyJoined,
    CampaignClosed,
    CampaignElsewhere,
    CampaignIdTaken,
    CodeTaken,
    NameTaken,
    NotShared,
)
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable, Window
from backend.domain.people.congresses.tables import Congress

router = APIRouter(prefix="/campaigns", tags=["campaigns"])

P = Permission

_PAGE = TypeAdapter(Page[CampaignRow])
_ONE = TypeAdapter(CampaignOut)


@router.get("", response_model=Page[CampaignRow], **asks(P.campaigns_read, CursorUnreadable))
def list_campaigns(call: CallDep, query: Asked[CampaignQuery]) -> Response:
    """List the campaigns you may see, the newest year first."""
    with call.reading() as (session, actor):
        page = queries.campaigns(session, actor, query.window, **query.narrowed())
        rows = [_row(actor, campaign, name) for campaign, name in page.items]
        return json(_PAGE, call.page(session, page, rows))


@router.post(
    "",
    response_model=CampaignOut,
    status_code=201,
    **asks(P.campaigns_keep, CampaignIdTaken, CodeTaken, NameTaken),
)
def start_campaign(call: CallDep, sent: CampaignIn) -> Response:
    """Begin a campaign of your congress."""
    with call.writing() as (session, actor):
        said = sent.model_dump(exclude={"fields"})
        made = actions.start(session, actor, **said, now=call.now)
        for field in sent.fields:
            actions.add_field(session, actor, made, **field.model_dump(), now=call.now)
        return _out(session, actor, made, 201)


@router.get("/{campaign_id}", response_model=CampaignOut, **asks(P.campaigns_read, NotFound))
def get_campaign(call: CallDep, campaign_id: UUID) -> Response:
    """Show one campaign with its fields and aspects."""
    with call.reading() as (session, actor):
        return _out(session, actor, queries.campaign(session, actor, campaign_id))


@router.patch(
    "/{campaign_id}",
    response_model=CampaignOut,
    **asks(P.campaigns_keep, NotFound, CampaignElsewhere, CodeTaken, MatchMissing, Stale),
)
def edit_campaign(call: CallDep, campaign_id: UUID, sent: CampaignChange) -> Response:
    """Change a campaign's title, code, days or sharing, or close it."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        call.must_match(found.version)
        actions.edit(session, actor, found, to=sent.named(), now=call.now)
        return _out(session, actor, found)


@router.post(
    "/{campaign_id}/join",
    response_model=CampaignOut,
    status_code=201,
    **asks(P.campaigns_keep, NotFound, NotShared, AlreadyJoined, CampaignIdTaken, CodeTaken),
)
def join_campaign(call: CallDep, campaign_id: UUID, sent: JoinIn) -> Response:
    """Run a higher congress's campaign in yours, with the fields you choose."""
    with call.writing() as (session, actor):
        parent = queries.campaign(session, actor, campaign_id)
        made = actions.join(session, actor, parent, **sent.model_dump(), now=call.now)
        return _out(session, actor, made, 201)


_KEEPS = asks(P.campaigns_keep, NotFound, CampaignElsewhere, CampaignClosed, NameTaken)
_EDITS = asks(
    P.campaigns_keep, NotFound, CampaignElsewhere, CampaignClosed, NameTaken, MatchMissing, Stale
)


@router.post("/{campaign_id}/fields", response_model=CampaignOut, status_code=201, **_KEEPS)
def add_campaign_field(call: CallDep, campaign_id: UUID, sent: FieldIn) -> Response:
    """Add a field."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        actions.add_field(session, actor, found, **sent.model_dump(), now=call.now)
        return _out(session, actor, found, 201)


@router.patch("/{campaign_id}/fields/{field_id}", response_model=CampaignOut, **_EDITS)
def edit_campaign_field(
    call: CallDep, campaign_id: UUID, field_id: UUID, sent: FieldChange
) -> Response:
    """Rename, move or end a field."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        field = queries.field(session, found.id, field_id)
        call.must_match(field.version)
        actions.edit_field(session, actor, found, field, to=sent.named(), now=call.now)
        return _out(session, actor, found)


@router.post("/{campaign_id}/aspects", response_model=CampaignOut, status_code=201, **_KEEPS)
def add_campaign_aspect(call: CallDep, campaign_id: UUID, sent: AspectIn) -> Response:
    """Add an aspect to a field."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        field = queries.field(session, found.id, sent.field_id)
        said = sent.model_dump(exclude={"field_id"})
        actions.add_aspect(session, actor, found, field, **said, now=call.now)
        return _out(session, actor, found, 201)


@router.patch("/{campaign_id}/aspects/{aspect_id}", response_model=CampaignOut, **_EDITS)
def edit_campaign_aspect(
    call: CallDep, campaign_id: UUID, aspect_id: UUID, sent: AspectChange
) -> Response:
    """Rename, move or end an aspect."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        aspect = queries.aspect(session, found.id, aspect_id)
        call.must_match(aspect.version)
        actions.edit_aspect(session, actor, found, aspect, to=sent.named(), now=call.now)
        return _out(session, actor, found)


@router.get(
    "/{campaign_id}/timeline",
    response_model=list[CampaignEntry],
    **asks(P.campaigns_read, NotFound),
)
def list_campaign_timeline(call: CallDep, campaign_id: UUID) -> object:
    """Show what happened to a campaign, the latest first."""
    with call.reading() as (session, actor):
        queries.campaign(session, actor, campaign_id)
        return timeline.of_thing(session, actor, campaign_id)


def _row(actor: Actor, campaign: Campaign, congress_name: str) -> dict[str, Any]:
    return {
        **campaign.model_dump(),
        "congress": {"id": campaign.congress_id, "name": congress_name},
        "own": campaign.congress_id == actor.congress_id,
    }


def _out(session: Session, actor: Actor, campaign: Campaign, status: int = 200) -> Response:
    session.flush()
    congress = session.get_one(Congress, campaign.congress_id)
    own = campaign.congress_id == actor.congress_id
    keeps = actor.may(P.campaigns_keep)
    below = queries.campaigns(session, actor, Window(200), parent_id=campaign.id).items
    joined = [{"id": one.id, "name": name} for one, name in below]
    said = {
        **_row(actor, campaign, congress.short_name),
        "fields": [
            {**read.field.model_dump(), "aspects": read.aspects}
            for read in queries.fields(session, campaign.id, ended=own)
        ],
        "may_edit": own and keeps,
        "may_join": keeps
        and campaign.shared
        and actor.scope.startswith(f"{campaign.scope}.")
        and all(one.congress_id != actor.congress_id for one, _ in below),
        "joined": joined,
    }
    answer = json(_ONE, said, version=campaign.version)
    answer.status_code = status
    return answer
