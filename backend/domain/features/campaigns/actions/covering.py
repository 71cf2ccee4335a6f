"""Listing the points a campaign must get to, and marking those where somebody was."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.actions.keeping import WORD, changed, own
from backend.domain.features.campaigns.rules import (
    NotVisited,
    OutsideChina,
    PointKind,
    PointThere,
    PointWithdrawn,
    VisitAhead,
    in_china,
)
from backend.domain.features.campaigns.tables import Campaign, CoveragePoint, PointFinding, Visit
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.repeats import made_before
from backend.domain.people.divisions import queries as divisions

Finding = tuple[str, UUID]
"""The word and the id of what was found."""


def add_point(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    *,
    id: UUID,
    kind: PointKind,
    name: str,
    place_words: str | None = None,
    division_id: UUID | None = None,
    longitude: float | None = None,
    latitude: float | None = None,
    now: datetime,
) -> CoveragePoint:
    """List a point; a repeat under the same id returns the first.

    Raise CampaignElsewhere, CampaignClosed, PointThere, PlaceElsewhere, OutsideChina, IdTaken.
    """
    own(actor, campaign)
    before = made_before(session, CoveragePoint, id, campaign_id=campaign.id, name=name)
    if before is not None:
        return before
    made = CoveragePoint(
        id=id,
        campaign_id=campaign.id,
        kind=kind,
        name=name,
        place_words=place_words,
        division_id=division_id,
        longitude=longitude,
        latitude=latitude,
        created_at=now,
        updated_at=now,
    )
    _must_be_new(session, made)
    _must_lie_here(session, campaign, made)
    session.add(made)
    session.flush()
    record(session, actor, WORD, campaign.id, "add_point", f"增加点位“{name}”", now=now)
    return made


def edit_point(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    point: CoveragePoint,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> CoveragePoint:
    """Change what a point is and where; raise as `add_point`, and PointWithdrawn."""
    _going(actor, campaign, point)
    with session.no_autoflush:
        details = changed(point, to, now)
        if {"kind", "name"} & set(details):
            _must_be_new(session, point)
        _must_lie_here(session, campaign, point)
    if details:
        session.add(point)
        title = f"修改点位“{point.name}”"
        record(session, actor, WORD, campaign.id, "edit_point", title, now=now, details=details)
    return point


def visit(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    point: CoveragePoint,
    *,
    visited_on: date,
    visited_by: str,
    note: str = "",
    findings: Sequence[Finding] = (),
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> CoveragePoint:
    """Write down who was there, when, and what was found.

    Raise CampaignElsewhere, CampaignClosed, PointWithdrawn, VisitAhead, FilesUnknown.
    """
    _going(actor, campaign, point)
    if visited_on > today_of(now):
        raise VisitAhead.at("body.visited_on")
    session.add(
        Visit(
            point_id=point.id,
            visited_on=visited_on,
            visited_by=visited_by,
            note=note,
            created_at=now,
        )
    )
    _link(session, point, findings, now)
    files.attach(session, actor, file_ids, word=WORD, about_id=point.id, step="visit")
    point.visits += 1
    point.visited_on = max(visited_on, point.visited_on or visited_on)
    point.touch(now)
    session.add(point)
    title = f"{visited_by}走访“{point.name}”"[:100]
    record(
        session,
        actor,
        WORD,
        campaign.id,
        "visit",
        title,
        now=now,
        note=note or None,
        file_ids=file_ids,
    )
    return point


def unvisit(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    point: CoveragePoint,
    *,
    reason: str,
    now: datetime,
) -> CoveragePoint:
    """Take the latest visit back, written by mistake; it stays readable. Raise NotVisited."""
    _going(actor, campaign, point)
    going = [v for v in queries.visits(session, point.id) if v.withdrawn_reason is None]
    if not going:
        raise NotVisited()
    going[0].withdrawn_reason = reason
    session.add(going[0])
    point.visits -= 1
    point.visited_on = going[1].visited_on if len(going) > 1 else None
    point.touch(now)
    session.add(point)
    title = f"撤销“{point.name}”的走访记录"
    record(session, actor, WORD, campaign.id, "unvisit", title, note=reason, now=now)
    return point


def withdraw_point(
    session: Session,
    actor: Actor,
    campaign: Campaign,
    point: CoveragePoint,
    *,
    reason: str,
    now: datetime,
) -> CoveragePoint:
    """Take a point off the list; it stays written, and counts no more."""
    own(actor, campaign)
    if point.withdrawn:
        return point
    point.withdrawn, point.withdrawn_reason = True, reason
    point.touch(now)
    session.add(point)
    title = f"撤销点位“{point.name}”"
    record(session, actor, WORD, campaign.id, "withdraw_point", title, note=reason, now=now)
    return point


def _link(
    session: Session, point: CoveragePoint, findings: Sequence[Finding], now: datetime
) -> None:
    known = {(f.about_word, f.about_id) for f in queries.findings(session, point.id)}
    session.add_all(
        PointFinding(point_id=point.id, about_word=word, about_id=about_id, created_at=now)
        for word, about_id in dict.fromkeys(findings)
        if (word, about_id) not in known
    )


def _going(actor: Actor, campaign: Campaign, point: CoveragePoint) -> None:
    own(actor, campaign)
    if point.withdrawn:
        raise PointWithdrawn()


def _must_be_new(session: Session, point: CoveragePoint) -> None:
    there = select(CoveragePoint.id).where(
        CoveragePoint.campaign_id == point.campaign_id,
        CoveragePoint.kind == point.kind,
        CoveragePoint.name == point.name,
        CoveragePoint.id != point.id,
    )
    if session.exec(there).first() is not None:
        raise PointThere.at("body.name")


def _must_lie_here(session: Session, campaign: Campaign, point: CoveragePoint) -> None:
    divisions.must_lie_in(session, campaign.scope, point.division_id)
    if not in_china(point.longitude, point.latitude):
        raise OutsideChina.at("body.longitude")
