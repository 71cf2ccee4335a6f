"""The demo's livelihood projects: last year's are finished, this year's run, next year's collect.

平泉 has 61 projects under 5 supervising groups. Source: inventory 92, 94, 98. All is invented.
"""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    Calendar,
    MilestoneKind,
    Planned,
    ProposalSource,
    ProposalState,
    least_candidates,
)
from backend.domain.features.projects.tables import Project, Round
from backend.domain.kit.calendar import today_of
from backend.seed import project_story
from backend.seed.ballots import Hall, under_way
from backend.seed.cast import Cast, CongressCast
from backend.seed.project_texts import PARTS, PROPOSED, THINGS
from backend.seed.sending import made_id

PINGQUAN, LUANPING = "130881", "130824"
"""The county of the source; the county whose sign-ins are printed."""
K = MilestoneKind
FIT: dict[str, Any] = {
    "entries": ["p1", "p4"],
    "money_ok": True,
    "land_ok": True,
    "one_year_ok": True,
    "reason": "受益群众多，资金、用地落实，当年能完成（演示）",
}


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Seed the rounds of the city and two counties; 平泉's supervising groups."""
    rng = random.Random(20270222)  # nosec B311
    today = today_of(now)
    year = today.year if today.month >= 4 else today.year - 1
    photos = cast.pictures
    for county in cast.congresses:
        code = county.scope.rsplit(".", 1)[-1]
        if not county.staff or not county.departments:
            continue
        if county.level != "city" and code not in {PINGQUAN, LUANPING}:
            continue
        count = 61 if code == PINGQUAN else 10
        story = project_story.Story(session, county, rng, photos, today)
        story.supervise(5 if code == PINGQUAN else 2)
        hall = Hall(session, county, random.Random(county.scope))  # nosec B311
        past = _voted(session, county, rng, hall, year - 1, 6)
        for project in past:
            story.carry_out(project, until=date(year - 1, 12, 20))
        hall.end(year - 1, closed_on=date(year, 1, 20))
        for project in _voted(session, county, rng, hall, year, count):
            story.carry_out(project, until=today)
        story.change()
        under_way(hall, hall.round_of(year), now=now)
        _collecting(session, county, rng, year + 1, now)
        session.flush()
    session.expunge_all()


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def _round(
    session: Session,
    county: CongressCast,
    rng: random.Random,
    year: int,
    to_choose: int,
    days: Calendar,
) -> Round:
    at = _at(days.collect_from)
    staff = county.staff[0]
    made = actions.begin(
        session,
        staff,
        id=made_id(rng, at),
        year=year,
        title=f"{year}年民生实事项目",
        to_choose=to_choose,
        days=days,
        words="请您说一说身边最想办、当年能办成的实事。",
        now=at,
    )
    return actions.open_(session, staff, made, now=at)


def _voted(
    session: Session,
    county: CongressCast,
    rng: random.Random,
    hall: Hall,
    year: int,
    count: int,
) -> list[Project]:
    """Make a round from its collecting to the vote in February; return what was chosen."""
    last = year - 1
    days = Calendar(
        date(last, 9, 1),
        date(last, 10, 10),
        date(last, 11, 10),
        date(last, 12, 10),
        date(last, 12, 25),
        date(year, 1, 10),
        date(year, 2, 10),
        date(year, 12, 31),
    )
    made, staff = _round(session, county, rng, year, count, days), county.staff[0]
    candidates = least_candidates(count, queries.numbers_of(session, made).margin_percent)
    sources = list(ProposalSource)[:4]
    for number in range(candidates + 4):
        field, title, words = THINGS[number % len(THINGS)]
        town = county.towns[number % len(county.towns)] if county.towns else None
        at = _at(days.collect_from + timedelta(days=number % 35))
        proposal = actions.propose(
            session,
            staff,
            made,
            actions.Wanted(
                title=f"{title}（{town.name if town else '市本级'}）"[:100],
                words=words,
                field=field,
                division_id=town.id if town else None,
                beneficiaries=rng.randrange(8, 400) * 100,
                beneficiaries_least=number % 3 == 0,
            ),
            id=made_id(rng, at),
            source=sources[number % 4],
            now=at,
        )
        later = _at(date(last, 10, 25))
        if number >= candidates:
            _aside(session, county, proposal, number, later)
            continue
        actions.pass_(session, staff, proposal, **FIT, now=later)
    actions.screen(session, staff, made, now=_at(date(last, 10, 11)))
    for proposal in queries.of_state(session, made.id, ProposalState.passed):
        _nominate(session, county, rng, proposal, year, _at(date(last, 11, 8)))
    for step, day in ((actions.review, date(last, 12, 8)), (actions.approve, date(last, 12, 24))):
        document = "常务会议纪要" if step is actions.review else "常委会会议纪要"
        said: dict[str, Any] = {
            "decided_on": day,
            "document": f"{document}〔{last}〕12号（演示）",
            "words": None,
        }
        step(session, staff, made, **said, now=_at(day))
    actions.publish(session, staff, made, now=_at(date(year, 1, 8)))
    listed = queries.of_round(session, made.id)
    chosen = [one.id for one in listed[: made.to_choose]]
    hall.elect(made, at=_at(date(year, 2, 10)))
    return [one for one in listed if one.id in set(chosen)]


def _aside(
    session: Session, county: CongressCast, proposal: Any, number: int, now: datetime
) -> None:
    staff = county.staff[0]
    if number % 2:
        words = "今年没有用地指标，列入储备库（演示）"
        actions.keep_in_pool(session, staff, proposal, reason=words, now=now)
    else:
        words = "属于部门日常工作，已转有关单位办理（演示）"
        actions.decline(session, staff, proposal, entries=["n1"], reason=words, now=now)


def _nominate(
    session: Session,
    county: CongressCast,
    rng: random.Random,
    proposal: Any,
    year: int,
    at: datetime,
) -> None:
    staff = county.staff[0]
    known = [unit for unit in county.departments if unit.id in county.unit_actors]
    unit = rng.choice(known) if known and rng.random() < 0.4 else rng.choice(county.departments)
    project = actions.nominate(
        session,
        staff,
        proposal,
        id=made_id(rng, at),
        title=proposal.title,
        words=proposal.words,
        unit_id=unit.id,
        budget=rng.randrange(20, 900) * 10_000,
        funding=rng.choice(["县级财政", "上级专项和县级财政", "财政和社会资金"]),
        now=at,
    )
    parts = [(name, "") for name in PARTS] if project.position % 4 == 0 else None
    actions.edit_project(session, staff, project, to={}, parts=parts, now=at)
    start = date(year, 3, 10) + timedelta(days=rng.randrange(60))
    finish = date(year, 9, 1) + timedelta(days=rng.randrange(110))
    planned = [
        Planned(K.start, "开工", start),
        Planned(K.progress, "主体完成", start + (finish - start) / 2),
        Planned(K.finish, "完工", finish),
    ]
    actions.lay_out(session, staff, project, milestones=planned, now=at)


def _collecting(
    session: Session, county: CongressCast, rng: random.Random, year: int, now: datetime
) -> None:
    """Begin next year's round, open for another three weeks."""
    today = today_of(now)
    lengths = (-18, 21, 35, 45, 55, 60, 80, 400)
    made = _round(
        session,
        county,
        rng,
        year,
        10,
        Calendar(*(today + timedelta(days=days) for days in lengths)),
    )
    made_by: dict[Any, Any] = {}
    for number, (field, title, words) in enumerate(PROPOSED):
        at = now - timedelta(days=rng.randrange(1, 17), minutes=number)
        town = county.towns[number % len(county.towns)] if county.towns else None
        deputy = county.known_deputy if number % 4 == 3 else None
        made_by[number] = actions.propose(
            session,
            deputy or county.staff[0],
            made,
            actions.Wanted(
                title=title, words=words, field=field, division_id=town.id if town else None
            ),
            id=made_id(rng, at),
            now=at,
        )
    later = now - timedelta(hours=5)
    staff = county.staff[0]
    actions.merge(session, staff, made_by[1], into=made_by[0], now=later)
    actions.pass_(session, staff, made_by[2], **FIT, now=later)
    words = "已列入今年的部门计划（演示）"
    actions.decline(session, staff, made_by[8], entries=["n1"], reason=words, now=later)
    drawn = [one.id for one in queries.pool(session, made)[:2]]
    actions.draw(session, staff, made, ids=drawn, now=later)
