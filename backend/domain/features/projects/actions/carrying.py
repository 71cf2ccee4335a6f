"""Carrying a project out: its milestones, its progress, its acceptance."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.planning import must_report
from backend.domain.features.projects.actions.taking import (
    done,
    own,
    settle_days,
    tell_staff,
    tell_unit,
)
from backend.domain.features.projects.rules import (
    PROJECT_FLOW,
    DelayReasonMissing,
    HappenedAhead,
    MilestoneKind,
    MilestonePassed,
    ProjectState,
    ProjectStep,
    SpentTooMuch,
    StartFirst,
)
from backend.domain.features.projects.tables import Milestone, Progress, Project
from backend.domain.kit.calendar import today_of
from backend.domain.kit.flow import StepNotOpen

_OF_KIND = {MilestoneKind.start: ProjectStep.start, MilestoneKind.finish: ProjectStep.finish}


def reach(
    session: Session,
    actor: Actor,
    project: Project,
    milestone: Milestone,
    *,
    reached_on: date,
    reason: str | None = None,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Project:
    """Say that a milestone was reached; a late one says why.

    The first begins the work, the last ends it. Raise NotAllowed, MilestonePassed, StepNotOpen,
    StartFirst, HappenedAhead, DelayReasonMissing, FilesUnknown.
    """
    must_report(actor, project)
    if milestone.reached_on is not None:
        raise MilestonePassed()
    if project.state is ProjectState.chosen and milestone.kind is not MilestoneKind.start:
        raise StartFirst()
    step = _OF_KIND.get(milestone.kind, ProjectStep.tell)
    state = PROJECT_FLOW.after(project.state, step)
    if reached_on > today_of(now):
        raise HappenedAhead.at("body.reached_on")
    reason = reason or milestone.delay_reason
    if reached_on > milestone.planned_on and not reason:
        raise DelayReasonMissing.at("body.reason")
    milestone.reached_on, milestone.delay_reason = reached_on, reason
    project.state = state
    if milestone.kind is MilestoneKind.start:
        project.started_on = reached_on
    elif milestone.kind is MilestoneKind.finish:
        project.finished_on, project.percent = reached_on, 100
        tell_staff(session, project, "project-finished", "项目报告完工，请组织验收", now=now)
    session.add(milestone)
    settle_days(session, project)
    said = "；".join(part for part in (note, reason) if part) or None
    title = f"{milestone.name}：{reached_on.isoformat()}"
    done(session, actor, project, step.value, title, note=said, file_ids=file_ids, now=now)
    return project


def delay(
    session: Session,
    actor: Actor,
    project: Project,
    milestone: Milestone,
    *,
    expected_on: date,
    reason: str,
    now: datetime,
) -> Project:
    """Say that a milestone will be late, until when and why; its planned day stands.

    Raise NotAllowed, MilestonePassed, StepNotOpen.
    """
    must_report(actor, project)
    if milestone.reached_on is not None:
        raise MilestonePassed()
    if project.state not in {ProjectState.chosen, ProjectState.started}:
        raise StepNotOpen()
    milestone.expected_on, milestone.delay_reason = expected_on, reason
    session.add(milestone)
    title = f"{milestone.name}推迟，预计{expected_on.isoformat()}"
    done(session, actor, project, "delay", title, note=reason, now=now)
    tell_staff(session, project, "project-delayed", f"项目进度推迟：{milestone.name}", now=now)
    return project


def tell(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    told_on: date,
    percent: int,
    spent: int,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Project:
    """Tell how far it is and what was spent; yuan. Raise NotAllowed, StepNotOpen, HappenedAhead,
    SpentTooMuch, FilesUnknown.
    """
    must_report(actor, project)
    project.state = PROJECT_FLOW.after(project.state, ProjectStep.tell)
    if told_on > today_of(now):
        raise HappenedAhead.at("body.told_on")
    if project.budget is not None and spent > project.budget:
        raise SpentTooMuch.at("body.spent")
    made = Progress(
        project_id=project.id,
        told_on=told_on,
        percent=percent,
        spent=spent,
        words=words,
        file_ids=[str(one) for one in file_ids],
        created_at=now,
    )
    session.add(made)
    if project.told_on is None or told_on >= project.told_on:
        project.percent, project.spent, project.told_on = percent, spent, told_on
    title = f"进度 {percent}%"
    done(session, actor, project, "tell", title, note=words, file_ids=file_ids, now=now)
    return project


def show(
    session: Session, actor: Actor, project: Project, told: Progress, *, shown: bool, now: datetime
) -> Project:
    """Let the public read a telling with its photos, or no longer; raise OnlyToRead."""
    own(actor, project)
    told.shown = shown
    session.add(told)
    title = "向社会公开这次进度" if shown else "不再公开这次进度"
    done(session, actor, project, "show", title, now=now)
    return project


def accept(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    accepted_on: date,
    note: str | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Project:
    """Say that what was finished is as it should be; raise StepNotOpen, HappenedAhead."""
    own(actor, project)
    project.state = PROJECT_FLOW.after(project.state, ProjectStep.accept)
    if accepted_on > today_of(now):
        raise HappenedAhead.at("body.accepted_on")
    project.accepted_on = accepted_on
    done(session, actor, project, "accept", "验收合格", note=note, file_ids=file_ids, now=now)
    return project


def send_back(
    session: Session, actor: Actor, project: Project, *, reason: str, now: datetime
) -> Project:
    """Have what was said to be finished done better; raise StepNotOpen."""
    own(actor, project)
    project.state = PROJECT_FLOW.after(project.state, ProjectStep.send_back)
    project.finished_on = None
    for one in queries.milestones(session, project.id):
        if one.kind is MilestoneKind.finish:
            one.reached_on = None
            session.add(one)
    settle_days(session, project)
    done(session, actor, project, "send-back", "退回整改", note=reason, now=now)
    tell_unit(session, project, "project-sent-back", "项目退回，要求整改", now=now)
    return project
