"""Writing plans, having them approved, and planning the stages."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.campaigns.actions.keeping import WORD, changed, own
from backend.domain.features.campaigns.actions.organising import check_field
from backend.domain.features.campaigns.rules import (
    PLAN_FLOW,
    DaysOdd,
    PlanSettled,
    PlanState,
    PlanStep,
    StageDays,
    StageKind,
    check_days,
)
from backend.domain.features.campaigns.tables import Campaign, Plan, Stage
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.repeats import made_before

STAGE_NAMES: dict[StageKind, str] = {
    StageKind.finding: "发现问题",
    StageKind.ledger: "建立台账",
    StageKind.rectify: "整改落实",
    StageKind.review: "验收评议",
    StageKind.look_back: "回头看",
}


def draw_up(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    *,
    id: UUID,
    title: str,
    field_id: UUID | None = None,
    words: str = "",
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Plan:
    """Write a plan down, of the whole or of a field; a repeat under the same id returns the first.

    Raise CampaignElsewhere, CampaignClosed, FieldElsewhere, FilesUnknown, IdTaken.
    """
    own(actor, campaign)
    before = made_before(session, Plan, id, campaign_id=campaign.id, title=title)
    if before is not None:
        return before
    check_field(session, campaign, field_id)
    made = Plan(
        id=id,
        campaign_id=campaign.id,
        field_id=field_id,
        title=title,
        words=words,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    _attach(session, actor, made, file_ids, "draw_up")
    said = f"起草方案《{title}》"
    record(session, actor, WORD, campaign.id, "draw_up", said, now=now, file_ids=file_ids)
    return made


def edit_plan(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    plan: Plan,
    *,
    to: Mapping[str, Any],
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Plan:
    """Change a plan that is not settled yet, and add files to it; raise PlanSettled and others."""
    own(actor, campaign)
    if plan.state is not PlanState.draft:
        raise PlanSettled()
    if "field_id" in to:
        check_field(session, campaign, to["field_id"])
    details = changed(plan, to, now)
    if details or file_ids:
        session.add(plan)
        _attach(session, actor, plan, file_ids, "edit_plan")
        title = f"修改方案《{plan.title}》"
        record(
            session,
            actor,
            WORD,
            campaign.id,
            "edit_plan",
            title,
            now=now,
            file_ids=file_ids,
            details=details,
        )
    return plan


def approve(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    plan: Plan,
    *,
    approved_by: str,
    approved_on: date,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Plan:
    """Write down who approved a plan and when; raise StepNotOpen, DaysOdd, FilesUnknown."""
    own(actor, campaign)
    plan.state = PLAN_FLOW.after(plan.state, PlanStep.approve)
    if approved_on > today_of(now):
        raise DaysOdd.at("body.approved_on", "审定日期不能晚于今天。")
    plan.approved_by, plan.approved_on = approved_by, approved_on
    plan.touch(now)
    session.add(plan)
    _attach(session, actor, plan, file_ids, "approve")
    title = f"{approved_by}审定方案《{plan.title}》"[:100]
    record(session, actor, WORD, campaign.id, "approve", title, now=now, file_ids=file_ids)
    return plan


def withdraw_plan(
    session: Session, actor: Actor, campaign: Campaign, plan: Plan, *, reason: str, now: datetime
) -> Plan:
    """Take a plan back; it stays written. Raise StepNotOpen."""
    own(actor, campaign)
    plan.state = PLAN_FLOW.after(plan.state, PlanStep.withdraw)
    plan.withdrawn_reason = reason
    plan.touch(now)
    session.add(plan)
    title = f"撤回方案《{plan.title}》"
    record(session, actor, WORD, campaign.id, "withdraw_plan", title, note=reason, now=now)
    return plan


def plan_stage(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    kind: StageKind,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Stage:
    """Say when a stage is planned and when it was.

    Raise CampaignElsewhere, CampaignClosed, DaysOdd.
    """
    own(actor, campaign)
    stage = stage_of(session, campaign.id, kind)
    if stage is None:
        stage = Stage(campaign_id=campaign.id, kind=kind, created_at=now, updated_at=now, version=0)
    details = changed(stage, to, now)
    days = (stage.planned_from, stage.planned_to, stage.started_on, stage.ended_on)
    check_days(StageDays(*days), today_of(now))
    if details:
        session.add(stage)
        session.flush()
        title = f"“{STAGE_NAMES[kind]}”阶段：{_deed(details)}"
        record(session, actor, WORD, campaign.id, "plan_stage", title, now=now, details=details)
    return stage


def stage_of(session: Session, campaign_id: UUID, kind: StageKind) -> Stage | None:
    """Return a stage if anything is written of it."""
    return session.exec(
        select(Stage).where(Stage.campaign_id == campaign_id, Stage.kind == kind)
    ).one_or_none()


def _deed(details: Mapping[str, Any]) -> str:
    if details.get("ended_on", [None, None])[1]:
        return "结束"
    return "开始" if details.get("started_on", [None, None])[1] else "改日期"


def _attach(
    session: Session, actor: Actor, plan: Plan, file_ids: Sequence[UUID], step: str
) -> None:
    files.attach(session, actor, file_ids, word=WORD, about_id=plan.id, step=step)
