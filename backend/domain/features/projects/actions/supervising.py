"""Deputies who supervise a project; the standing committee's decisions on it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.taking import (
    done,
    own,
    settle_days,
    tell_person,
    tell_staff,
    tell_unit,
)
from backend.domain.features.projects.rules import (
    PROJECT_FLOW,
    VOTED,
    AlreadyReported,
    ChangeKind,
    DecidedAhead,
    HappenedAhead,
    MilestoneKind,
    ProjectStep,
    ReasonMissing,
    SupervisorElsewhere,
)
from backend.domain.features.projects.tables import (
    Change,
    Project,
    SupervisionVisit,
    Supervisor,
)
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups.tables import Group, GroupMember


def assign(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    group_ids: Sequence[UUID],
    deputy_ids: Sequence[UUID],
    now: datetime,
) -> Project:
    """Let these groups and deputies supervise it, and no others; raise SupervisorElsewhere.

    Source: inventory 94, 98: deputies per project; 5 groups for 61 projects.
    """
    own(actor, project)
    for table, ids, path in (
        (Group, set(group_ids), "body.group_ids"),
        (Deputy, set(deputy_ids), "body.deputy_ids"),
    ):
        mine = select(table.id).where(
            table.congress_id == project.congress_id,
            col(table.id).in_(ids),
        )
        if set(session.exec(mine).all()) != ids:
            raise SupervisorElsewhere.at(path)
    before = queries.supervisors(session, [project.id])[project.id]
    known = {one["deputy_id"] for one in before}
    session.execute(delete(Supervisor).where(col(Supervisor.project_id) == project.id))
    session.add_all(
        [Supervisor(project_id=project.id, group_id=one, created_at=now) for one in set(group_ids)]
        + [
            Supervisor(project_id=project.id, deputy_id=one, created_at=now)
            for one in set(deputy_ids)
        ]
    )
    for one in set(deputy_ids) - known:
        person = session.get_one(Deputy, one).person_id
        tell_person(session, project, person, "project-assigned", "请您督导民生实事项目", now=now)
    session.flush()
    names = [one["name"] for one in queries.supervisors(session, [project.id])[project.id]]
    said = "、".join(names) or "无"
    done(session, actor, project, "assign", "确定督导的代表", note=said, now=now)
    return project


def supervises(session: Session, actor: Actor, project: Project) -> bool:
    """Return whether the deputy is assigned to the project, alone or in a group."""
    own_ = select(Deputy.id).where(Deputy.person_id == actor.person_id)
    groups = select(GroupMember.group_id).where(col(GroupMember.deputy_id).in_(own_))
    asked = select(Supervisor.id).where(
        Supervisor.project_id == project.id,
        col(Supervisor.deputy_id).in_(own_) | col(Supervisor.group_id).in_(groups),
    )
    return session.exec(asked).first() is not None


def may_visit(session: Session, actor: Actor, project: Project) -> bool:
    """Return whether the actor may write a visit down: its deputies, and staff for them."""
    if not actor.may(Permission.projects_supervise) or project.state not in VOTED:
        return False
    if actor.role is Role.deputy:
        return supervises(session, actor, project)
    return actor.role is Role.system or actor.congress_id == project.congress_id


def visit(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    visited_on: date,
    words: str,
    by_words: str = "",
    group_id: UUID | None = None,
    found_problem: bool = False,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Project:
    """Write down who went to look and what they saw.

    Raise NotAllowed, StepNotOpen, HappenedAhead, SupervisorElsewhere, FilesUnknown.
    """
    if project.state not in VOTED:
        raise StepNotOpen()
    if not may_visit(session, actor, project):
        raise NotAllowed("这个项目不由您督导。")
    if visited_on > today_of(now):
        raise HappenedAhead.at("body.visited_on")
    group = session.get(Group, group_id) if group_id else None
    if group_id and (group is None or group.congress_id != project.congress_id):
        raise SupervisorElsewhere.at("body.group_id")
    deputy = actor.role is Role.deputy
    made = SupervisionVisit(
        project_id=project.id,
        visited_on=visited_on,
        by_words=by_words or (group.name if group else actor.name),
        group_id=group_id,
        person_id=actor.person_id if deputy else None,
        words=words,
        found_problem=found_problem,
        file_ids=[str(one) for one in file_ids],
        created_at=now,
    )
    session.add(made)
    title = f"督导：{made.by_words}"
    done(session, actor, project, "visit", title, note=words, file_ids=file_ids, now=now)
    if found_problem:
        tell_unit(session, project, "project-visited", "督导发现问题，请整改", now=now)
        if deputy:
            tell_staff(session, project, "project-visited", "代表督导发现问题", now=now)
    return project


def decide(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    kind: ChangeKind,
    decided_on: date,
    document: str,
    reason: str,
    words: str = "",
    finish_on: date | None = None,
    budget: int | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Project:
    """Change or end a project as the standing committee decided.

    It stays to be reported to the congress in session. Raise OnlyToRead, StepNotOpen,
    DecidedAhead, ReasonMissing, FilesUnknown.

    Source: our reading, unconfirmed: the government asks, the standing committee decides, and it
    is reported to the next congress.
    """
    own(actor, project)
    end = kind is ChangeKind.end
    project.state = PROJECT_FLOW.after(
        project.state, ProjectStep.end if end else ProjectStep.change
    )
    if decided_on > today_of(now):
        raise DecidedAhead.at("body.decided_on")
    if not end and not words and finish_on is None and budget is None:
        raise ReasonMissing.at("body.words", "请写明调整什么：内容、完工日期或者预算。")
    made = Change(
        project_id=project.id,
        kind=kind,
        decided_on=decided_on,
        document=document,
        reason=reason,
        words=words,
        created_at=now,
    )
    if end:
        project.reason = reason
    if finish_on is not None and not end:
        last = queries.milestones(session, project.id)[-1:]
        made.finish_from = None if project.finish_on == NEVER else project.finish_on
        made.finish_to = finish_on
        for one in last:
            if one.kind is MilestoneKind.finish:
                one.planned_on = finish_on
                session.add(one)
    if budget is not None and not end:
        made.budget_from, made.budget_to = project.budget, budget
        project.budget = budget
    session.add(made)
    settle_days(session, project)
    title = "经常委会决定，终止项目" if end else "经常委会决定，调整项目"
    note = f"{document}：{reason}"
    done(session, actor, project, kind.value, title, note=note, file_ids=file_ids, now=now)
    tell_unit(session, project, f"project-{kind.value}", title, now=now)
    return project


def report_change(
    session: Session,
    actor: Actor,
    project: Project,
    change: Change,
    *,
    reported_on: date,
    reported_words: str,
    now: datetime,
) -> Project:
    """Note that a change was reported to the congress; raise AlreadyReported, HappenedAhead."""
    own(actor, project)
    if change.reported_on is not None:
        raise AlreadyReported()
    if reported_on > today_of(now):
        raise HappenedAhead.at("body.reported_on")
    change.reported_on, change.reported_words = reported_on, reported_words
    session.add(change)
    title = "调整情况向人大会议报告"
    done(session, actor, project, "report-change", title, note=reported_words, now=now)
    return project
