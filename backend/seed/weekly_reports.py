"""The demo's weekly reports: two counties and their governments tell each other for some weeks."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.rules import ProblemState, code_of
from backend.domain.features.problems.tables import Problem
from backend.domain.features.weekly_reports import actions
from backend.domain.features.weekly_reports.rules import (
    Direction,
    FieldLine,
    LateProblem,
    Line,
    monday_of,
    packed,
    total,
)
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.kit.calendar import today_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from backend.seed.cast import Cast, CongressCast
from backend.seed.self_checks import campaign_of
from backend.seed.sending import made_id
from backend.settings import settings

COUNTIES = ("1308.130824", "1308.130825")
WEEKS = 4
WORDS = {
    Direction.from_unit: (
        "政府专班召开调度会一次，逐项核对清单，本周到期的问题已由责任单位报来整改结果。",
        "部分问题需要跨部门协调，个别工程受季节影响，进度慢于计划。",
        "对逾期问题逐个约谈责任单位，倒排工期，下周五前报送进展。",
    ),
    Direction.to_unit: (
        "人大专班到乡镇现场查看，对报来整改结果的问题开展验收，发现的新问题已列入清单。",
        "个别问题资料齐全、现场没有改到位，已退回继续整改。",
        "对两个领域开展明察暗访，对销号问题回头看。",
    ),
}


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Arrange reports in both directions, sign those of weeks gone by, open this week's."""
    rng = random.Random(20260621)  # nosec B311
    for county in cast.congresses:
        campaign = campaign_of(session, county)
        government = next(
            (unit for unit in county.departments if unit.kind is UnitKind.government), None
        )
        if county.scope in COUNTIES and campaign is not None and government is not None:
            _county(session, county, campaign, government, rng, now)
    actions.open_weeks(session, closed=(), now=now)


def _county(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    government: Unit,
    rng: random.Random,
    now: datetime,
) -> None:
    this = monday_of(today_of(now))
    began = now - timedelta(days=7 * WEEKS + 7)
    problems = session.exec(select(Problem).where(Problem.campaign_id == campaign.id)).all()
    for direction in Direction:
        arranged = actions.arrange(
            session,
            county.staff[0],
            id=made_id(rng, began),
            campaign_id=campaign.id,
            unit_id=government.id,
            direction=direction,
            starts_on=this - timedelta(days=7 * WEEKS),
            now=began,
        )
        sides = [county.actor_of(government), county.staff[0]]
        author, receiver = sides if direction is Direction.from_unit else sides[::-1]
        for back in range(WEEKS, 0, -1):
            week = this - timedelta(days=7 * back)
            friday = _at(week + timedelta(days=4))
            report = actions.start(
                session, author, arranged, id=made_id(rng, friday), week=week, now=friday
            )
            figures = _figures(session, campaign, problems, week, today_of(friday))
            actions.prefill(session, author, report, figures=figures, now=friday)
            words = dict(zip(("progress", "difficulties", "plans"), WORDS[direction], strict=True))
            actions.write(session, author, report, to=words, now=friday)
            _sign(session, author, receiver, report, friday, both=back > 1)


def _sign(
    session: Session,
    author: Actor,
    receiver: Actor,
    report: WeeklyReport,
    friday: datetime,
    *,
    both: bool,
) -> None:
    later = friday + timedelta(hours=2)
    actions.sign(session, author, report, signed_by=author.name, now=later)
    if both:
        monday = friday + timedelta(days=3)
        actions.countersign(
            session, receiver, report, signed_by=receiver.name, note=None, now=monday
        )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15), ZoneInfo(settings.time_zone))


def _figures(
    session: Session,
    campaign: Campaign,
    problems: Sequence[Problem],
    week: date,
    on: date,
) -> object:
    """Count the list as it stood on a day gone by: the demo knows each problem's moments."""
    there = [
        one
        for one in problems
        if today_of(one.created_at) <= on and one.state is not ProblemState.refused
    ]
    lines = [
        FieldLine(
            str(read.field.id),
            read.field.name,
            _line([one for one in there if one.field_id == read.field.id], week, on),
        )
        for read in campaigns.fields(session, campaign.id)
    ]
    late = [one for one in there if _open(one, on) and one.due_on < on]
    listed = sorted(late, key=lambda one: (one.due_on, one.number))
    said = [_late(session, one, on) for one in listed]
    return packed([one for one in lines if one.line.problems], said, total(lines).overdue)


def _line(of: Sequence[Problem], week: date, on: date) -> Line:
    still = [one for one in of if _open(one, on)]
    return Line(
        problems=len(of),
        new=sum(one.found_on is not None and week <= one.found_on <= on for one in of),
        handed_over=sum(_by(one.handed_over_at, on) for one in of),
        rectified=len(of) - len(still),
        verified=sum(_by(one.verified_on_site_at, on) for one in of),
        open=len(still),
        overdue=sum(one.due_on < on for one in still),
    )


def _by(moment: datetime | None, on: date) -> bool:
    return moment is not None and today_of(moment) <= on


def _open(problem: Problem, on: date) -> bool:
    return not _by(problem.reported_done_at, on)


def _late(session: Session, problem: Problem, on: date) -> LateProblem:
    of = session.get_one(Congress, problem.congress_id)
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    return LateProblem(
        id=str(problem.id),
        code=code_of(of.short_name, of.level, problem.year, problem.number),
        words=problem.words[:120],
        unit=unit.name if unit else problem.unit_words or "",
        due_on=str(problem.due_on),
        days=(on - problem.due_on).days,
    )
