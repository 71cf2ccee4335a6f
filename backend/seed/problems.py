"""The demo's campaign and its problems, taken through their steps at times gone by."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.campaigns import actions as campaigns
from backend.domain.features.campaigns import queries as campaign_queries
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import actions
from backend.domain.features.problems.actions import Found
from backend.domain.features.problems.rules import ProblemSource
from backend.domain.kit.calendar import today_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.seed import problem_texts as texts
from backend.seed import rungs
from backend.seed.cast import Cast, CongressCast
from backend.seed.problem_story import Book, Story, live
from backend.seed.problem_texts import FieldText
from backend.seed.sending import made_id

COUNT = 300
BEGAN = 150
"""Days ago that the campaign began."""


def seed(session: Session, cast: Cast, *, now: datetime, count: int = COUNT) -> int:
    """Start the city's campaign, let the counties join, and make so many problems.

    One county has a campaign of its own besides, empty: for the workbook that one would bring in.
    """
    rng = random.Random(20260309)
    began = now - timedelta(days=BEGAN)
    able = [one for one in cast.congresses if one.staff and one.departments]
    city = next(one for one in able if one.level == "city")
    year = today_of(now).year
    lead = _start(session, city, rng, began, year, f"{year}年“5+2”联动监督", shared=True)
    books = [_join(session, lead, one, rng, began) for one in able if one is not city]
    books.append(_book(session, city, lead))
    moments = sorted(began + timedelta(days=_day(rng)) for _ in range(count))
    for moment in moments:
        live(_begin(session, rng.choice(books), rng, moment, now))
        session.flush()
    county = next(one for one in able if one.scope.endswith("130824"))
    _last_year(session, next(b for b in books if b.cast is county), now)
    rungs.seed(session, city, books, now=now)
    _township(session, county, began, now)
    begun = now - timedelta(days=1)
    _start(session, county, rng, begun, year, "滦平县“5+2”问题清单", code="问题清单")
    session.expunge_all()
    return count


def _last_year(session: Session, book: Book, now: datetime) -> None:
    """A county's campaign of the year before, ended; what it left went on in this year's."""
    rng = random.Random(20250309)
    began, ended = now - timedelta(days=430), now - timedelta(days=BEGAN - 6)
    year = book.campaign.year - 1
    former = _start(session, book.cast, rng, began, year, f"{year}年“5+2”联动监督")
    old = _book(session, book.cast, former)
    for moment in sorted(began + timedelta(days=rng.uniform(2, 200)) for _ in range(24)):
        live(_begin(session, old, rng, moment, ended))
        session.flush()
    rungs.carry_over(session, former, book, rng, ended)
    campaigns.edit(session, book.cast.staff[0], former, to={"closed": True}, now=ended)


TOWN = "滦平镇"
TOWN_FIELD = replace(texts.OWN_FIELD, name="镇村建设")


def _township(session: Session, county: CongressCast, began: datetime, now: datetime) -> None:
    """Let a township's congress put two problems before its county: one waits, one is answered."""
    asked = select(Congress).where(
        Congress.level == Level.township, col(Congress.scope).startswith(f"{county.scope}.")
    )
    found = [one for one in session.exec(asked) if TOWN in one.name]
    if not found:
        return
    [town] = found
    staff = Actor(
        *(None, None, None),
        "镇人大工作人员",
        Role.congress_staff,
        congress_id=town.id,
        scope=town.scope,
        organ=town.short_name,
    )
    towns = [one for one in county.towns if one.name == TOWN]
    cast = CongressCast(town.id, Level.township, county.center, towns, [staff], scope=town.scope)
    rng = random.Random(20260512)
    title = f"{today_of(now).year}年镇人大联动监督"
    year = today_of(now).year
    own = _start(session, cast, rng, began, year, title, code="镇级", fields=[TOWN_FIELD])
    book = _book(session, cast, own)
    for days, reason in ((20, "河道归县里管理，镇里没有执法权。"), (4, "需要县级部门统一规划。")):
        at = now - timedelta(days=days)
        problem = _begin(session, book, rng, at, now).problem
        actions.verify(session, staff, problem, note=None, now=at)
        rungs.from_below(session, county, problem, staff, reason, rng, at, answer=days > 10)


def _day(rng: random.Random) -> float:
    """Return how many days after the start a problem was found: mostly in the first half."""
    return rng.triangular(2, BEGAN - 0.5, 55)


def _start(
    session: Session,
    cast: CongressCast,
    rng: random.Random,
    began: datetime,
    year: int,
    title: str,
    *,
    code: str = "5+2",
    shared: bool = False,
    fields: Sequence[FieldText] = texts.FIELDS,
) -> Campaign:
    staff = cast.staff[0]
    day = today_of(began)
    campaign = campaigns.start(
        session,
        staff,
        id=made_id(rng, began),
        year=year,
        code=code,
        title=title,
        shared=shared,
        starts_on=day,
        ends_on=day + timedelta(days=300),
        now=began,
    )
    for text in fields:
        _add_field(session, staff, campaign, text, rng, began)
    return campaign


def _add_field(
    session: Session,
    staff: Actor,
    campaign: Campaign,
    text: FieldText,
    rng: random.Random,
    now: datetime,
) -> None:
    made = campaigns.add_field(
        session,
        staff,
        campaign,
        id=made_id(rng, now),
        name=text.name,
        level=Level(text.level),
        now=now,
    )
    for aspect in text.aspects:
        campaigns.add_aspect(
            session, staff, campaign, made, id=made_id(rng, now), name=aspect.name, now=now
        )


def _join(
    session: Session, lead: Campaign, cast: CongressCast, rng: random.Random, began: datetime
) -> Book:
    """Join with all fields; one county leaves one out, one adds its own (inventory 60)."""
    now = began + timedelta(days=rng.uniform(0.3, 4))
    fields = campaign_queries.fields(session, lead.id)
    fewer, more = cast.scope.endswith("130802"), cast.scope.endswith("130826")
    chosen = [read.field.id for read in fields[: 6 if fewer else 7]]
    made = campaigns.join(
        session,
        cast.staff[0],
        lead,
        id=made_id(rng, now),
        title=None,
        code=None,
        field_ids=chosen,
        now=now,
    )
    if more:
        _add_field(session, cast.staff[0], made, texts.OWN_FIELD, rng, now)
    return _book(session, cast, made)


def _book(session: Session, cast: CongressCast, campaign: Campaign) -> Book:
    book = Book(cast, campaign)
    by_name = {text.name: text for text in (*texts.FIELDS, texts.OWN_FIELD, TOWN_FIELD)}
    for read in campaign_queries.fields(session, campaign.id):
        text = by_name[read.field.name]
        said = {aspect.name: aspect for aspect in text.aspects}
        book.spots += [(read.field.id, a.id, text, said[a.name]) for a in read.aspects]
    return book


def _begin(
    session: Session, book: Book, rng: random.Random, moment: datetime, now: datetime
) -> Story:
    moment = moment.replace(hour=rng.randint(0, 8), minute=rng.randint(0, 59))
    field_id, aspect_id, text, aspect = rng.choice(book.spots)
    town = rng.choice(book.cast.towns)
    found_on = today_of(moment) - timedelta(days=rng.randint(0, 3))
    staff = rng.choice(book.cast.staff)
    words = rng.choice(aspect.found).format(town=town.name)
    problem = actions.register(
        session,
        staff,
        Found(
            field_id=field_id,
            aspect_id=aspect_id,
            words=f"{words}。{rng.choice(texts.DETAILS)}",
            division_id=town.id,
            source=rng.choice([s for s in ProblemSource if s is not ProblemSource.other]),
            found_on=found_on,
        ),
        id=made_id(rng, moment),
        campaign_id=book.campaign.id,
        year=book.campaign.year,
        now=moment,
    )
    return Story(session, book, rng, moment, now, problem, text.unit, aspect)
