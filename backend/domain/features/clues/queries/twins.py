"""Clues that may be about the same thing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.clues.queries.filters import start_of
from backend.domain.features.clues.queries.seeing import C
from backend.domain.features.clues.rules import Category, ClueState, Sight, twin_score
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import today_of


@dataclass(frozen=True)
class Twin:
    """A clue that may be about the same thing; `likeness` 0 to 1."""

    clue: Clue
    likeness: float


def twins(
    session: Session,
    actor: Actor,
    sight: Sight,
    *,
    category: Category,
    near: float,
    days: int,
    but: UUID | None = None,
    now: datetime,
) -> list[Twin]:
    """Return the likeliest earlier clues of the same congress: near, same category, similar words.

    At most five, the likeliest first; only clues of the last `days` days that were not taken back,
    declined or merged. They are shown to whoever reports there, without the reporter.
    """
    dead = {ClueState.withdrawn, ClueState.merged, ClueState.declined}
    statement = (
        select(Clue)
        .where(
            C.congress_id == actor.congress_id,
            C.category == category,
            C.created_at >= start_of(today_of(now) - timedelta(days=days)),
            C.state.not_in(dead),
        )
        .order_by(C.created_at.desc())
        .limit(400)
    )
    if but is not None:
        statement = statement.where(C.id != but)
    place = _nearby(sight, near)
    if place is not None:
        statement = statement.where(place)
    scored = [
        Twin(found, twin_score(sight, sight_of(found), near=near))
        for found in session.exec(statement)
    ]
    likely = sorted((t for t in scored if t.likeness >= 0.3), key=lambda t: -t.likeness)
    return likely[:5]


def _nearby(sight: Sight, near: float) -> Any:
    same = C.division_id == sight.division
    if sight.longitude is None or sight.latitude is None:
        return same if sight.division is not None else None
    # A degree of latitude is 111 km everywhere; at Chengde's 41° one of longitude is 84 km.
    high, wide = near / 111_000, near / 80_000
    box = C.latitude.between(sight.latitude - high, sight.latitude + high) & C.longitude.between(
        sight.longitude - wide, sight.longitude + wide
    )
    return or_(box, same) if sight.division is not None else box


def sight_of(clue: Clue) -> Sight:
    """Return what twins are told by."""
    return Sight(f"{clue.title}{clue.words}", clue.division_id, clue.longitude, clue.latitude)
