"""Clues made at random, in every state and round, for the congresses of the test world."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session

from backend.domain.features.clues.rules import (
    ENDED,
    Category,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import NEVER, today_of
from tests.world import World

S = ClueState
GIVEN = (S.handed_over, S.handling, S.answered, S.rated, S.signed_off)
ANSWERED = (S.answered, S.rated, S.signed_off)


def fill(session: Session, world: World, rng: random.Random, count: int, now: datetime) -> None:
    """Add so many clues; deadlines and answers fall close to midnights and to today."""
    for number in range(1, count + 1):
        session.add(_clue(world, rng, number, now))


def _clue(world: World, rng: random.Random, number: int, now: datetime) -> Clue:
    today = today_of(now)
    at = now - timedelta(days=rng.choice([0, 1, 6, 7, 8, 30, 59, 90, 200, 400]), hours=rng.random())
    state = rng.choice(list(S))
    given, answered = state in GIVEN, state in ANSWERED
    again = state in (S.handling, *ANSWERED) and rng.random() < 0.3
    congress = world.congresses[rng.choice(["city", "luanping", "luanping", "xinglong"])]
    units = [u for u in world.units.values() if u.congress_id == congress.id]
    given = given and bool(units)
    if not given and state in GIVEN:
        state = S.verified
        answered = again = False
    due = today + timedelta(days=rng.choice([-40, -3, -1, 0, 1, 3, 4, 20]))
    midnight = datetime.fromisoformat(f"{due}T23:59:59.5+08:00")
    said_at = midnight + timedelta(seconds=rng.choice([-1, -0.1, 0.5, 1, 86_400]))
    rated = state in (S.rated, S.signed_off) and rng.random() < 0.8
    return Clue(
        congress_id=congress.id,
        scope=congress.scope,
        number=number,
        year=at.year,
        title=f"第{number}件：{rng.choice(['道路积水', '污水直排', '供暖不热'])}",
        words="说明",
        category=rng.choice(list(Category)[:3]),
        source=ClueSource.resident,
        state=state,
        holder=_holder(state),
        due_on=NEVER if state in ENDED else due,
        lead_unit_id=rng.choice(units).id if given else None,
        round=2 if again else 1,
        handed_over_at=at + timedelta(hours=5) if given else None,
        answer_due_on=due if given else None,
        answered_at=said_at if answered or again else None,
        attitude=rng.choice(list(Satisfaction)[:2]) if rated else None,
        result=rng.choice(list(Satisfaction)[:2]) if rated else None,
        rated_at=now if rated else None,
        signed_off_at=at + timedelta(days=6) if state is S.signed_off else None,
        created_at=at,
        updated_at=at,
    )


def _holder(state: ClueState) -> Holder:
    if state in ENDED:
        return Holder.nobody
    if state in (S.handed_over, S.handling):
        return Holder.unit
    return Holder.congress
