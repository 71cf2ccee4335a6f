"""Arranging that there are weekly reports, and opening the report of a week."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import SYSTEM, Actor, Permission
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.actions.taking import (
    WORD,
    authors,
    finish,
    numbers_of,
    tell,
)
from backend.domain.features.weekly_reports.queries import A, W
from backend.domain.features.weekly_reports.rules import (
    ArrangementEnded,
    ArrangementTaken,
    Direction,
    UnitUnfit,
    WeeklyIdTaken,
    WeekTaken,
    WeekUnfit,
    label,
    monday_of,
    weekday_in,
)
from backend.domain.features.weekly_reports.tables import Arrangement, WeeklyReport
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.repeats import made_before
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import CONGRESS_KINDS, UnitKind
from backend.domain.people.units.tables import Unit


def arrange(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    campaign_id: UUID,
    unit_id: UUID,
    direction: Direction,
    starts_on: date | None,
    now: datetime,
) -> Arrangement:
    """Arrange weekly reports between one's own congress and a unit, from a week on.

    The government's figures are the whole list's, another unit's its own. Raise UnitUnfit,
    ArrangementTaken.
    """
    actor.must(Permission.weekly_reports_arrange)
    assert actor.congress_id is not None
    before = made_before(
        session, Arrangement, id, campaign_id=campaign_id, unit_id=unit_id, direction=direction
    )
    if before is not None:
        return before
    unit = session.get(Unit, unit_id)
    fit = unit is not None and unit.congress_id == actor.congress_id and not unit.ended
    if unit is None or not fit or unit.kind in CONGRESS_KINDS:
        raise UnitUnfit.at("body.unit_id")
    taken = select(Arrangement.id).where(
        A.campaign_id == campaign_id, A.unit_id == unit_id, A.direction == direction
    )
    if session.exec(taken).first() is not None:
        raise ArrangementTaken()
    made = Arrangement(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        campaign_id=campaign_id,
        unit_id=unit_id,
        direction=direction,
        whole=unit.kind is UnitKind.government,
        starts_on=monday_of(starts_on or today_of(now)),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    title = f"约定周报：{_parties(session, made)}，从{label(made.starts_on)}起"
    record(session, actor, WORD, made.id, "arrange", title[:200], now=now)
    return made


def end(
    session: Session, actor: Actor, found: Arrangement, *, reason: str, now: datetime
) -> Arrangement:
    """Arrange that there are no more; what was reported stays."""
    return _turn(session, actor, found, True, reason, now)


def reopen(
    session: Session, actor: Actor, found: Arrangement, *, reason: str, now: datetime
) -> Arrangement:
    """Arrange that there are reports again."""
    return _turn(session, actor, found, False, reason, now)


def _turn(
    session: Session, actor: Actor, found: Arrangement, ended: bool, reason: str, now: datetime
) -> Arrangement:
    actor.must(Permission.weekly_reports_arrange)
    if actor.congress_id != found.congress_id:
        raise NotAllowed()
    if found.ended == ended:
        return found
    found.ended, found.ended_reason = ended, reason if ended else None
    found.touch(now)
    session.add(found)
    step, title = ("end", "停用周报约定") if ended else ("reopen", "恢复周报约定")
    record(session, actor, WORD, found.id, step, title, note=reason, now=now)
    return found


def start(
    session: Session,
    actor: Actor,
    arrangement: Arrangement,
    *,
    id: UUID,
    week: date,
    now: datetime,
) -> WeeklyReport:
    """Open the report of a week as its author; raise WeekTaken, WeekUnfit, ArrangementEnded."""
    if not queries.standing(actor, arrangement).author:
        raise NotAllowed("周报由约定的报送方起草。")
    monday = monday_of(week)
    before = session.get(WeeklyReport, id)
    if before is not None:
        if (before.arrangement_id, before.week) != (arrangement.id, monday):
            raise WeeklyIdTaken()
        return before
    if arrangement.ended:
        raise ArrangementEnded()
    if not arrangement.starts_on <= monday <= monday_of(today_of(now)):
        raise WeekUnfit.at("body.week")
    taken = select(WeeklyReport.id).where(
        W.arrangement_id == arrangement.id, W.week == monday, W.state != "withdrawn"
    )
    if session.exec(taken).first() is not None:
        raise WeekTaken()
    return _open(session, actor, arrangement, id, monday, now)


def open_weeks(session: Session, *, closed: Collection[UUID], now: datetime) -> int:
    """Open this week's report of every arrangement that holds, if nobody has; return how many.

    `closed` are the campaigns that have ended.
    """
    week = monday_of(today_of(now))
    there = select(W.arrangement_id).where(W.week == week)
    holding = session.exec(
        select(Arrangement).where(
            col(Arrangement.ended).is_(False), A.starts_on <= week, A.id.not_in(there)
        )
    ).all()
    wanted = [one for one in holding if one.campaign_id not in closed]
    for one in wanted:
        _open(session, SYSTEM, one, new_id(), week, now)
    return len(wanted)


def _open(
    session: Session, actor: Actor, of: Arrangement, id: UUID, week: date, now: datetime
) -> WeeklyReport:
    rules = rulesets.in_force(session, WORD, of.congress_id, today_of(now))
    numbers = numbers_of(session, rules.id if rules else None)
    editions = select(W.edition).where(W.arrangement_id == of.id, W.week == week)
    made = WeeklyReport(
        id=id,
        arrangement_id=of.id,
        congress_id=of.congress_id,
        scope=of.scope,
        campaign_id=of.campaign_id,
        unit_id=of.unit_id,
        direction=of.direction,
        whole=of.whole,
        title=f"{_parties(session, of)}周报（{label(week)}）"[:200],
        week=week,
        edition=max(session.exec(editions), default=0) + 1,
        rule_set_id=rules.id if rules else None,
        due_on=weekday_in(week, numbers.due_weekday),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    tell(session, made, authors(session, made), "weekly-open", "请起草本周的周报", now)
    return finish(session, actor, made, "start", f"起草{label(week)}周报", now=now)


def _parties(session: Session, of: Arrangement) -> str:
    unit = session.get_one(Unit, of.unit_id).name
    congress = session.get_one(Congress, of.congress_id).short_name
    pair = (unit, congress) if of.direction is Direction.from_unit else (congress, unit)
    return "致".join(pair)
