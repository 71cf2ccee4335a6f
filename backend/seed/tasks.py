"""The demo's plans: the city's out of a document, a county's, and one of a campaign."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain import handoffs
from backend.domain.access import Actor
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.tasks import actions
from backend.domain.features.tasks.actions import Owner, Said
from backend.domain.features.tasks.tables import Plan, Task
from backend.domain.kit.calendar import today_of
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit
from backend.seed import task_texts as texts
from backend.seed.cast import Cast, CongressCast
from backend.seed.sending import made_id
from backend.seed.task_texts import TaskText

BEGAN = 100
"""Days ago that the city's plan was issued."""


@dataclass
class Book:
    """A plan, and who works it."""

    session: Session
    cast: CongressCast
    plan: Plan
    units: Sequence[Unit]
    rng: random.Random
    began: datetime
    now: datetime

    def owners(self, text: TaskText) -> list[Owner]:
        """Return the units these words name, and as they stand those that no unit is called."""
        return [self._owner(words) for words in text.owners]

    def _owner(self, words: str) -> Owner:
        unit = next((u for u in self.units if u.short_name == words), None)
        if unit is not None:
            return Owner(unit.name, unit.id, unit.congress_id)
        return actions.named(words, handoffs.bodies(self.session, self.plan.campaign_id))

    def actor_of(self, owner: Owner) -> Actor:
        """Return who answers for an owner: the unit's people, or the congress's staff."""
        unit = next((u for u in self.units if u.id == owner.unit_id), None)
        if unit is None or unit.kind in CONGRESS_KINDS:
            return self.cast.staff[0]
        return self.cast.actor_of(unit)


def seed(session: Session, cast: Cast, *, now: datetime) -> int:
    """Make the plans and take their tasks as far as they would have come; return how many."""
    rng = random.Random(20220412)
    able = [one for one in cast.congresses if one.staff and one.departments]
    city = next(one for one in able if one.level == "city")
    county = next(one for one in able if one.scope.endswith("130824"))
    year = today_of(now).year
    document = {
        "document_title": "关于新时代加强和改进人大工作的实施意见",
        "document_number": f"承办字〔{year}〕12号",
        "document_issuer": "市委办公室",
    }
    made = 0
    for one, title, days, by_aspect, said in (
        (
            city,
            "加强和改进人大工作重点任务分工方案",
            BEGAN,
            texts.CITY,
            {**document, "shared": True},
        ),
        (county, "落实《实施意见》重点任务清单", BEGAN - 10, texts.COUNTY, _county(document, year)),
        (county, f"{year}年“5+2”联动监督任务清单", 80, {"": texts.CAMPAIGN}, _of(session, county)),
    ):
        book = _book(session, one, rng, title, said, now - timedelta(days=days), now)
        made += sum(1 for _ in _fill(book, by_aspect))
    session.expunge_all()
    return made


def _county(document: Mapping[str, Any], year: int) -> dict[str, Any]:
    number = f"滦办字〔{year}〕9号"
    return {**document, "document_number": number, "document_issuer": "县委办公室"}


def _of(session: Session, cast: CongressCast) -> dict[str, Any]:
    asked = (
        select(Campaign.id)
        .where(Campaign.congress_id == cast.id, col(Campaign.parent_id).is_not(None))
        .limit(1)
    )
    return {"campaign_id": session.exec(asked).first()}


def _book(
    session: Session,
    cast: CongressCast,
    rng: random.Random,
    title: str,
    said: Mapping[str, Any],
    began: datetime,
    now: datetime,
) -> Book:
    day = today_of(began)
    if "document_title" in said:
        said = {**said, "document_on": day}
    plan = actions.set_up(
        session,
        cast.staff[0],
        id=made_id(rng, began),
        year=today_of(now).year,
        title=title,
        said=said,
        now=began,
    )
    asked = select(Unit).where(Unit.congress_id == cast.id, col(Unit.ended).is_(False))
    return Book(session, cast, plan, session.exec(asked).all(), rng, began, now)


def _fill(book: Book, by_aspect: Mapping[str, Sequence[TaskText]]) -> Iterator[UUID]:
    leaders: list[str | None] = [one.name for one in book.cast.leaders]
    leaders = leaders or [None]
    page = 1
    for aspect, listed in by_aspect.items():
        for text in listed:
            owners = book.owners(text)
            due = None if text.due is None else today_of(book.began) + timedelta(days=text.due)
            said = Said(
                text.words,
                aspect=aspect or None,
                source=f"第{page}页" if aspect else None,
                leader=book.rng.choice(leaders),
                long_term=due is None,
                due_on=due,
                evidence=text.evidence,
            )
            task = actions.register(
                book.session,
                book.cast.staff[0],
                book.plan,
                said,
                owners,
                id=made_id(book.rng, book.began),
                now=book.began,
            )
            _live(book, task, owners[0])
            book.session.flush()
            page += book.rng.random() < 0.6
            yield task.id


def _live(book: Book, task: Task, lead: Owner) -> None:
    """Take a task on: begun by most, told of, and reported when its day comes."""
    rng, session, who = book.rng, book.session, book.actor_of(lead)
    staff = book.cast.staff[0]
    days = (task.due_on - today_of(book.began)).days if not task.long_term else 400
    passed = (book.now - book.began).days
    at = book.began + timedelta(days=rng.uniform(1, 9))
    if at >= book.now or rng.random() < 0.12:
        return
    actions.start(session, who, task, handler=who.name, now=at)
    at += timedelta(days=rng.uniform(5, 25))
    while at < book.now and (at - book.began).days < min(days - 5, passed):
        actions.progress(session, who, task, words=rng.choice(texts.PROGRESS), now=at)
        at += timedelta(days=rng.uniform(20, 45))
    if task.long_term or days > passed + 15:
        return
    if rng.random() < 0.3:
        at = min(book.began + timedelta(days=days), book.now - timedelta(days=1))
        actions.press(session, staff, task, note=texts.PRESSED, now=at)
        return
    at = min(book.began + timedelta(days=days - rng.uniform(1, 6)), book.now - timedelta(hours=30))
    actions.report_done(session, who, task, words=rng.choice(texts.DONE), now=at)
    at += timedelta(hours=rng.uniform(3, 26))
    if rng.random() < 0.2:
        actions.send_back(session, staff, task, reason=texts.SENT_BACK, due_on=None, now=at)
    elif rng.random() < 0.8:
        actions.confirm(session, staff, task, note=None, now=at)
