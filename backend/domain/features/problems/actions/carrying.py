"""Carrying problems over into a later campaign, and taking that back on the same day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, col, delete, insert, select

from backend.domain.access import Actor, Permission
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.rules import ENDED
from backend.domain.features.problems.tables import CarryOver, Problem
from backend.domain.journal.actions import audited
from backend.domain.journal.timeline.tables import Audience, TimelineEntry
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Conflict, Invalid, NotAllowed
from backend.domain.kit.tables import new_id

Spot = tuple[UUID, UUID | None]
"""A field and an aspect of a campaign."""


class NothingToCarry(Conflict):
    message = "没有可以结转的问题：选中的都已销号、不予列入或者已经结转。"


class SpotMissing(Invalid):
    message = "还有领域没有选好结转到哪里，请补上。"


class CarryOverSettled(Conflict):
    message = "结转只能在当天撤销；已经撤销的不能再撤销。"


class CarriedFurther(Conflict):
    message = "其中有问题已经又结转到别的联动监督，不能撤销这一次。"


@dataclass(frozen=True)
class Way:
    """From which campaign to which, with their titles."""

    from_id: UUID
    to_id: UUID
    from_title: str
    to_title: str


def carry_over(
    session: Session,
    actor: Actor,
    problems: Sequence[Problem],
    *,
    id: UUID,
    way: Way,
    spots: Mapping[Spot, Spot],
    now: datetime,
) -> CarryOver:
    """Carry problems into a later campaign: the same ids, numbers and timelines.

    A copy of each row stays with the campaign it leaves, as it stands, so that its figures do not
    change. A repeat under the same id returns the first. Raise NothingToCarry, SpotMissing.
    Source: inventory 131 (CDX②).
    """
    actor.must(Permission.problems_keep)
    before = session.get(CarryOver, id)
    if before is not None:
        return before
    moving = [p for p in problems if p.state not in ENDED and p.campaign_id == way.from_id]
    if not moving:
        raise NothingToCarry()
    if any((p.field_id, p.aspect_id) not in spots for p in moving):
        raise SpotMissing.at("body.spots")
    made = CarryOver(
        id=id,
        congress_id=moving[0].congress_id,
        scope=moving[0].scope,
        from_campaign_id=way.from_id,
        to_campaign_id=way.to_id,
        by_name=actor.name,
        count=len(moving),
        created_at=now,
    )
    session.add(made)
    session.flush()
    kept: list[dict[str, Any]] = []
    for problem in moving:
        kept.append(_kept(problem, made.id))
        problem.campaign_id = way.to_id
        problem.field_id, problem.aspect_id = spots[problem.field_id, problem.aspect_id]
        problem.carried, problem.carried_at = problem.carried + 1, now
        problem.touch(now)
        session.add(problem)
    session.flush()
    session.execute(insert(_PROBLEMS), kept)
    title = f"由“{way.from_title}”结转到“{way.to_title}”"
    _tell(session, actor, [p.id for p in moving], "carry-over", title, None, now)
    details = {"from": str(way.from_id), "to": str(way.to_id), "count": len(moving)}
    session.add(audited(actor, WORD, made.id, "carry-over", now=now, details=details))
    return made


def undo_carry_over(
    session: Session, actor: Actor, made: CarryOver, *, reason: str, now: datetime
) -> CarryOver:
    """Take it back on the same day: each problem stands where it stood, keeping what was done.

    Raise NotAllowed, CarryOverSettled, CarriedFurther.
    """
    actor.must(Permission.problems_keep)
    if actor.congress_id != made.congress_id:
        raise NotAllowed()
    if not may_undo(made, now):
        raise CarryOverSettled()
    stood = {
        one.former_of: {name: getattr(one, name) for name in _PLACE}
        for one in session.exec(select(Problem).where(Problem.carry_over_id == made.id))
        if one.former_of is not None
    }
    moved = {p.id: p for p in session.exec(select(Problem).where(col(Problem.id).in_(stood)))}
    if any(p.campaign_id != made.to_campaign_id for p in moved.values()):
        raise CarriedFurther()
    # The copies give way first: a campaign has each number once.
    session.execute(delete(Problem).where(col(Problem.carry_over_id) == made.id))
    for former_of, columns in stood.items():
        problem = moved[former_of]
        for name, value in columns.items():
            setattr(problem, name, value)
        problem.touch(now)
        session.add(problem)
    session.flush()
    made.undone_at, made.undone_reason = now, reason
    session.add(made)
    _tell(session, actor, list(moved), "undo-carry-over", "撤销结转", reason, now)
    session.add(audited(actor, WORD, made.id, "undo-carry-over", now=now))
    return made


_PLACE = ("campaign_id", "field_id", "aspect_id", "carried", "carried_at")


def may_undo(made: CarryOver, now: datetime) -> bool:
    """Return whether it may still be taken back: on its own day, once."""
    return made.undone_at is None and today_of(made.created_at) == today_of(now)


_PROBLEMS: Any = SQLModel.metadata.tables["problem"]


def _kept(problem: Problem, carry_over_id: UUID) -> dict[str, Any]:
    """Return the row that stays: all columns as they stand, under an id of its own."""
    return {
        **problem.model_dump(),
        "id": new_id(),
        "former_of": problem.id,
        "carry_over_id": carry_over_id,
        "clue_id": None,
    }


def _tell(
    session: Session,
    actor: Actor,
    ids: Sequence[UUID],
    step: str,
    title: str,
    note: str | None,
    now: datetime,
) -> None:
    session.add_all(
        TimelineEntry(
            created_at=now,
            about_word=WORD,
            about_id=one,
            step=step,
            title=title[:200],
            note=note,
            actor_id=actor.account_id,
            actor_name=actor.name,
            organ=actor.organ,
            audience=Audience.all,
        )
        for one in ids
    )
