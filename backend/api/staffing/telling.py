"""From rows to answers: bodies, measures, statements, and where they do not agree."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.features.staffing import queries
from backend.domain.features.staffing.queries import Counts
from backend.domain.features.staffing.rules import (
    FLOW,
    GOING,
    BodyStanding,
    MeasureState,
    Says,
    conflicts,
    standing,
)
from backend.domain.features.staffing.tables import Measure, Statement
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import one_person
from backend.domain.people.units.tables import Unit


def measure(actor: Actor, of: Measure, today: date) -> dict[str, Any]:
    """Return what a MeasureOut is built from."""
    own = actor.may(Permission.staffing_keep) and actor.congress_id == of.congress_id
    late = of.state in GOING and of.target_on is not None and of.target_on < today
    return {
        **of.model_dump(),
        "late": late,
        "open_steps": FLOW.open_steps(of.state) if own else [],
    }


def body(
    actor: Actor, unit: Unit, of: Congress, measures: Sequence[Measure], today: date
) -> dict[str, Any]:
    """Return what a StaffingBodyOut is built from."""
    going = sum(m.state in GOING for m in measures)
    done = sum(m.state is MeasureState.done for m in measures)
    return {
        **unit.model_dump(),
        "congress": of,
        "one_person": one_person(unit.posts),
        "standing": standing(unit.posts, going=going, in_place=done),
        "measures": [
            measure(actor, m, today) for m in measures if m.state is not MeasureState.withdrawn
        ],
    }


def numbers(counts: Counts, rows: dict[str, list[str]]) -> dict[str, Any]:
    """Return what StaffingNumbers are built from; `rows` are the filters they are counted over."""

    def figure(value: int, **narrowed: str) -> dict[str, Any]:
        more = {name: [said] for name, said in narrowed.items()}
        return {"value": value, "where": {**rows, **more}}

    return {
        "bodies": figure(counts.bodies),
        "one_person": figure(counts.one_person, one_person="true"),
        "share": counts.share,
        "cleared_share": counts.cleared_share,
        **{
            one.value: figure(getattr(counts, one.value), standing=one.value)
            for one in (
                BodyStanding.cleared,
                BodyStanding.under_way,
                BodyStanding.untouched,
                BodyStanding.unknown,
            )
        },
        "late": figure(counts.late, late="true"),
        "posts": counts.posts,
        "staff": counts.staff,
    }


def statement(actor: Actor, of: Statement, congresses: dict[UUID, Congress]) -> dict[str, Any]:
    """Return what a StatementOut is built from."""
    own = actor.may(Permission.staffing_keep) and actor.congress_id == of.said_by_id
    return {
        **of.model_dump(),
        "congress": congresses[of.congress_id],
        "said_by": congresses[of.said_by_id],
        "own": of.said_by_id == of.congress_id and not of.of_all,
        "may_withdraw": own and of.withdrawn_at is None,
    }


def named(session: Session, said: Sequence[Statement]) -> dict[UUID, Congress]:
    """Return the congresses that speak and are spoken of."""
    ids = {one.congress_id for one in said} | {one.said_by_id for one in said}
    return {c.id: c for c in session.exec(select(Congress).where(col(Congress.id).in_(ids)))}


def summary(
    session: Session, actor: Actor, asked: queries.BodyFilter, *, today: date
) -> dict[str, Any]:
    """Return what a StaffingSummary is built from."""
    counted = queries.counts(session, actor, asked, today=today)
    own = [actor.congress_id] if actor.congress_id else []
    said = queries.statements(session, actor, [*(c.id for c, _ in counted), *own])
    congresses = named(session, said)
    rows = [_of(actor, congress, counts, said, congresses) for congress, counts in counted]
    total = sum((counts for _, counts in counted), Counts())
    level = {"level": [asked.level.value]} if asked.level else {}
    of_all = next((s for s in said if s.of_all and asked.congress_id is None), None)
    found = []
    if of_all is not None:
        found = conflicts([_says(of_all, congresses), _roster(total)])
    return {
        "items": rows,
        "total": numbers(total, level),
        "total_says": statement(actor, of_all, congresses) if of_all else None,
        "total_conflicts": found,
        "in_conflict": sum(bool(row["conflicts"]) for row in rows),
    }


def _of(
    actor: Actor,
    congress: Congress,
    counts: Counts,
    said: Sequence[Statement],
    congresses: dict[UUID, Congress],
) -> dict[str, Any]:
    about = [s for s in said if s.congress_id == congress.id and not s.of_all]
    own = next((s for s in about if s.said_by_id == congress.id), None)
    above = next((s for s in about if s.said_by_id != congress.id), None)
    spoken = [_says(one, congresses) for one in (own, above) if one is not None]
    where = {"congress_id": [str(congress.id)], "level": [congress.level.value]}
    return {
        **numbers(counts, where),
        "congress": congress,
        "own_says": statement(actor, own, congresses) if own else None,
        "above_says": statement(actor, above, congresses) if above else None,
        "conflicts": conflicts([*spoken, _roster(counts)] if counts.bodies else spoken),
    }


def _says(of: Statement, congresses: dict[UUID, Congress]) -> Says:
    who = congresses[of.said_by_id].short_name
    return Says(who, of.exists, of.bodies, of.one_person, of.posts, of.staff, of.said_on)


def _roster(counts: Counts) -> Says:
    """Return what the roster of units says; of posts that nobody filled in it says nothing."""
    whole = counts.unknown == 0
    return Says(
        "单位名册",
        bodies=counts.bodies,
        one_person=counts.one_person if whole else None,
        posts=counts.posts if whole else None,
        staff=counts.staff if whole else None,
    )
