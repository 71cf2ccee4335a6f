"""The demo's clues: taken through their steps by the product's own actions, at times gone by."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, update

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices.tables import Notice
from backend.domain.features.clues import actions, queries
from backend.domain.features.clues.actions import Place, Reporter
from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import today_of
from backend.seed import clue_texts as texts
from backend.seed.cast import Cast, CongressCast
from backend.seed.pictures import Picture

S = Satisfaction
COUNT = 600
DAYS = 420


@dataclass
class Story:
    """One clue on its way: the clock moves on until it reaches today."""

    session: Session
    cast: CongressCast
    rng: random.Random
    now: datetime
    today: datetime
    clue: Clue
    category: Category
    answer: str
    pictures: list[Picture]
    staff: Actor = field(init=False)
    unit: Actor | None = None

    def __post_init__(self) -> None:
        self.staff = self.rng.choice(self.cast.staff)

    def wait(self, least: float, most: float) -> bool:
        """Let days pass, into office hours; return whether that is still in the past."""
        self.now += timedelta(days=self.rng.uniform(least, most))
        hour = self.rng.randint(0, 9)
        self.now = self.now.replace(hour=hour, minute=self.rng.randint(0, 59))
        return self.now < self.today

    def happens(self, chance: float) -> bool:
        return self.rng.random() < chance

    def lies(self, chance: float) -> bool:
        """Return whether somebody lets it lie; nobody does so for months."""
        return self.today - self.now < timedelta(days=55) and self.happens(chance)

    @property
    def reporter(self) -> Actor | None:
        return self.cast.by_person.get(self.clue.reporter_id) if self.clue.reporter_id else None


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
        _live(_begin(session, place, rng, moment, now, cast.pictures))
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
    actor = rng.choice(cast.deputies) if by_deputy else rng.choice(cast.staff)
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
        file_ids=_send(session, actor, chosen, rng, moment),
        reporter=None if by_deputy else _resident(rng),
        now=moment,
    )
    return Story(session, cast, rng, moment, now, clue, category, answer, pictures)


def _resident(rng: random.Random) -> Reporter:
    sources = [ClueSource.resident, ClueSource.station, ClueSource.hotline, ClueSource.petition]
    phone = f"1990000{rng.randint(0, 9999):04}" if rng.random() < 0.7 else None
    return Reporter(rng.choice(sources), name=f"居民（示例{rng.randint(1, 999)}）", phone=phone)


def _live(story: Story) -> None:
    """Take the clue through its life until today, or until somebody lets it lie."""
    for chapter in (_check, _hand_over, _accept, _handle, _close, _look_back):
        if not chapter(story):
            return


def _check(s: Story) -> bool:
    if s.clue.reporter_id and s.happens(0.012) and s.wait(0.1, 0.6):
        reporter = s.reporter
        if reporter:
            actions.withdraw(s.session, reporter, s.clue, reason="已自行联系解决", now=s.now)
        return False
    if s.lies(0.04) or not s.wait(0.3, 5):
        return False
    if s.happens(0.04):
        why = s.rng.choice(texts.REASONS_DECLINED)
        actions.decline(s.session, s.staff, s.clue, reason=why, now=s.now)
        return False
    if s.happens(0.05) and _merge(s):
        return False
    actions.verify(s.session, s.staff, s.clue, note="现场查看，情况属实", now=s.now)
    return True


def _merge(s: Story) -> bool:
    found = queries.twins(
        s.session,
        s.staff,
        queries.sight_of(s.clue),
        category=s.category,
        near=20_000,
        days=180,
        but=s.clue.id,
        now=s.now,
    )
    open_ = [t.clue for t in found if t.clue.created_at < s.clue.created_at]
    if not open_:
        return False
    actions.merge(s.session, s.staff, s.clue, into=open_[0], note="反映同一处问题", now=s.now)
    return True


def _hand_over(s: Story) -> bool:
    if s.lies(0.04) or not s.wait(0.5, 4):
        return False
    wanted = next(t[2] for t in texts.TEXTS[s.category] if t[3] == s.answer)
    lead = s.cast.department(wanted, s.rng)
    joint = [s.cast.department("", s.rng)] if s.happens(0.3) else []
    actions.hand_over(
        s.session,
        s.staff,
        s.clue,
        lead_unit_id=lead.id,
        joint_unit_ids=[one.id for one in joint if one.id != lead.id],
        days=s.rng.choice([15, 20, 20, 30, 30, 45]),
        signed_by=s.rng.choice(s.cast.leaders).name if s.cast.leaders else s.staff.name,
        note=s.rng.choice([None, "请按期办理，办结后书面答复。"]),
        now=s.now,
    )
    s.unit = s.cast.actor_of(lead)
    return True


def _accept(s: Story) -> bool:
    assert s.unit is not None
    if s.lies(0.05) or not s.wait(0.3, 5):
        return False
    if s.happens(0.06):
        why = s.rng.choice(texts.REASONS_BACK)
        actions.give_back(
            s.session, s.unit, s.clue, reason=why, better="所在乡镇人民政府", now=s.now
        )
        return _hand_over(s) and _accept(s)
    actions.accept(s.session, s.unit, s.clue, handler=s.unit.name, now=s.now)
    return True


def _handle(s: Story) -> bool:
    assert s.unit is not None
    if s.happens(0.7) and s.wait(1, 6):
        words = s.rng.choice(texts.PLANS)
        actions.plan(s.session, s.unit, s.clue, words=words, now=s.now)
    if s.happens(0.12) and not _more_time(s):
        return False
    if s.lies(0.15):
        return False
    left = (s.clue.due_on - today_of(s.now)).days
    slow = s.happens(0.16)
    if slow and s.happens(0.7):
        late = timedelta(days=left + s.rng.uniform(1, 9))
        if s.now + late < s.today:
            s.now += late
            actions.press(s.session, s.staff, s.clue, note="请尽快报送办理结果。", now=s.now)
        else:
            return False
    if not s.wait(*((max(1, left * 0.3), max(2, left * 0.95)) if not slow else (2, 25))):
        return False
    chosen = s.rng.sample(s.pictures, s.rng.choice([0, 1, 2]))
    sent = _send(s.session, s.unit, chosen, s.rng, s.now)
    actions.answer(s.session, s.unit, s.clue, words=s.answer, file_ids=sent, now=s.now)
    return True


def _more_time(s: Story) -> bool:
    assert s.unit is not None
    if not s.wait(1, 5):
        return False
    until = s.clue.due_on + timedelta(days=s.rng.choice([10, 15, 20, 25]))
    why = s.rng.choice(texts.REASONS_TIME)
    actions.ask_time(s.session, s.unit, s.clue, until=until, reason=why, now=s.now)
    if not s.wait(0.3, 3):
        return False
    if s.happens(0.8):
        actions.grant_time(s.session, s.staff, s.clue, note=None, now=s.now)
    else:
        actions.refuse_time(s.session, s.staff, s.clue, note="请先做应急处置。", now=s.now)
    return True


def _close(s: Story) -> bool:
    if s.clue.holder is Holder.reporter and s.happens(0.15):
        s.now += timedelta(days=30)
        if s.now >= s.today:
            return False
        actions.lapse_ratings(s.session, now=s.now)
    elif not _rate(s):
        return False
    if s.clue.state is ClueState.handling:
        return _handle(s) and _close(s)
    if s.lies(0.06) or not s.wait(0.5, 9):
        return False
    if s.happens(0.05):
        why = s.rng.choice(texts.REASONS_AGAIN)
        actions.send_back(s.session, s.staff, s.clue, reason=why, days=None, now=s.now)
        return _handle(s) and _close(s)
    if s.clue.state in {ClueState.rated, ClueState.answered}:
        actions.sign_off(s.session, s.staff, s.clue, note="现场核查，已解决", now=s.now)
    return True


def _rate(s: Story) -> bool:
    if not s.wait(0.4, 9):
        return False
    rater = s.reporter if s.clue.reporter_id else s.staff
    if rater is None:
        return False
    bad = s.happens(0.12)
    marks = [S.satisfied, S.satisfied, S.satisfied, S.basically_satisfied]
    actions.rate(
        s.session,
        rater,
        s.clue,
        attitude=s.rng.choice(marks),
        result=S.dissatisfied if bad else s.rng.choice(marks),
        words=s.rng.choice(texts.REASONS_AGAIN) if bad else None,
        now=s.now,
    )
    return True


def _look_back(s: Story) -> bool:
    if not s.happens(0.3) or not s.wait(60, 110):
        return False
    if s.happens(0.8):
        actions.look_back(s.session, s.staff, s.clue, note="现场复查，没有反弹。", now=s.now)
        return False
    why = s.rng.choice(texts.REASONS_AGAIN)
    actions.reopen(s.session, s.staff, s.clue, reason=why, days=None, now=s.now)
    return _handle(s) and _close(s)


def _send(
    session: Session, actor: Actor, chosen: list[Picture], rng: random.Random, now: datetime
) -> list[UUID]:
    if actor.account_id is None:
        return []
    sent = []
    for picture in chosen:
        file_id = made_id(rng, now)
        files.keep(
            session,
            actor,
            file_id=file_id,
            name=picture.name,
            sent_sha256=picture.sha256,
            stored_sha256=picture.sha256,
            media_type="image/jpeg",
            size=picture.size,
            width=picture.width,
            height=picture.height,
            now=now,
        )
        sent.append(file_id)
    return sent


def made_id(rng: random.Random, at: datetime) -> UUID:
    """Return a UUIDv7 of that moment, the same each time."""
    millis = int(at.astimezone(UTC).timestamp() * 1000)
    value = (millis << 80) | (7 << 76) | (rng.getrandbits(12) << 64) | (2 << 62)
    return UUID(int=value | rng.getrandbits(62))
