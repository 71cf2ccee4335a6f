"""The life of one problem of the demo, chapter by chapter, as far as today."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import actions
from backend.domain.features.problems.rules import ReopenReason
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import today_of
from backend.seed import problem_texts as texts
from backend.seed.cast import CongressCast
from backend.seed.problem_texts import AspectText, FieldText


@dataclass
class Book:
    """A county's campaign: where each aspect's problems go."""

    cast: CongressCast
    campaign: Campaign
    spots: list[tuple[UUID, UUID, FieldText, AspectText]] = field(default_factory=list)


@dataclass
class Story:
    """One problem on its way: the clock moves on until it reaches today."""

    session: Session
    book: Book
    rng: random.Random
    now: datetime
    today: datetime
    problem: Problem
    unit_words: str
    text: AspectText
    staff: Actor = field(init=False)
    unit: Actor | None = None

    def __post_init__(self) -> None:
        self.staff = self.rng.choice(self.book.cast.staff)

    def wait(self, least: float, most: float) -> bool:
        """Let days pass, into office hours; return whether that is still in the past."""
        before = self.now
        self.now += timedelta(days=self.rng.uniform(least, most))
        hour, minute = self.rng.randint(0, 8), self.rng.randint(0, 59)
        self.now = self.now.replace(hour=hour, minute=minute)
        if self.now <= before:
            self.now += timedelta(days=1)
        return self.now < self.today

    def happens(self, chance: float) -> bool:
        return self.rng.random() < chance


def live(story: Story) -> None:
    """Take the problem through its life until today, or until somebody lets it lie."""
    for chapter in (_check, _hand_over, _accept, _rectify, _verify, _look_back):
        if not chapter(story):
            return


def _check(s: Story) -> bool:
    if s.happens(0.05) or not s.wait(0.3, 5):
        return False
    if s.happens(0.04):
        why = s.rng.choice(texts.REASONS_REFUSED)
        actions.refuse(s.session, s.staff, s.problem, reason=why, now=s.now)
        return False
    note = s.rng.choice([None, "现场核实，情况属实"])
    actions.verify(s.session, s.staff, s.problem, note=note, now=s.now)
    return True


def _hand_over(s: Story) -> bool:
    if s.happens(0.05) or not s.wait(0.5, 4):
        return False
    cast = s.book.cast
    unit = cast.department(s.unit_words, s.rng)
    joint = [cast.department("", s.rng)] if s.happens(0.25) else []
    due = today_of(s.now) + timedelta(days=s.rng.choice([15, 20, 30, 30, 45, 60]))
    actions.hand_over(
        s.session,
        s.staff,
        s.problem,
        unit_id=unit.id,
        joint_unit_ids=[one.id for one in joint if one.id != unit.id],
        due_on=due,
        measure=None,
        signed_by=s.rng.choice(cast.leaders).name if cast.leaders else s.staff.name,
        note=s.rng.choice([None, "请按期整改，完成后书面报告。"]),
        now=s.now,
    )
    s.unit = cast.actor_of(unit)
    return True


def _accept(s: Story) -> bool:
    assert s.unit is not None
    if s.happens(0.06) or not s.wait(0.3, 4):
        return False
    if s.happens(0.05):
        why = s.rng.choice(texts.REASONS_BACK)
        actions.give_back(s.session, s.unit, s.problem, reason=why, better=None, now=s.now)
        return _hand_over(s) and _accept(s)
    actions.accept(s.session, s.unit, s.problem, handler=s.unit.name, now=s.now)
    return True


def _rectify(s: Story) -> bool:
    assert s.unit is not None
    if s.wait(0.5, 5):
        measure = f"一事一策：{s.text.measure}"
        actions.plan(s.session, s.unit, s.problem, measure=measure, now=s.now)
    if s.happens(0.12) and not _more_time(s):
        return False
    if s.happens(0.14):
        if s.wait(8, 30) and s.problem.due_on < today_of(s.now):
            actions.press(s.session, s.staff, s.problem, note="请尽快报送整改结果。", now=s.now)
        return False
    left = max((s.problem.due_on - today_of(s.now)).days, 1)
    late = s.happens(0.12)
    if not s.wait(left * (1.05 if late else 0.2), left * (1.4 if late else 0.95) + 1):
        return False
    _report(s, s.text.result)
    return True


def _report(s: Story, result: str) -> None:
    assert s.unit is not None
    actions.report_done(s.session, s.unit, s.problem, result=result, done_on=None, now=s.now)


def _more_time(s: Story) -> bool:
    assert s.unit is not None
    if not s.wait(1, 4):
        return False
    until = s.problem.due_on + timedelta(days=s.rng.choice([10, 15, 30]))
    why = s.rng.choice(texts.REASONS_TIME)
    actions.ask_time(s.session, s.unit, s.problem, until=until, reason=why, now=s.now)
    if not s.wait(0.3, 3):
        return False
    if s.happens(0.8):
        actions.grant_time(s.session, s.staff, s.problem, note=None, now=s.now)
    else:
        note = "请先采取临时措施。"
        actions.refuse_time(s.session, s.staff, s.problem, note=note, now=s.now)
    return True


def _verify(s: Story) -> bool:
    if s.happens(0.12) or not s.wait(1, 12):
        return False
    if s.happens(0.12):
        why = s.rng.choice(texts.NOT_DONE)
        due = today_of(s.now) + timedelta(days=15)
        actions.send_back(s.session, s.staff, s.problem, reason=why, due_on=due, now=s.now)
        if not s.wait(3, 14):
            return False
        _report(s, "已按要求再次整改")
        if not s.wait(1, 6):
            return False
    note = "专班到现场验收，整改属实"
    actions.verify_on_site(s.session, s.staff, s.problem, note=note, now=s.now)
    if s.happens(0.12) or not s.wait(0.5, 6):
        return False
    actions.sign_off(s.session, s.staff, s.problem, note=None, now=s.now)
    return True


def _look_back(s: Story) -> bool:
    if s.happens(0.55) or not s.wait(15, 60):
        return False
    if s.happens(0.2):
        actions.reopen(
            s.session,
            s.staff,
            s.problem,
            why=s.rng.choice(list(ReopenReason)),
            reason=s.rng.choice(texts.NOT_DONE),
            due_on=today_of(s.now) + timedelta(days=20),
            now=s.now,
        )
        return False
    note = "回头看，没有反弹"
    actions.look_back(s.session, s.staff, s.problem, note=note, now=s.now)
    return True
