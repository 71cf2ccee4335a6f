"""The steps of a campaign, and the templates they may be taken from."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session

from backend.api.base import Call, CallDep, StepRoute
from backend.api.campaigns.part_shapes import (
    ChooseIn,
    Reason,
    ShowIn,
    StepChange,
    StepIn,
    StepOut,
    StepTemplateOut,
)
from backend.api.campaigns.taking import P, adds, edits, keep, papers, reads
from backend.api.campaigns.taking import steps as takes
from backend.domain.access import Actor
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules import (
    STEP_FLOW,
    DaysOdd,
    StepsChosen,
    StepSettled,
    StepState,
)
from backend.domain.features.campaigns.tables import Campaign, Step
from backend.domain.kit.calendar import NEVER, light
from backend.domain.kit.repeats import IdTaken

router = APIRouter(prefix="/campaigns", tags=["campaigns"], route_class=StepRoute)

ONE = "/{campaign_id}/steps/{step_id}"


@router.get("/{campaign_id}/step-templates", response_model=list[StepTemplateOut], **reads())
def list_campaign_step_templates(call: CallDep, campaign_id: UUID) -> object:
    """List what steps may be taken from: what ships, and other campaigns' steps."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        return queries.templates(session, actor, found)


@router.get("/{campaign_id}/steps", response_model=list[StepOut], **reads())
def list_campaign_steps(call: CallDep, campaign_id: UUID) -> object:
    """List the steps of a campaign in their order."""
    with call.reading() as (session, actor):
        return _all(call, session, actor, queries.campaign(session, actor, campaign_id))


@router.post(
    "/{campaign_id}/steps/choose",
    response_model=list[StepOut],
    status_code=201,
    **adds(StepsChosen),
)
def choose_campaign_steps(call: CallDep, campaign_id: UUID, sent: ChooseIn) -> object:
    """Take the steps of a template, as you edited them."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        wanted = [one.model_dump() for one in sent.steps]
        actions.choose(session, actor, found, wanted, template=sent.template, now=call.now)
        return _all(call, session, actor, found)


@router.post("/{campaign_id}/steps", response_model=StepOut, status_code=201, **adds(IdTaken))
def add_campaign_step(call: CallDep, campaign_id: UUID, sent: StepIn) -> object:
    """Add a step."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        made = actions.add_step(session, actor, found, **sent.model_dump(), now=call.now)
        session.flush()
        return _one(call)(session, actor, found, made)


@router.patch(ONE, response_model=StepOut, **edits(StepSettled))
def edit_campaign_step(call: CallDep, campaign_id: UUID, step_id: UUID, sent: StepChange) -> object:
    """Change what an open step is, when, and who does it."""
    to = sent.named("planned_on")
    act = actions.edit_step
    return keep(call, campaign_id, Step, step_id, act, _one(call), match=True, to=to)


@router.post(f"{ONE}/show", response_model=StepOut, **takes(StepSettled, DaysOdd, FilesUnknown))
def show_campaign_step(call: CallDep, campaign_id: UUID, step_id: UUID, sent: ShowIn) -> object:
    """Add what shows that a step is done; with a day, it is done then."""
    said = sent.model_dump()
    return keep(call, campaign_id, Step, step_id, actions.show, _one(call), **said)


@router.post(f"{ONE}/drop", response_model=StepOut, **takes())
def drop_campaign_step(call: CallDep, campaign_id: UUID, step_id: UUID, sent: Reason) -> object:
    """Leave a step out, and say why."""
    said: dict[str, Any] = {"reason": sent.reason}
    return keep(call, campaign_id, Step, step_id, actions.drop, _one(call), **said)


@router.post(f"{ONE}/reopen", response_model=StepOut, **takes())
def reopen_campaign_step(call: CallDep, campaign_id: UUID, step_id: UUID, sent: Reason) -> object:
    """Open a step again that was done or left out."""
    said: dict[str, Any] = {"reason": sent.reason}
    return keep(call, campaign_id, Step, step_id, actions.reopen, _one(call), **said)


def _all(call: Call, session: Session, actor: Actor, campaign: Campaign) -> list[dict[str, Any]]:
    listed = queries.steps(session, campaign.id)
    paper = papers(session, [step.id for step in listed])
    return [_said(actor, campaign, step, paper(step.id), call.today) for step in listed]


def _one(call: Call) -> Any:
    def said(session: Session, actor: Actor, campaign: Campaign, step: Step) -> dict[str, Any]:
        return _said(actor, campaign, step, papers(session, [step.id])(step.id), call.today)

    return said


def _said(
    actor: Actor, campaign: Campaign, step: Step, files: list[Any], today: date
) -> dict[str, Any]:
    keeps = campaign.congress_id == actor.congress_id and actor.may(P.campaigns_keep)
    done = step.state is not StepState.open
    return {
        **step.model_dump(),
        "files": files,
        "light": light(step.planned_on or NEVER, today, done=done),
        "open_steps": STEP_FLOW.open_steps(step.state) if keeps and not campaign.closed else [],
    }
