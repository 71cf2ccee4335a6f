"""The demo's measures against one-person bodies, and what counties and city say of them.

The numbers are those that inventory 8, 9 and trap (c) cite; nobody is named.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from backend.domain.features.staffing import actions
from backend.domain.features.staffing.rules import MeasureKind, MeasureStep, Says
from backend.domain.kit.calendar import today_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit
from backend.seed.cast import Cast, CongressCast
from backend.seed.sending import made_id

K, T = MeasureKind, MeasureStep


@dataclass(frozen=True)
class Done:
    """A measure, and how far it has come."""

    code: str
    body: str
    kind: MeasureKind
    people: int
    steps: tuple[MeasureStep, ...] = ()
    days: int = 60
    """Until it is to be in place, counted from today."""


MEASURES = (
    Done("130828", "监司工委", K.institution_post, 1, (T.approve, T.finish)),
    Done("130828", "教科文卫工委", K.institution_post, 1, (T.approve, T.finish)),
    Done("130828", "农业农村工委", K.approved_post, 1, (T.apply,), 30),
    Done("130822", "教科文卫工委", K.approved_post, 1, (T.apply, T.approve), 45),
    Done("130822", "社会建设工委", K.secondment, 1, (T.finish,)),
    Done("130824", "财经工委", K.institution_post, 1, (T.apply,), 90),
    Done("130824", "社会建设工委", K.resident_member, 2, (T.finish,)),
    Done("130824", "教科文卫工委", K.resident_member, 1, (), -12),
    Done("130827", "研究室", K.merger, 1, (), 120),
    Done("130827", "选任代工委", K.institution_post, 2, (T.apply,), -5),
    Done("130826", "社会建设委", K.approved_post, 1, (T.apply, T.approve, T.finish)),
    Done("130802", "教科文卫工委", K.secondment, 1, (T.approve,), 20),
    Done("130825", "财经工委", K.resident_member, 1, (), 75),
)

OF_ALL = "全市11个县级人大机关共有内设机构83个，其中32个机构仅设1个编制。"
BUT_TWO = "除双滦区和平泉市外，其他县区都存在“一人室”“一人委”问题。"
WITHOUT = {"130803", "130881"}
OWN: dict[str, tuple[Says, str]] = {
    "130821": (
        Says("", exists=False, bodies=7),
        "“五委两室”格局，五个委员会均设主任、副主任，不存在“一人委”现象。",
    ),
    "130827": (
        Says("", bodies=8, one_person=4),
        "有8个内设委室，其中“一人委”机构有4个。",
    ),
    "130828": (
        Says("", one_person=4, posts=21, staff=25),
        "有人员编制21人，实有人员25人，“一人委室”共有4个。",
    ),
    "130822": (
        Says("", bodies=8, posts=29, staff=31),
        "常委会编制29人，实有31人，共设8个委室。",
    ),
}


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Write down what is said, and what is done in the counties that have staff."""
    rng = random.Random(20220428)
    said_at = now - timedelta(days=40)
    counties = [one for one in cast.congresses if one.level == "county"]
    city = next(one for one in cast.congresses if one.level == "city")
    by_code = {one.scope.rpartition(".")[2]: one for one in counties}
    _say(session, rng, city, city, Says("", bodies=83, one_person=32), OF_ALL, said_at, of_all=True)
    for code, county in by_code.items():
        says = Says("", exists=code not in WITHOUT)
        _say(session, rng, city, county, says, BUT_TWO, said_at)
    for code, (says, words) in OWN.items():
        county = by_code[code]
        if county.staff:
            _say(session, rng, county, county, says, words, said_at - timedelta(days=1))
    for one in MEASURES:
        _measure(session, rng, by_code[one.code], one, now)
    session.flush()


def _say(
    session: Session,
    rng: random.Random,
    by: CongressCast,
    about: CongressCast,
    says: Says,
    words: str,
    at: datetime,
    *,
    of_all: bool = False,
) -> None:
    actions.say(
        session,
        by.staff[0],
        session.get_one(Congress, about.id),
        says,
        id=made_id(rng, at),
        of_all=of_all,
        words=words,
        source="座谈会发言材料",
        now=at,
    )


def _measure(
    session: Session, rng: random.Random, county: CongressCast, one: Done, now: datetime
) -> None:
    if not county.staff:
        return
    asked = select(Unit).where(Unit.congress_id == county.id, col(Unit.short_name) == one.body)
    unit = session.exec(asked).one()
    at = now - timedelta(days=35)
    measure = actions.plan(
        session,
        county.staff[0],
        unit,
        id=made_id(rng, at),
        kind=one.kind,
        people=one.people,
        words=None,
        target_on=today_of(now) + timedelta(days=one.days),
        now=at,
    )
    for step in one.steps:
        at += timedelta(days=rng.uniform(3, 9))
        actions.take(session, county.staff[0], measure, step, note=None, now=at)
