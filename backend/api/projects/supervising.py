"""Projects: who supervises them, what they saw, what the standing committee decided."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.projects.asking_projects import (
    AssignIn,
    ProjectDecideIn,
    ProjectVisitIn,
    ReportChangeIn,
)
from backend.api.projects.carrying import ONE, project_asks, take_project
from backend.api.projects.reading import project_out
from backend.api.projects.shapes_projects import ProjectOut
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    AlreadyReported,
    DecidedAhead,
    HappenedAhead,
    ReasonMissing,
    SupervisorElsewhere,
)

router = APIRouter(prefix="/projects", tags=["projects"], route_class=StepRoute)


@router.post(f"{ONE}/assign", response_model=ProjectOut, **project_asks(SupervisorElsewhere))
def assign_project(call: CallDep, project_id: UUID, sent: AssignIn) -> Response:
    """Let these groups and deputies supervise it, and no others."""
    return take_project(call, project_id, actions.assign, **sent.model_dump())


@router.post(
    f"{ONE}/visit",
    response_model=ProjectOut,
    **project_asks(
        HappenedAhead,
        SupervisorElsewhere,
        FilesUnknown,
        permission=Permission.projects_supervise,
    ),
)
def visit_project(call: CallDep, project_id: UUID, sent: ProjectVisitIn) -> Response:
    """Write down who went to look and what they saw, with photos."""
    return take_project(call, project_id, actions.visit, **sent.model_dump())


@router.post(
    f"{ONE}/decide",
    response_model=ProjectOut,
    **project_asks(DecidedAhead, ReasonMissing, FilesUnknown),
)
def decide_on_project(call: CallDep, project_id: UUID, sent: ProjectDecideIn) -> Response:
    """Change or end a project as the standing committee decided."""
    return take_project(call, project_id, actions.decide, **sent.model_dump())


@router.post(
    f"{ONE}/changes/{{change_id}}/report",
    response_model=ProjectOut,
    **project_asks(AlreadyReported, HappenedAhead),
)
def report_project_change(
    call: CallDep, project_id: UUID, change_id: UUID, sent: ReportChangeIn
) -> Response:
    """Write down at which meeting of the congress a change was reported."""
    with call.writing() as (session, actor):
        found = queries.project(session, actor, project_id, lock=True)
        change = queries.change(session, found.id, change_id)
        actions.report_change(session, actor, found, change, **sent.model_dump(), now=call.now)
        session.flush()
        return project_out(call, session, actor, found)
