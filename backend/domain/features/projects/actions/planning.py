"""Putting a project right, and planning its milestones."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.taking import (
    check_unit,
    done,
    find,
    own,
    settle_days,
)
from backend.domain.features.projects.rules import (
    BEFORE_VOTE,
    PROJECT_FLOW,
    FinishFixed,
    MilestonePassed,
    Planned,
    ProjectState,
    ProjectStep,
    RoundFixed,
    check_milestones,
)
from backend.domain.features.projects.tables import Milestone, Project, ProjectPart, Round
from backend.domain.kit.errors import NotAllowed
from backend.domain.people.divisions import queries as divisions


def may_report(actor: Actor, project: Project) -> bool:
    """Return whether the actor tells of a project: the unit that has it, or staff in its place."""
    if not actor.may(Permission.projects_report):
        return False
    if actor.role is Role.unit_staff:
        return project.unit_id is not None and project.unit_id == actor.unit_id
    return actor.role is Role.system or actor.congress_id == project.congress_id


def must_report(actor: Actor, project: Project) -> None:
    """Raise NotAllowed unless the actor tells of this project."""
    if not may_report(actor, project):
        raise NotAllowed("这个项目不由您填报。")


def edit_project(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    to: Mapping[str, Any],
    parts: Sequence[tuple[str, str]] | None = None,
    now: datetime,
) -> Project:
    """Put a candidate right until it is published; then only its unit, place and funding words.

    Raise OnlyToRead, RoundFixed, UnitElsewhere, PlaceElsewhere.
    """
    own(actor, project)
    changed = {name: value for name, value in to.items() if getattr(project, name) != value}
    free = {"unit_id", "place_words", "division_id", "funding"}
    candidate = project.state is ProjectState.candidate
    if set(changed) - free or parts is not None:
        if not candidate:
            raise RoundFixed("票决出的项目，内容、预算要经常委会决定才能改，请用“调整项目”。")
        if session.get_one(Round, project.round_id).state not in BEFORE_VOTE:
            raise RoundFixed("候选项目已经公布，内容和预算不能再改。")
    if "unit_id" in changed:
        check_unit(session, project.congress_id, changed["unit_id"], "body.unit_id")
    if "division_id" in changed:
        divisions.must_lie_in(session, project.scope, changed["division_id"], "body.division_id")
    details = {name: [str(getattr(project, name)), str(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(project, name, value)
    if parts is not None:
        session.execute(delete(ProjectPart).where(col(ProjectPart.project_id) == project.id))
        session.add_all(
            ProjectPart(project_id=project.id, position=n, name=name, target=target, created_at=now)
            for n, (name, target) in enumerate(parts, 1)
        )
        details["parts"] = [name for name, _ in parts]
    if details:
        done(session, actor, project, "edit", "修改", details=details, now=now)
        find(session, project)
    return project


def lay_out(
    session: Session,
    actor: Actor,
    project: Project,
    *,
    milestones: Sequence[Planned],
    now: datetime,
) -> Project:
    """Plan the milestones; those that were reached stay as they are.

    Of a started project the last day stands: changing it is the standing committee's. Raise
    NotAllowed, StepNotOpen, MilestonesUnfit, BeyondYear, FinishFixed, MilestonePassed.
    """
    must_report(actor, project)
    PROJECT_FLOW.after(project.state, ProjectStep.lay_out)
    check_milestones(milestones, project.year, year_target=bool(project.year_target))
    before = queries.milestones(session, project.id)
    reached = [one for one in before if one.reached_on is not None]
    moved = bool(before) and milestones[-1].planned_on != before[-1].planned_on
    if moved and project.state is ProjectState.started:
        raise FinishFixed()
    kept = {(one.kind, one.name): one for one in before}
    wanted = [(one.kind, one.name) for one in milestones]
    if any((one.kind, one.name) not in wanted for one in reached):
        raise MilestonePassed("已经完成的节点要保留，请把它留在安排里。")
    for one in before:
        if (one.kind, one.name) not in wanted:
            session.delete(one)
    for at, said in enumerate(milestones, 1):
        old = kept.pop((said.kind, said.name), None)
        if old is None:
            old = Milestone(project_id=project.id, created_at=now, **vars(said), position=at)
        elif old.reached_on is not None and old.planned_on != said.planned_on:
            raise MilestonePassed()
        old.position, old.planned_on = at, said.planned_on
        session.add(old)
    settle_days(session, project)
    done(session, actor, project, "lay-out", "安排进度", now=now)
    return project
