"""Plans, stages and steps as they are read, and how far each congress is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.campaigns.queries.organisation import organisation
from backend.domain.features.campaigns.queries.reading import campaigns
from backend.domain.features.campaigns.rules import (
    SHIPPED,
    OrganisationFigures,
    StageDays,
    StageKind,
    StageState,
    StepPlanned,
    StepState,
    Template,
    current,
    light_of,
    state_of,
)
from backend.domain.features.campaigns.tables import Campaign, CoveragePoint, Plan, Stage, Step
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import Window
from backend.domain.people.congresses.tables import Congress


@dataclass(frozen=True)
class StageRead:
    """A stage, written down or not yet, and how it stands."""

    kind: StageKind
    days: StageDays
    note: str
    version: int
    """Nought while nothing is written."""
    state: StageState
    light: Light


@dataclass(frozen=True)
class Progress:
    """How far one congress's campaign is."""

    campaign: Campaign
    congress: str
    stages: Sequence[StageRead]
    now: int
    """The place of the stage it is in; past the last once all are done."""
    steps: int
    steps_done: int
    points: int
    points_visited: int
    organisation: OrganisationFigures


def plans(session: Session, campaign_id: UUID) -> Sequence[Plan]:
    """Return the plans of a campaign: the whole first, then as they were written."""
    return session.exec(
        select(Plan)
        .where(Plan.campaign_id == campaign_id)
        .order_by(col(Plan.field_id).is_not(None), col(Plan.created_at), col(Plan.id))
    ).all()


def steps(session: Session, campaign_id: UUID) -> Sequence[Step]:
    """Return the steps of a campaign in their order."""
    return session.exec(
        select(Step)
        .where(Step.campaign_id == campaign_id)
        .order_by(col(Step.position), col(Step.created_at), col(Step.id))
    ).all()


def stages(session: Session, campaign_id: UUID, *, today: date) -> list[StageRead]:
    """Return the five stages of a campaign."""
    return stages_of(session, [campaign_id], today=today)[campaign_id]


def stages_of(
    session: Session, campaign_ids: Collection[UUID], *, today: date
) -> dict[UUID, list[StageRead]]:
    """Return the five stages of each campaign, those not written down included."""
    kept = {
        (one.campaign_id, one.kind): one
        for one in session.exec(select(Stage).where(col(Stage.campaign_id).in_(campaign_ids)))
    }
    return {
        id_: [_read(kind, kept.get((id_, kind)), today) for kind in StageKind]
        for id_ in campaign_ids
    }


def _read(kind: StageKind, kept: Stage | None, today: date) -> StageRead:
    days = StageDays()
    if kept is not None:
        days = StageDays(kept.planned_from, kept.planned_to, kept.started_on, kept.ended_on)
    note, version = (kept.note, kept.version) if kept else ("", 0)
    return StageRead(kind, days, note, version, state_of(days), light_of(days, today))


def progress(session: Session, actor: Actor, campaign: Campaign, *, today: date) -> list[Progress]:
    """Return how far the campaign is, and beside it what is joined with it, in one's sight.

    A joined campaign stands under the one it joined; a city's above all that joined it.
    """
    found: list[tuple[Campaign, str]] = []
    if campaign.parent_id is not None:
        parents = campaigns(session, actor, Window(1), id=campaign.parent_id).items
        found += [(one, name) for one, name in parents]
    name = session.get_one(Congress, campaign.congress_id).short_name
    found.append((campaign, name))
    joined = campaigns(session, actor, Window(200), parent_id=campaign.id).items
    found += sorted(((one, name) for one, name in joined), key=lambda pair: pair[0].scope)
    ids = [one.id for one, _ in found]
    stages_ = stages_of(session, ids, today=today)
    done = _done(session, Step, col(Step.state) == StepState.done, _STEPS, ids)
    visited = _done(
        session, CoveragePoint, col(CoveragePoint.visited_on).is_not(None), _POINTS, ids
    )
    return [
        Progress(
            one,
            name,
            stages_[one.id],
            current([stage.state for stage in stages_[one.id]]),
            *done.get(one.id, (0, 0)),
            *visited.get(one.id, (0, 0)),
            organisation(session, one.id).figures,
        )
        for one, name in found
    ]


_STEPS = col(Step.state) != StepState.dropped
_POINTS = col(CoveragePoint.withdrawn).is_(False)


def _done(
    session: Session, table: Any, done: Any, counted: Any, ids: Collection[UUID]
) -> dict[UUID, tuple[int, int]]:
    """Return for each campaign how many there are, and how many are done."""
    rows = session.execute(
        select(table.campaign_id, func.count(), func.sum(case((done, 1), else_=0)))
        .where(table.campaign_id.in_(ids), counted)
        .group_by(table.campaign_id)
    )
    return {id_: (count, int(of)) for id_, count, of in rows}


def templates(session: Session, actor: Actor, campaign: Campaign) -> list[Template]:
    """Return what steps may be taken from: what ships, and campaigns one sees that have steps.

    The campaign that was joined comes first, then one's own of earlier years.
    """
    near: list[tuple[Campaign, str]] = []
    if campaign.parent_id is not None:
        near += campaigns(session, actor, Window(1), id=campaign.parent_id).items
    near += campaigns(session, actor, Window(20), congress_id=campaign.congress_id).items
    made = []
    for one, congress in near:
        taken = [s for s in steps(session, one.id) if s.state is not StepState.dropped]
        if taken and one.id != campaign.id:
            planned = tuple(StepPlanned(s.stage, s.name, s.words) for s in taken)
            made.append(Template(str(one.id), f"{congress} {one.title}", planned, "已有的步骤"))
    return [*SHIPPED, *made]
