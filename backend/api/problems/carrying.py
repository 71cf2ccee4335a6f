"""Carrying problems over into a later year's campaign, several at once, and taking that back."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from sqlmodel import Session

from backend.api.base import Asked, CallDep, In, Out, StepRoute, asks
from backend.api.problems.asking import Words
from backend.api.problems.shapes import Named
from backend.api.problems.taking import step_asks
from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import actions, queries
from backend.domain.features.problems.actions import (
    CarriedFurther,
    CarryOverSettled,
    NothingToCarry,
    SpotMissing,
    Way,
)
from backend.domain.features.problems.tables import CarryOver, Problem
from backend.domain.kit.errors import Invalid, NotFound

router = APIRouter(prefix="/problems", tags=["problems"], route_class=StepRoute)

P = Permission


class CarriedBack(Invalid):
    message = "只能结转到以后年度的联动监督，请重新选择。"


class Carried(StrEnum):
    """Which problems of a campaign go on: those chosen, the open ones, all not signed off."""

    chosen = "chosen"
    open = "open"
    not_signed_off = "not_signed_off"


class SpotIn(In):
    """Where the problems of one field and aspect go."""

    field_id: UUID
    aspect_id: UUID | None = None
    to_field_id: UUID
    to_aspect_id: UUID | None = None


class CarryOverIn(In):
    """The id is the sender's, so that a repeat is harmless."""

    id: UUID
    from_campaign_id: UUID
    to_campaign_id: UUID
    which: Carried
    ids: Annotated[list[UUID], Field(max_length=200)] = []
    """The problems chosen."""
    spots: Annotated[list[SpotIn], Field(min_length=1, max_length=300)]


class CarryPlanQuery(In):
    """What is to be carried over, to see where its fields and aspects would go."""

    from_campaign_id: UUID
    to_campaign_id: UUID
    which: Carried = Carried.not_signed_off
    ids: Annotated[list[UUID], Field(max_length=200)] = []


class UndoIn(In):
    reason: Words


class CarryPlanOut(Out):
    """The problems of one field and aspect, and where they would go by their names."""

    field: Named
    aspect: Named | None
    count: int
    to_field_id: UUID | None
    to_aspect_id: UUID | None


class CarryOverOut(Out):
    id: UUID
    from_campaign_id: UUID
    to_campaign_id: UUID
    by_name: str
    count: int
    created_at: datetime
    undone_at: datetime | None
    undone_reason: str | None
    may_undo: bool


@router.get(
    "/carry-overs/plan",
    response_model=list[CarryPlanOut],
    **asks(P.problems_keep, NotFound, CampaignElsewhere, CampaignClosed, CarriedBack),
)
def plan_carry_over(call: CallDep, query: Asked[CarryPlanQuery]) -> object:
    """Show field by field what would be carried over, and where it would go."""
    with call.reading() as (session, actor):
        source, target = _campaigns(session, actor, query)
        groups = Counter((p.field_id, p.aspect_id) for p in _chosen(session, actor, source, query))
        return _planned(session, target, groups)


def _planned(
    session: Session, target: Campaign, groups: Counter[tuple[UUID, UUID | None]]
) -> list[dict[str, Any]]:
    names = campaigns.names(session, {f for f, _ in groups}, {a for _, a in groups if a})
    there = {read.field.name: read for read in campaigns.fields(session, target.id)}
    found = []
    for (field_id, aspect_id), count in groups.items():
        to = there.get(names.fields[field_id])
        aspects = {a.name: a.id for a in to.aspects} if to else {}
        aspect = names.aspects[aspect_id] if aspect_id else None
        found.append(
            {
                "field": {"id": field_id, "name": names.fields[field_id]},
                "aspect": {"id": aspect_id, "name": aspect} if aspect_id else None,
                "count": count,
                "to_field_id": to.field.id if to else None,
                "to_aspect_id": aspects.get(aspect) if aspect else None,
            }
        )
    return sorted(found, key=lambda one: (one["field"]["name"], str(one["aspect"])))


@router.get("/carry-overs", response_model=list[CarryOverOut], **asks(P.problems_read, NotFound))
def list_carry_overs(call: CallDep, campaign_id: UUID) -> object:
    """List what was carried from or into a campaign, the latest first."""
    with call.reading() as (session, actor):
        campaigns.campaign(session, actor, campaign_id)
        return [
            _out(actor, one, call.now) for one in queries.carry_overs(session, actor, campaign_id)
        ]


@router.post(
    "/carry-overs",
    response_model=CarryOverOut,
    status_code=201,
    **asks(
        P.problems_keep,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        CarriedBack,
        FieldElsewhere,
        NothingToCarry,
        SpotMissing,
        step=True,
    ),
)
def carry_problems_over(call: CallDep, sent: CarryOverIn) -> object:
    """Carry problems over under the same numbers; the campaign they leave keeps its figures."""
    with call.writing() as (session, actor):
        source, target = _campaigns(session, actor, sent)
        for spot in sent.spots:
            campaigns.check_spot(session, target.id, spot.to_field_id, spot.to_aspect_id)
        made = actions.carry_over(
            session,
            actor,
            _chosen(session, actor, source, sent, lock=True),
            id=sent.id,
            way=Way(source.id, target.id, source.title, target.title),
            spots={(s.field_id, s.aspect_id): (s.to_field_id, s.to_aspect_id) for s in sent.spots},
            now=call.now,
        )
        session.flush()
        return CarryOverOut.model_validate(_out(actor, made, call.now))


@router.post(
    "/carry-overs/{carry_over_id}/undo",
    response_model=CarryOverOut,
    **step_asks(P.problems_keep, CarryOverSettled, CarriedFurther),
)
def undo_carry_over(call: CallDep, carry_over_id: UUID, sent: UndoIn) -> object:
    """Take it back on the same day, with a reason."""
    with call.writing() as (session, actor):
        made = queries.carry_over(session, actor, carry_over_id)
        actions.undo_carry_over(session, actor, made, reason=sent.reason, now=call.now)
        session.flush()
        return CarryOverOut.model_validate(_out(actor, made, call.now))


def _campaigns(
    session: Session, actor: Actor, asked: CarryOverIn | CarryPlanQuery
) -> tuple[Campaign, Campaign]:
    source = campaigns.campaign(session, actor, asked.from_campaign_id)
    if source.congress_id != actor.congress_id:
        raise CampaignElsewhere()
    target = campaigns.to_fill(session, actor, asked.to_campaign_id)
    if target.year <= source.year:
        raise CarriedBack.at("body.to_campaign_id")
    return source, target


def _chosen(
    session: Session,
    actor: Actor,
    source: Campaign,
    asked: CarryOverIn | CarryPlanQuery,
    *,
    lock: bool = False,
) -> Sequence[Problem]:
    ids = asked.ids if asked.which is Carried.chosen else None
    rectified = asked.which is not Carried.open
    return queries.to_carry(session, actor, source.id, ids=ids, rectified=rectified, lock=lock)


def _out(actor: Actor, made: CarryOver, now: datetime) -> dict[str, Any]:
    own = actor.may(P.problems_keep) and actor.congress_id == made.congress_id
    return {**made.model_dump(), "may_undo": own and actions.may_undo(made, now)}
