"""Choosing the steps of a campaign, and taking them one by one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.campaigns.actions.keeping import WORD, changed, own
from backend.domain.features.campaigns.rules import (
    STEP_FLOW,
    CampaignStep,
    DaysOdd,
    StageKind,
    StepsChosen,
    StepSettled,
    StepState,
)
from backend.domain.features.campaigns.tables import Campaign, Step
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.repeats import made_before


def choose(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    wanted: Sequence[Mapping[str, Any]],
    *,
    template: str,
    now: datetime,
) -> list[Step]:
    """Take the steps of a template, as edited, for a campaign that has none; raise StepsChosen.

    Source: inventory 62: the eight steps of 承德县; other places take others.
    """
    own(actor, campaign)
    there = select(Step.id).where(Step.campaign_id == campaign.id, Step.state != StepState.dropped)
    if session.exec(there).first() is not None:
        raise StepsChosen()
    made = [
        Step(campaign_id=campaign.id, position=place, created_at=now, updated_at=now, **one)
        for place, one in enumerate(wanted, 1)
    ]
    session.add_all(made)
    session.flush()
    title = f"采用“{template}”，{len(made)} 步"
    details = {"steps": [one.name for one in made]}
    record(session, actor, WORD, campaign.id, "choose", title, now=now, details=details)
    return made


def add_step(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    *,
    id: UUID,
    stage: StageKind,
    name: str,
    words: str = "",
    in_charge: str = "",
    planned_on: date | None = None,
    position: int | None = None,
    now: datetime,
) -> Step:
    """Add a step at the end or at a place; a repeat under the same id returns the first."""
    own(actor, campaign)
    before = made_before(session, Step, id, campaign_id=campaign.id, name=name)
    if before is not None:
        return before
    last = select(func.max(col(Step.position))).where(Step.campaign_id == campaign.id)
    made = Step(
        id=id,
        campaign_id=campaign.id,
        stage=stage,
        name=name,
        words=words,
        in_charge=in_charge,
        planned_on=planned_on,
        position=position or int(session.exec(last).one() or 0) + 1,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, WORD, campaign.id, "add_step", f"增加步骤“{name}”", now=now)
    return made


def edit_step(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    step: Step,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Step:
    """Change what an open step is, when, and who does it; raise StepSettled."""
    own(actor, campaign)
    if step.state is not StepState.open:
        raise StepSettled()
    details = changed(step, to, now)
    if details:
        session.add(step)
        title = f"修改步骤“{step.name}”"
        record(session, actor, WORD, campaign.id, "edit_step", title, now=now, details=details)
    return step


def show(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    step: Step,
    *,
    words: str = "",
    file_ids: Sequence[UUID] = (),
    done_on: date | None = None,
    now: datetime,
) -> Step:
    """Add what shows that a step is done, in words and files; with a day, it is done then.

    Raise CampaignElsewhere, CampaignClosed, StepNotOpen, StepSettled, DaysOdd, FilesUnknown.
    """
    own(actor, campaign)
    deed = "done" if done_on else "show"
    if done_on is not None:
        step.state = STEP_FLOW.after(step.state, CampaignStep.done)
        if done_on > today_of(now):
            raise DaysOdd.at("body.done_on", "完成日期不能晚于今天。")
        step.done_on = done_on
    elif step.state is StepState.dropped:
        raise StepSettled()
    if words:
        step.evidence = "\n".join(part for part in (step.evidence, words) if part)[:4000]
    files.attach(session, actor, file_ids, word=WORD, about_id=step.id, step=deed)
    step.touch(now)
    session.add(step)
    title = f"步骤“{step.name}”{'完成' if done_on else '补充佐证'}"
    record(
        session,
        actor,
        WORD,
        campaign.id,
        f"step_{deed}",
        title,
        now=now,
        note=words or None,
        file_ids=file_ids,
    )
    return step


def drop(
    session: Session, actor: Actor, campaign: Campaign, step: Step, *, reason: str, now: datetime
) -> Step:
    """Leave a step out, and say why; raise StepNotOpen."""
    return _turn(session, actor, campaign, step, CampaignStep.drop, "去掉", reason, now)


def reopen(
    session: Session, actor: Actor, campaign: Campaign, step: Step, *, reason: str, now: datetime
) -> Step:
    """Open a step again that was done or left out; raise StepNotOpen."""
    return _turn(session, actor, campaign, step, CampaignStep.reopen, "重新打开", reason, now)


def _turn(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    step: Step,
    deed: CampaignStep,
    word: str,
    reason: str,
    now: datetime,
) -> Step:
    own(actor, campaign)
    step.state = STEP_FLOW.after(step.state, deed)
    step.dropped_reason = reason if deed is CampaignStep.drop else None
    step.done_on = None
    step.touch(now)
    session.add(step)
    title = f"{word}步骤“{step.name}”"
    record(session, actor, WORD, campaign.id, f"step_{deed}", title, note=reason, now=now)
    return step
