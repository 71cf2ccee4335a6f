"""The demo's stations: one for the county, and one in each of its townships."""

import random
from datetime import datetime

from sqlmodel import Session

from backend.domain.features.stations import actions
from backend.domain.features.stations.rules import StationKind
from backend.domain.features.stations.tables import Station
from backend.domain.people.congresses.tables import Congress
from backend.seed.cast import Cast, CongressCast
from backend.seed.sending import made_id

_STREETS = ("新建路", "文化街", "迎宾路", "富民路", "学府街", "中兴路")
_OPENING = "每月 15 日上午接待选民。平时扫码反映问题，五个工作日内有人查看。"


def seed(session: Session, cast: Cast, *, now: datetime) -> list[tuple[CongressCast, Station]]:
    """Set the stations up, each by its county's staff; return them with their congress."""
    rng = random.Random(20260415)  # nosec B311
    made = []
    for county in cast.congresses:
        if county.level != "county" or not county.staff:
            continue
        congress = session.get_one(Congress, county.id)
        name = congress.name.removesuffix("人民代表大会")
        made.append((county, _home(session, county, congress, f"{name}人大代表之家", rng, now)))
        for town in county.towns:
            station = actions.add(
                session,
                county.staff[0],
                congress,
                id=made_id(rng, now),
                kind=StationKind.station,
                name=f"{town.name}人大代表联络站",
                division_id=town.id,
                address=f"{town.name}{rng.choice(_STREETS)} {rng.randint(1, 98)} 号",
                opening=_OPENING,
                in_charge=f"{town.name}人大主席团（演示）",
                now=now,
            )
            made.append((county, station))
    return made


def _home(
    session: Session,
    county: CongressCast,
    congress: Congress,
    name: str,
    rng: random.Random,
    now: datetime,
) -> Station:
    return actions.add(
        session,
        county.staff[0],
        congress,
        id=made_id(rng, now),
        kind=StationKind.home,
        name=name,
        division_id=congress.division_id,
        address=f"{rng.choice(_STREETS)} {rng.randint(1, 98)} 号一楼",
        opening=_OPENING,
        in_charge="代表工作委员会（演示）",
        now=now,
    )
