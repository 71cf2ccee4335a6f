"""The demo's instruments of supervision: what each congress planned, held and followed.

双滦 has the 18 inspections and checks of the source, 3 held with 12 opinions, all settled.
Source: inventory 71, 74, 82.
"""

import random
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.instruments import actions
from backend.domain.features.instruments.rules import InstrumentKind, Proposer, Quantity
from backend.domain.features.instruments.tables import Instrument
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import today_of
from backend.seed.campaign_work import SHUANGLUAN, going
from backend.seed.cast import Cast, CongressCast
from backend.seed.sending import made_id

K = InstrumentKind
PLANNED: tuple[tuple[InstrumentKind, str, int, int], ...] = (
    (K.report, "听取和审议优化营商环境专项工作报告", -90, 2),
    (K.inspection, "视察农村人居环境整治", -70, 1),
    (K.law_check, "检查《固体废物污染环境防治法》实施情况", -45, 2),
    (K.special_inquiry, "专题询问清洁取暖", -30, 1),
    (K.work_review, "对承办部门开展工作评议", -12, 0),
    (K.satisfaction_rating, "联动监督整改满意度测评", -5, 0),
    (K.survey, "调研重点项目要素保障", 10, 0),
    (K.question, "就供热问题提出质询", 25, 0),
    (K.report, "听取地下水超采综合治理整改情况报告", 40, 0),
)
"""Kind, title, in how many days, and how many opinions it gave."""
_TOPICS = ("食品药品安全", "“双减”政策落实", "生态环境保护", "城乡交通建设管理", "安全生产", "教育")
_OPINIONS = (
    "进一步压实责任，按期完成整改",
    "补齐短板，完善长效机制",
    "加大资金保障力度，公开办理进度",
    "加强日常巡查，防止反弹",
)


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Plan and hold what every congress does besides its campaign, and within it."""
    rng = random.Random(20260311)  # nosec B311
    campaigns = {one.congress_id: one for one in session.exec(going())}
    for county in cast.congresses:
        campaign = campaigns.get(county.id)
        if campaign is None or not county.staff or not county.departments:
            continue
        problems = _problems(session, county)
        for kind, title, days, opinions in PLANNED:
            _one(session, county, campaign, rng, now, kind, title, days, opinions, problems)
        if county.scope == SHUANGLUAN:
            _eighteen(session, county, campaign, rng, now)
        session.flush()
    session.expunge_all()


def _problems(session: Session, county: CongressCast) -> list[Any]:
    asked = select(col(Problem.id)).where(Problem.congress_id == county.id)
    return list(session.exec(asked.order_by(col(Problem.number)).limit(12)))


def _one(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    rng: random.Random,
    now: datetime,
    kind: InstrumentKind,
    title: str,
    days: int,
    opinions: int,
    problems: list[Any],
    *,
    settled: bool = False,
) -> Instrument:
    at = now - timedelta(days=100)
    day = today_of(now) + timedelta(days=days)
    unit = rng.choice(county.departments)
    chosen = rng.sample(problems, min(len(problems), 2)) if days < 0 else []
    signed: dict[str, Any] = {}
    if kind is K.question:
        signed = {"proposed_by": Proposer.deputies, "signers": 12}
    staff = county.staff[0]
    made = actions.plan(
        session,
        staff,
        id=made_id(rng, at),
        year=campaign.year,
        kind=kind,
        title=title,
        campaign_id=campaign.id if chosen else None,
        planned_on=day,
        led_by="常委会领导（演示）",
        unit_ids=[unit.id],
        matters=[("problems", id_) for id_ in chosen],
        now=at,
        **signed,
    )
    if days < -8:
        held = now + timedelta(days=days)
        actions.hold(session, staff, made, held_on=day, place_words=None, now=held)
        for number in range(opinions):
            _opinion(session, county, made, rng, held, number, settled or number > 0)
        if days < -20:
            _record(session, county, made, rng, held)
    return made


def _opinion(
    session: Session,
    county: CongressCast,
    made: Instrument,
    rng: random.Random,
    held: datetime,
    number: int,
    settled: bool,
) -> None:
    staff = county.staff[0]
    given = actions.give(
        session,
        staff,
        made,
        id=made_id(rng, held),
        words=_OPINIONS[number % len(_OPINIONS)],
        unit_id=rng.choice(county.departments).id,
        due_on=today_of(held) + timedelta(days=60),
        now=held,
    )
    if settled:
        later = held + timedelta(days=6)
        words = "已按意见办理，情况书面报告（演示）。"
        actions.answer(session, staff, made, given, answer=words, now=later)
        actions.settle(session, staff, made, given, note=None, now=later)


def _record(
    session: Session, county: CongressCast, made: Instrument, rng: random.Random, held: datetime
) -> None:
    quantities = [
        Quantity("座谈会", rng.randint(2, 6), "次"),
        Quantity("意见建议", rng.choice([40, 60, 80]), "条", at_least=True),
    ]
    result = "实地查看、座谈了解，形成审议意见，交有关单位研究处理（演示）。"
    actions.record(session, county.staff[0], made, result=result, quantities=quantities, now=held)


def _eighteen(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    rng: random.Random,
    now: datetime,
) -> None:
    """18 inspections and law checks, 3 held, 12 opinions settled. Source: inventory 82."""
    for number in range(18):
        kind = K.law_check if number % 3 == 2 else K.inspection
        word = "检查" if kind is K.law_check else "视察"
        title = f"{word}{_TOPICS[number % len(_TOPICS)]}（第{number + 1}项）"
        days = -60 + number * 10 if number < 3 else 5 + number * 3
        _one(session, county, campaign, rng, now, kind, title, days, 4, [], settled=True)
