"""The figures of many campaigns at once, read from an index alone: no row is looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.problems.queries.seeing import P, visible_to
from backend.domain.features.problems.rules.marks import Mark
from backend.domain.features.problems.tables import MARKS, RUNS_UNTIL


@dataclass(frozen=True)
class Pile:
    """So many problems of one congress and campaign that have the same marks."""

    scope: str
    campaign_id: UUID
    marks: Mark
    count: int


@dataclass(frozen=True)
class Late:
    """How many deadlines of one congress and campaign have passed."""

    scope: str
    campaign_id: UUID
    count: int


def piles(session: Session, actor: Actor, campaign_ids: Collection[UUID] | None) -> list[Pile]:
    """Return what the actor sees of these campaigns, of all of them if none are named.

    What was carried over is in each campaign it was in; `Mark.carried_over` tells the former ones.
    """
    asked = visible_to(actor, P.scope, P.campaign_id, MARKS, func.count(), former=True)
    found = session.execute(_of(asked, campaign_ids).group_by(P.scope, P.campaign_id, MARKS)).all()
    return [Pile(scope, campaign, Mark(marks), count) for scope, campaign, marks, count in found]


def late(
    session: Session, actor: Actor, campaign_ids: Collection[UUID] | None, *, today: date
) -> list[Late]:
    """Return how many of the same are late today."""
    asked = visible_to(actor, P.scope, P.campaign_id, func.count(), former=True)
    asked = _of(asked, campaign_ids).where(today > RUNS_UNTIL)
    return [Late(*row) for row in session.execute(asked.group_by(P.scope, P.campaign_id))]


def _of(asked: Any, campaign_ids: Collection[UUID] | None) -> Any:
    return asked if campaign_ids is None else asked.where(P.campaign_id.in_(campaign_ids))
