"""Projects: putting right, laying out, carrying out, accepting."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.projects.asking_projects import (
    LayOutIn,
    ProjectAcceptIn,
    ProjectChangeIn,
    ProjectDelayIn,
    ProjectReason,
    ProjectShowIn,
    ReachIn,
    TellIn,
)
from backend.api.projects.reading import project_out
from backend.api.projects.shapes_projects import ProjectOut
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    BeyondYear,
    DelayReasonMissing,
    FinishFixed,
    HappenedAhead,
    MilestonePassed,
    MilestonesUnfit,
    NotScreening,
    Planned,
    RoundFixed,
    SpentTooMuch,
    StartFirst,
    UnitElsewhere,
)
from backend.domain.kit.errors import MatchMissing, NotFound, Refusal, Stale
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.divisions.rules import PlaceElsewhere

router = APIRouter(prefix="/projects", tags=["projects"], route_class=StepRoute)

P = Permission
ONE = "/{project_id}"
STONE = f"{ONE}/milestones/{{milestone_id}}"


def project_asks(*refusals: type[Refusal], permission: Permission = P.projects_keep) -> Any:
    """Return what a route of a step declares."""
    named: list[type[Refusal]] = [NotFound, OnlyToRead, StepNotOpen, *refusals]
    return asks(permission, *named, step=True)


def take_project(call: Call, id_: UUID, act: Callable[..., Any], **said: Any) -> Response:
    """Find the project, take the step, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        found = queries.project(session, actor, id_, lock=True)
        act(session, actor, found, **said, now=call.now)
        session.flush()
        return project_out(call, session, actor, found)


@router.patch(
    ONE,
    response_model=ProjectOut,
    **asks(
        P.projects_keep,
        NotFound,
        OnlyToRead,
        MatchMissing,
        Stale,
        RoundFixed,
        UnitElsewhere,
        PlaceElsewhere,
    ),
)
def edit_project(call: CallDep, project_id: UUID, sent: ProjectChangeIn) -> Response:
    """Put a candidate right; of a voted project its unit, place and funding alone."""
    with call.writing() as (session, actor):
        found = queries.project(session, actor, project_id, lock=True)
        call.must_match(found.version)
        parts = None if sent.parts is None else [(one.name, one.target) for one in sent.parts]
        actions.edit_project(session, actor, found, to=sent.named(), parts=parts, now=call.now)
        session.flush()
        return project_out(call, session, actor, found)


@router.post(f"{ONE}/withdraw", response_model=ProjectOut, **project_asks(NotScreening))
def withdraw_project_candidate(call: CallDep, project_id: UUID, sent: ProjectReason) -> Response:
    """Take a candidate off while the round is screened."""
    return take_project(call, project_id, actions.withdraw_candidate, reason=sent.reason)


@router.post(
    f"{ONE}/lay-out",
    response_model=ProjectOut,
    **project_asks(
        MilestonesUnfit, BeyondYear, FinishFixed, MilestonePassed, permission=P.projects_report
    ),
)
def lay_out_project(call: CallDep, project_id: UUID, sent: LayOutIn) -> Response:
    """Plan the milestones; those that were reached stay."""
    planned = [Planned(**one.model_dump()) for one in sent.milestones]
    return take_project(call, project_id, actions.lay_out, milestones=planned)


@router.post(
    f"{STONE}/reach",
    response_model=ProjectOut,
    **project_asks(
        MilestonePassed,
        StartFirst,
        HappenedAhead,
        DelayReasonMissing,
        FilesUnknown,
        permission=P.projects_report,
    ),
)
def reach_project_milestone(
    call: CallDep, project_id: UUID, milestone_id: UUID, sent: ReachIn
) -> Response:
    """Say that a milestone was reached; a late one says why."""
    return _stone(call, project_id, milestone_id, actions.reach, **sent.model_dump())


@router.post(
    f"{STONE}/delay",
    response_model=ProjectOut,
    **project_asks(MilestonePassed, permission=P.projects_report),
)
def delay_project_milestone(
    call: CallDep, project_id: UUID, milestone_id: UUID, sent: ProjectDelayIn
) -> Response:
    """Say that a milestone will be late, until when and why."""
    return _stone(call, project_id, milestone_id, actions.delay, **sent.model_dump())


def _stone(
    call: Call, id_: UUID, milestone_id: UUID, act: Callable[..., Any], **said: Any
) -> Response:
    with call.writing() as (session, actor):
        found = queries.project(session, actor, id_, lock=True)
        milestone = queries.milestone(session, found.id, milestone_id)
        act(session, actor, found, milestone, **said, now=call.now)
        session.flush()
        return project_out(call, session, actor, found)


@router.post(
    f"{ONE}/tell",
    response_model=ProjectOut,
    **project_asks(HappenedAhead, SpentTooMuch, FilesUnknown, permission=P.projects_report),
)
def tell_project_progress(call: CallDep, project_id: UUID, sent: TellIn) -> Response:
    """Tell how far it is and what was spent, with photos."""
    return take_project(call, project_id, actions.tell, **sent.model_dump())


@router.post(f"{ONE}/progress/{{progress_id}}/show", response_model=ProjectOut, **project_asks())
def show_project_progress(
    call: CallDep, project_id: UUID, progress_id: UUID, sent: ProjectShowIn
) -> Response:
    """Let the public read a telling with its photos, or no longer."""
    with call.writing() as (session, actor):
        found = queries.project(session, actor, project_id, lock=True)
        told = queries.told(session, found.id, progress_id)
        actions.show(session, actor, found, told, shown=sent.shown, now=call.now)
        session.flush()
        return project_out(call, session, actor, found)


@router.post(
    f"{ONE}/accept", response_model=ProjectOut, **project_asks(HappenedAhead, FilesUnknown)
)
def accept_project(call: CallDep, project_id: UUID, sent: ProjectAcceptIn) -> Response:
    """Say that what was finished is as it should be."""
    return take_project(call, project_id, actions.accept, **sent.model_dump())


@router.post(f"{ONE}/send-back", response_model=ProjectOut, **project_asks())
def send_back_project(call: CallDep, project_id: UUID, sent: ProjectReason) -> Response:
    """Have what was said to be finished done better."""
    return take_project(call, project_id, actions.send_back, reason=sent.reason)
