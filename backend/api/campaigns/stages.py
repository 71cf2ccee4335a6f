"""The stages of a campaign, and how far each congress is."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep
from backend.api.campaigns.part_shapes import CampaignStageOut, ProgressOut, StageChange
from backend.api.campaigns.taking import edits, reads
from backend.domain.access import Actor
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.queries import Progress, StageRead
from backend.domain.features.campaigns.rules import DaysOdd, StageKind
from backend.domain.features.campaigns.tables import Campaign

router = APIRouter(prefix="/campaigns", tags=["campaigns"])


@router.get("/{campaign_id}/stages", response_model=list[CampaignStageOut], **reads())
def list_campaign_stages(call: CallDep, campaign_id: UUID) -> object:
    """List the five stages of a campaign with their days."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        return [_stage(one) for one in queries.stages(session, found.id, today=call.today)]


@router.patch("/{campaign_id}/stages/{stage}", response_model=CampaignStageOut, **edits(DaysOdd))
def edit_campaign_stage(
    call: CallDep, response: Response, campaign_id: UUID, stage: StageKind, sent: StageChange
) -> object:
    """Say when a stage is planned, and when it began and ended.

    The version to match is the stage's own; nought while nothing is written.
    """
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        before = {s.kind: s for s in queries.stages(session, found.id, today=call.today)}[stage]
        call.must_match(before.version)
        to = sent.named("planned_from", "planned_to", "started_on", "ended_on")
        actions.plan_stage(session, actor, found, stage, to=to, now=call.now)
        session.flush()
        after = {s.kind: s for s in queries.stages(session, found.id, today=call.today)}[stage]
        response.headers["ETag"] = f'"{after.version}"'
        return _stage(after)


@router.get("/{campaign_id}/progress", response_model=list[ProgressOut], **reads())
def list_campaign_progress(call: CallDep, campaign_id: UUID) -> object:
    """Show how far each congress is, stage by stage: the one joined first, then those joining."""
    with call.reporting() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        read = queries.progress(session, actor, found, today=call.today)
        return [_progress(actor, found, one) for one in read]


def _stage(read: StageRead) -> dict[str, Any]:
    return {**vars(read), **vars(read.days)}


def _progress(actor: Actor, campaign: Campaign, read: Progress) -> dict[str, Any]:
    one = read.campaign
    return {
        **vars(read),
        **vars(read.organisation),
        "campaign": {"id": one.id, "name": one.title},
        "congress": {"id": one.congress_id, "name": read.congress},
        "short_name": one.short_name,
        "own": one.congress_id == actor.congress_id,
        "parent": one.id == campaign.parent_id,
        "stages": [_stage(stage) for stage in read.stages],
    }
