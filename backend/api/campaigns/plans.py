"""The plans of a campaign: the whole, and one for a field."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute
from backend.api.campaigns.part_shapes import ApproveIn, CampaignPlanIn, PlanChange, PlanOut, Reason
from backend.api.campaigns.taking import P, adds, edits, keep, papers, reads, steps
from backend.domain.access import Actor
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules import (
    PLAN_FLOW,
    DaysOdd,
    FieldElsewhere,
    PlanSettled,
)
from backend.domain.features.campaigns.tables import Campaign, Plan
from backend.domain.kit.repeats import IdTaken

router = APIRouter(prefix="/campaigns", tags=["campaigns"], route_class=StepRoute)

ONE = "/{campaign_id}/plans/{campaign_plan_id}"


@router.get("/{campaign_id}/plans", response_model=list[PlanOut], **reads())
def list_campaign_plans(call: CallDep, campaign_id: UUID) -> object:
    """List the plans of a campaign, the whole first."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        listed = queries.plans(session, found.id)
        names = queries.names(session, {p.field_id for p in listed if p.field_id}, ())
        paper = papers(session, [p.id for p in listed])
        return [_said(actor, found, plan, names.fields, paper(plan.id)) for plan in listed]


@router.post(
    "/{campaign_id}/plans",
    response_model=PlanOut,
    status_code=201,
    **adds(FieldElsewhere, FilesUnknown, IdTaken),
)
def add_campaign_plan(call: CallDep, campaign_id: UUID, sent: CampaignPlanIn) -> object:
    """Write a plan of your campaign down."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        made = actions.draw_up(session, actor, found, **sent.model_dump(), now=call.now)
        session.flush()
        return _one(session, actor, found, made)


@router.patch(ONE, response_model=PlanOut, **edits(PlanSettled, FieldElsewhere, FilesUnknown))
def edit_campaign_plan(
    call: CallDep, campaign_id: UUID, campaign_plan_id: UUID, sent: PlanChange
) -> object:
    """Change a plan that is not approved yet, or add files to it."""
    said = {"to": sent.named("field_id"), "file_ids": sent.file_ids}
    return keep(
        call, campaign_id, Plan, campaign_plan_id, actions.edit_plan, _one, match=True, **said
    )


@router.post(f"{ONE}/approve", response_model=PlanOut, **steps(DaysOdd, FilesUnknown))
def approve_campaign_plan(
    call: CallDep, campaign_id: UUID, campaign_plan_id: UUID, sent: ApproveIn
) -> object:
    """Write down who approved a plan, and when."""
    return keep(
        call, campaign_id, Plan, campaign_plan_id, actions.approve, _one, **sent.model_dump()
    )


@router.post(f"{ONE}/withdraw", response_model=PlanOut, **steps())
def withdraw_campaign_plan(
    call: CallDep, campaign_id: UUID, campaign_plan_id: UUID, sent: Reason
) -> object:
    """Take a plan back; it stays written."""
    return keep(
        call, campaign_id, Plan, campaign_plan_id, actions.withdraw_plan, _one, **sent.model_dump()
    )


def _one(session: Session, actor: Actor, campaign: Campaign, plan: Plan) -> dict[str, Any]:
    names = queries.names(session, {plan.field_id} if plan.field_id else (), ())
    return _said(actor, campaign, plan, names.fields, papers(session, [plan.id])(plan.id))


def _said(
    actor: Actor, campaign: Campaign, plan: Plan, fields: dict[UUID, str], files: list[Any]
) -> dict[str, Any]:
    keeps = campaign.congress_id == actor.congress_id and actor.may(P.campaigns_keep)
    return {
        **plan.model_dump(),
        "field": {"id": plan.field_id, "name": fields[plan.field_id]} if plan.field_id else None,
        "files": files,
        "open_steps": PLAN_FLOW.open_steps(plan.state) if keeps and not campaign.closed else [],
    }
