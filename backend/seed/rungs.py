"""The demo's problems on the higher rungs: carried over, escalated, referred, made of clues."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import case
from sqlmodel import Session, col, select

from backend.domain import handoffs
from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign, Field
from backend.domain.features.clues.rules import ClueState
from backend.domain.features.clues.tables import Clue
from backend.domain.features.escalations import actions as escalations
from backend.domain.features.escalations.queries import bundle_of, of_problem
from backend.domain.features.escalations.tables import Escalation
from backend.domain.features.problems import actions
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.actions import Found, Referred, Way
from backend.domain.features.problems.actions.carrying import Spot
from backend.domain.features.problems.rules import ProblemSource, ProblemState, ReferredTo
from backend.domain.features.problems.tables import Problem
from backend.seed.cast import CongressCast
from backend.seed.problem_story import Book
from backend.seed.sending import made_id

WATER = "地下水超采综合治理"
REASONS = (
    "水源置换的主管线跨邻县，县里协调三次没有结果，请市里统筹。",
    "取水许可由市里审批和监管，县里没有权限，督促多次仍未整改。",
    "跨县供水管网改造的资金和审批都在市里，县里无法单独实施。",
    "整改资金缺口大，县级财政无力承担，请市里统筹。",
)


def seed(session: Session, city: CongressCast, books: list[Book], *, now: datetime) -> None:
    """Take some problems further, each kind of rung a few times."""
    rng = random.Random(20261124)
    by_code = {book.cast.scope.rsplit(".", 1)[-1]: book for book in books}
    counties = [book for book in books if book.cast is not city]
    going = {book.campaign.id: _going(session, book, now) for book in counties}
    asked = [
        _escalate(session, book, next(going[book.campaign.id], None), reason, now - timedelta(12))
        for book, reason in zip(counties, REASONS * 3, strict=False)
    ]
    _above(session, city, [one for one in asked if one is not None], rng, now)
    for days, book in enumerate(counties[:3]):
        _refer(session, book, next(going[book.campaign.id], None), now - timedelta(6 - days))
    for code in ("130824", "130822"):
        if code in by_code:
            _list_clue(session, by_code[code], rng, now - timedelta(hours=20))
    session.flush()


def carry_over(
    session: Session, former: Campaign, book: Book, rng: random.Random, at: datetime
) -> None:
    """Carry what last year's campaign left unfinished into this year's, by the fields' names."""
    staff = book.cast.staff[0]
    there = {read.field.name: read for read in campaigns.fields(session, book.campaign.id)}
    spots: dict[Spot, Spot] = {}
    for read in campaigns.fields(session, former.id):
        to = there[read.field.name]
        aspects = {aspect.name: aspect.id for aspect in to.aspects}
        spots |= {(read.field.id, a.id): (to.field.id, aspects[a.name]) for a in read.aspects}
    left = problems.to_carry(session, staff, former.id)
    way = Way(former.id, book.campaign.id, former.title, book.campaign.title)
    actions.carry_over(session, staff, left, id=made_id(rng, at), way=way, spots=spots, now=at)


def _going(session: Session, book: Book, now: datetime) -> Iterator[Problem]:
    """Yield problems that a unit has been rectifying for some time, those about water first."""
    water = case((col(Field.name) == WATER, 0), else_=1)
    yield from session.exec(
        select(Problem)
        .join(Field, col(Field.id) == Problem.field_id)
        .where(
            Problem.campaign_id == book.campaign.id,
            Problem.state == ProblemState.rectifying,
            col(Problem.former_of).is_(None),
            col(Problem.time_asked).is_(None),
            col(Problem.updated_at) < now - timedelta(days=13),
        )
        .order_by(water, col(Problem.number))
    ).all()


def _signer(cast: CongressCast) -> str:
    return cast.leaders[0].name if cast.leaders else cast.staff[0].name


def _escalate(
    session: Session, book: Book, problem: Problem | None, reason: str, at: datetime
) -> Escalation | None:
    if problem is None:
        return None
    handoffs.escalate(
        session,
        book.cast.staff[0],
        problem,
        reason=reason,
        signed_by=_signer(book.cast),
        now=at,
    )
    session.flush()
    return of_problem(session, problem.id)[-1]


def from_below(
    session: Session,
    above: CongressCast,
    problem: Problem,
    staff: Actor,
    reason: str,
    rng: random.Random,
    at: datetime,
    *,
    answer: bool,
) -> None:
    """Put a township's problem before its county, which answers it after some days, or not yet."""
    signed = "镇人大主席（演示）"
    handoffs.escalate(session, staff, problem, reason=reason, signed_by=signed, now=at)
    session.flush()
    if not answer:
        return
    [one] = of_problem(session, problem.id)
    keeper, signed, later = above.staff[0], _signer(above), at + timedelta(days=3)
    taken = {"title": "乡镇上报的问题", "signed_by": signed, "note": None}
    handoffs.take_up(session, keeper, [one], id=made_id(rng, later), now=later, **taken)
    words = "县里已安排主管部门统一治理，请镇里配合（演示）。"
    told = {"words": words, "on": None, "signed_by": signed}
    handoffs.above(session, keeper, one, escalations.answer, now=later + timedelta(days=5), **told)


def _above(
    session: Session,
    city: CongressCast,
    asked: list[Escalation],
    rng: random.Random,
    now: datetime,
) -> None:
    """Two wait, two are one group with a unit, one is passed on, one answered, one sent back."""
    if len(asked) < 7:
        return
    staff, signed = city.staff[0], _signer(city)
    at = now - timedelta(days=9)

    def taken(ones: list[Escalation], title: str) -> Escalation:
        said = {"title": title, "signed_by": signed, "note": None}
        handoffs.take_up(session, staff, ones, id=made_id(rng, at), now=at, **said)
        return ones[0]

    def step(one: Escalation, act: object, days: float, **said: object) -> None:
        when = now - timedelta(days=days)
        handoffs.above(session, staff, one, act, now=when, **said)  # type: ignore[arg-type]

    group = taken(asked[2:4], "跨县水源置换工程")
    unit = city.department("水务", rng)
    given = {"unit_id": unit.id, "due_on": None, "signed_by": signed, "note": None}
    step(group, escalations.hand_over, 8, **given)
    actor = city.actor_of(unit)
    handoffs.above(
        session, actor, group, escalations.accept, handler=actor.name, now=now - timedelta(days=7)
    )
    reason = "两县施工交叉，汛期前要先完成下游段（演示）。"
    until = _group_due(session, group) + timedelta(days=15)
    handoffs.above(
        session,
        actor,
        group,
        escalations.ask_time,
        until=until,
        reason=reason,
        now=now - timedelta(days=1),
    )
    letter = {"to": "河北省人大常委会", "letter": "承人常函〔演示〕8号", "on": None}
    passed = taken(asked[4:5], "地下水取水许可权限")
    step(passed, escalations.pass_on, 6, **letter, signed_by=signed, note=None)
    answered = taken(asked[5:6], "供水管网改造资金")
    words = "市政府已把管网改造列入明年计划，先行下达应急资金，请县里组织实施。"
    step(answered, escalations.answer, 2, words=words, on=None, signed_by=signed)
    step(asked[6], escalations.send_back, 8, reason="权限在县里，请县政府专题研究后自行整改。")


def _group_due(session: Session, one: Escalation) -> date:
    """Return by when the unit of its group is to answer."""
    group = bundle_of(session, one)
    assert group is not None
    return group.due_on


def _refer(session: Session, book: Book, problem: Problem | None, at: datetime) -> None:
    if problem is None:
        return
    said = Referred(
        to=ReferredTo.supervisory_commission,
        to_words="县监察委员会（演示）",
        reason="三次督办仍未动工，报来的照片与现场不符，督而不办。",
        signed_by=_signer(book.cast),
        letter="人常函〔演示〕3号",
    )
    actions.refer(session, book.cast.staff[0], problem, said=said, now=at)


def _list_clue(session: Session, book: Book, rng: random.Random, at: datetime) -> None:
    """Put a verified clue of the county on its list."""
    clue = session.exec(
        select(Clue)
        .where(Clue.congress_id == book.cast.id, Clue.state == ClueState.verified)
        .where(col(Clue.updated_at) < at)
        .order_by(col(Clue.created_at), col(Clue.id))
        .limit(1)
    ).one_or_none()
    if clue is None:
        return
    field_id, aspect_id, _, _ = book.spots[0]
    found = Found(
        field_id=field_id,
        aspect_id=aspect_id,
        words=clue.words,
        place_words=clue.place_words,
        division_id=clue.division_id,
        source=ProblemSource.clue,
    )
    handoffs.enlist(
        session,
        book.cast.staff[0],
        clue,
        found,
        problem_id=made_id(rng, at),
        campaign=book.campaign,
        now=at,
    )
