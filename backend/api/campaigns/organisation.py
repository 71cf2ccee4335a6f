"""The bodies of a campaign, and who sits in them."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute
from backend.api.campaigns.organisation_shapes import (
    BodyChange,
    BodyIn,
    OrganisationOut,
    SeatsIn,
)
from backend.api.campaigns.part_shapes import Reason
from backend.api.campaigns.taking import P, adds, edits, keep, reads
from backend.domain.access import Actor
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.queries import BodyRead
from backend.domain.features.campaigns.rules import (
    BodyEnded,
    BodyNameTaken,
    FieldElsewhere,
    GroupElsewhere,
    MembersOdd,
    Seat,
)
from backend.domain.features.campaigns.tables import Body, Campaign
from backend.domain.kit.repeats import IdTaken

router = APIRouter(prefix="/campaigns", tags=["campaigns"], route_class=StepRoute)


@router.get("/{campaign_id}/organisation", response_model=OrganisationOut, **reads())
def get_campaign_organisation(call: CallDep, campaign_id: UUID) -> object:
    """Show who runs a campaign: leading group, office, task forces, deputy groups."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        return whole(session, actor, found)


@router.post(
    "/{campaign_id}/bodies",
    response_model=OrganisationOut,
    status_code=201,
    **adds(BodyNameTaken, FieldElsewhere, GroupElsewhere, IdTaken),
)
def add_campaign_body(call: CallDep, campaign_id: UUID, sent: BodyIn) -> object:
    """Set up a body of your campaign."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        actions.set_up(session, actor, found, **sent.model_dump(), now=call.now)
        return whole(session, actor, found)


@router.patch(
    "/{campaign_id}/bodies/{body_id}",
    response_model=OrganisationOut,
    **edits(BodyEnded, BodyNameTaken, FieldElsewhere, GroupElsewhere),
)
def edit_campaign_body(call: CallDep, campaign_id: UUID, body_id: UUID, sent: BodyChange) -> object:
    """Change a body's name, field, group, number of deputies or duties."""
    to = sent.named("field_id", "group_id", "deputies")
    return keep(call, campaign_id, Body, body_id, actions.edit_body, _whole, match=True, to=to)


@router.put(
    "/{campaign_id}/bodies/{body_id}/members",
    response_model=OrganisationOut,
    **edits(BodyEnded, MembersOdd),
)
def set_campaign_body_members(
    call: CallDep, campaign_id: UUID, body_id: UUID, sent: SeatsIn
) -> object:
    """Say who is in a body, who leads it, and what deputies do in it."""
    seats = [
        Seat(**{**one.model_dump(), "supervision_roles": tuple(one.supervision_roles)})
        for one in sent.members
    ]
    return keep(call, campaign_id, Body, body_id, actions.seat, _whole, seats, match=True)


@router.post("/{campaign_id}/bodies/{body_id}/end", response_model=OrganisationOut, **adds())
def end_campaign_body(call: CallDep, campaign_id: UUID, body_id: UUID, sent: Reason) -> object:
    """Dissolve a body; who was in it stays written."""
    said: dict[str, Any] = {"reason": sent.reason}
    return keep(call, campaign_id, Body, body_id, actions.end_body, _whole, **said)


def _whole(session: Session, actor: Actor, campaign: Campaign, _: Body) -> dict[str, Any]:
    return whole(session, actor, campaign)


def whole(session: Session, actor: Actor, campaign: Campaign) -> dict[str, Any]:
    """Return what an OrganisationOut is built from."""
    own = campaign.congress_id == actor.congress_id
    found = queries.organisation(session, campaign.id, ended=own)
    names = queries.names(session, {b.body.field_id for b in found.bodies if b.body.field_id}, ())
    return {
        **vars(found.figures),
        "roles": [{"role": role, "deputies": count} for role, count in found.roles.items()],
        "bodies": [_body(one, names.fields) for one in found.bodies],
        "may_edit": own and actor.may(P.campaigns_keep) and not campaign.closed,
    }


def _body(read: BodyRead, fields: dict[UUID, str]) -> dict[str, Any]:
    body = read.body
    return {
        **body.model_dump(),
        "field": {"id": body.field_id, "name": fields[body.field_id]} if body.field_id else None,
        "group": read.group,
        "size": read.size,
        "members": [{**m.seat.model_dump(), "name": m.name} for m in read.members],
    }
