"""The demo's clues: taken through their steps by the product's own actions, at times gone by."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session, col, update

from backend.domain.access import Actor
from backend.domain.engines.notices.tables import Notice
from backend.domain.features.clues import actions
from backend.domain.features.clues.actions import Reporter
from backend.domain.features.clues.rules import (
    ClueSource,
)
from backend.domain.people.divisions.rules import Place
from backend.seed import clue_texts as texts
from backend.seed.cast import Cast, CongressCast
from backend.seed.pictures import Picture
from backend.seed.sending import made_id, send
from backend.seed.story import Story, live

COUNT = 600
DAYS = 420


def seed(session: Session, cast: Cast, *, now: datetime, count: int = COUNT) -> int:
    """Make so many clues in every state; return how many."""
    rng = random.Random(20260301)
    moments = sorted(
        now - timedelta(days=_age(rng), hours=rng.uniform(0.2, 9)) for _ in range(count)
    )
    congresses = [c for c in cast.congresses if c.staff and c.departments]
    weights = [3 if c.level == "city" else 2 for c in congresses]
    for moment in moments:
        place = rng.choices(congresses, weights)[0]
        live(_begin(session, place, rng, moment, now, cast.pictures))
        session.flush()
        session.expunge_all()
    _read_old_notices(session, now)
    return count


def _read_old_notices(session: Session, now: datetime) -> None:
    old = update(Notice).where(col(Notice.created_at) < now - timedelta(days=3))
    session.execute(old.values(read_at=now - timedelta(days=2)))


def _age(rng: random.Random) -> float:
    """Return how many days ago: half of the clues came within the last seven weeks."""
    return rng.uniform(0, 50) if rng.random() < 0.5 else rng.uniform(50, DAYS)


def _begin(
    session: Session,
    cast: CongressCast,
    rng: random.Random,
    moment: datetime,
    now: datetime,
    pictures: list[Picture],
) -> Story:
    category = rng.choice(list(texts.TEXTS))
    title, words, _, answer = rng.choice(texts.TEXTS[category])
    town = rng.choice(cast.towns)
    by_deputy = bool(cast.deputies) and rng.random() < 0.72
    actor = _deputy(cast, rng) if by_deputy else rng.choice(cast.staff)
    east, north = town.center or cast.center
    village = rng.choice(texts.VILLAGES)
    point = rng.random() < 0.8
    clue_id = made_id(rng, moment)
    chosen = rng.sample(pictures, rng.choice([0, 1, 1, 2, 3]))
    clue = actions.report(
        session,
        actor,
        clue_id=clue_id,
        title=title.format(town=town.name),
        words=f"{village}村一带：{words}",
        category=category,
        place=Place(
            words=f"{village}村",
            division_id=town.id,
            longitude=round(east + rng.uniform(-0.06, 0.06), 6) if point else None,
            latitude=round(north + rng.uniform(-0.05, 0.05), 6) if point else None,
        ),
        unnamed=rng.random() < 0.12,
        file_ids=send(session, actor, chosen, rng, moment),
        reporter=None if by_deputy else _resident(rng),
        now=moment,
    )
    return Story(session, cast, rng, moment, now, clue, category, answer, pictures)


def _deputy(cast: CongressCast, rng: random.Random) -> Actor:
    """Return who reports: every third time the deputy one can sign in as."""
    if cast.known_deputy and rng.random() < 0.35:
        return cast.known_deputy
    return rng.choice(cast.deputies)


def _resident(rng: random.Random) -> Reporter:
    sources = [ClueSource.resident, ClueSource.station, ClueSource.hotline, ClueSource.petition]
    phone = f"1990000{rng.randint(0, 9999):04}" if rng.random() < 0.7 else None
    return Reporter(rng.choice(sources), name=f"居民（示例{rng.randint(1, 999)}）", phone=phone)
