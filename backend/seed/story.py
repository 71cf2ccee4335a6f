"""One clue of the demo on its way from report to sign-off, chapter by chapter."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.clues import actions, queries
from backend.domain.features.clues.rules import (
    Category,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.calendar import today_of
from backend.seed import clue_texts as texts
from backend.seed.cast import CongressCast
from backend.seed.pictures import Picture
from backend.seed.sending import send

S = Satisfaction


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
        before = self.now
        self.now += timedelta(days=self.rng.uniform(least, most))
        hour = self.rng.randint(0, 9)
        self.now = self.now.replace(hour=hour, minute=self.rng.randint(0, 59))
        if self.now <= before:
            self.now += timedelta(days=1)
        return self.now < self.today

    def happens(self, chance: float) -> bool:
        return self.rng.random() < chance

    def lies(self, chance: float) -> bool:
        """Return whether somebody lets it lie; nobody does so for months."""
        return self.today - self.now < timedelta(days=55) and self.happens(chance)

    @property
    def reporter(self) -> Actor | None:
        return self.cast.by_person.get(self.clue.reporter_id) if self.clue.reporter_id else None


def live(story: Story) -> None:
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
    sent = send(s.session, s.unit, chosen, s.rng, s.now)
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
