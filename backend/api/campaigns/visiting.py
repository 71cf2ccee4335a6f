"""One coverage point: keeping it, and marking who was there."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute
from backend.api.campaigns.coverage import ALL, row
from backend.api.campaigns.coverage_shapes import CoveragePointOut, PointChange, PointIn, VisitIn
from backend.api.campaigns.part_shapes import Reason
from backend.api.campaigns.taking import P, adds, edits, keep, papers, reads
from backend.api.numbered import matter_said
from backend.domain.access import Actor
from backend.domain.desk.matters import MatterUnknown, matters, must_see
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules import (
    NotVisited,
    OutsideChina,
    PointThere,
    PointWithdrawn,
    VisitAhead,
)
from backend.domain.features.campaigns.tables import Campaign, CoveragePoint
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.divisions.rules import PlaceElsewhere

router = APIRouter(prefix="/campaigns", tags=["campaigns"], route_class=StepRoute)

ONE = f"{ALL}/{{coverage_point_id}}"


@router.get(ONE, response_model=CoveragePointOut, **reads())
def get_coverage_point(call: CallDep, campaign_id: UUID, coverage_point_id: UUID) -> object:
    """Show a point: where it is, who was there, what was found."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        point = queries.part(session, CoveragePoint, found.id, coverage_point_id)
        return _one(session, actor, found, point)


@router.post(
    ALL,
    response_model=CoveragePointOut,
    status_code=201,
    **adds(PointThere, PlaceElsewhere, OutsideChina, IdTaken),
)
def add_coverage_point(call: CallDep, campaign_id: UUID, sent: PointIn) -> object:
    """List a point that your campaign must get to."""
    with call.writing() as (session, actor):
        found = queries.campaign(session, actor, campaign_id, lock=True)
        made = actions.add_point(session, actor, found, **sent.model_dump(), now=call.now)
        session.flush()
        return _one(session, actor, found, made)


@router.patch(
    ONE,
    response_model=CoveragePointOut,
    **edits(PointThere, PointWithdrawn, PlaceElsewhere, OutsideChina),
)
def edit_coverage_point(
    call: CallDep, campaign_id: UUID, coverage_point_id: UUID, sent: PointChange
) -> object:
    """Change what a point is called and where it is."""
    to = sent.named("place_words", "division_id", "longitude", "latitude")
    said: dict[str, Any] = {"match": True, "to": to}
    return keep(
        call, campaign_id, CoveragePoint, coverage_point_id, actions.edit_point, _one, **said
    )


@router.post(
    f"{ONE}/visit",
    response_model=CoveragePointOut,
    **adds(PointWithdrawn, VisitAhead, FilesUnknown, MatterUnknown),
)
def visit_coverage_point(
    call: CallDep, campaign_id: UUID, coverage_point_id: UUID, sent: VisitIn
) -> object:
    """Write down who was there, when, and what was found."""
    found = [(one.word.value, one.id) for one in sent.findings]
    said = sent.model_dump(exclude={"findings"})

    def act(session: Session, actor: Actor, *rest: Any, **named: Any) -> None:
        must_see(session, actor, found, "body.findings")
        actions.visit(session, actor, *rest, findings=found, **named)

    return keep(call, campaign_id, CoveragePoint, coverage_point_id, act, _one, **said)


@router.post(f"{ONE}/unvisit", response_model=CoveragePointOut, **adds(PointWithdrawn, NotVisited))
def unvisit_coverage_point(
    call: CallDep, campaign_id: UUID, coverage_point_id: UUID, sent: Reason
) -> object:
    """Take the latest visit back that was written by mistake."""
    said: dict[str, Any] = {"reason": sent.reason}
    return keep(call, campaign_id, CoveragePoint, coverage_point_id, actions.unvisit, _one, **said)


@router.post(f"{ONE}/withdraw", response_model=CoveragePointOut, **adds())
def withdraw_coverage_point(
    call: CallDep, campaign_id: UUID, coverage_point_id: UUID, sent: Reason
) -> object:
    """Take a point off the list; it stays written, and counts no more."""
    said: dict[str, Any] = {"reason": sent.reason}
    act = actions.withdraw_point
    return keep(call, campaign_id, CoveragePoint, coverage_point_id, act, _one, **said)


def _one(
    session: Session, actor: Actor, campaign: Campaign, point: CoveragePoint
) -> dict[str, Any]:
    links = [(one.about_word, one.about_id) for one in queries.findings(session, point.id)]
    keeps = campaign.congress_id == actor.congress_id and actor.may(P.campaigns_keep)
    return {
        **row(*queries.point_row(session, actor, point)),
        "visited": queries.visits(session, point.id),
        "findings": [matter_said(one) for one in matters(session, actor, links)],
        "files": papers(session, [point.id])(point.id),
        "may_edit": keeps and not campaign.closed and not point.withdrawn,
    }
