"""The demo's coverage points: each county's townships, and 丰宁's as the source counts them."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session

from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.kit.calendar import today_of
from backend.domain.kit.sheets import Cell, RowRead
from backend.seed.cast import CongressCast, Town

FENGNING = "1308.130826"
COVERED = {"乡镇": 22, "开发区": 1, "村": 126, "企业": 34}
"""Source: inventory 68: 丰宁 22 + 1 + 126 + 34."""
_VILLAGES = ("大屯", "上营", "下营", "河东", "河西", "北沟", "南沟", "西山", "东山", "岭前", "岭后")
_WORKS = ("矿业", "农牧", "建材", "食品", "新能源", "旅游", "林果", "药材")


def cover(
    session: Session, county: CongressCast, campaign: Campaign, rng: random.Random, now: datetime
) -> None:
    """List the points of a county and mark those where somebody was; the city has none itself."""
    if county.level != "county" or not county.towns:
        return
    whole = county.scope == FENGNING
    counts = COVERED if whole else {"乡镇": len(county.towns), "开发区": 0, "村": 12, "企业": 6}
    share = 1.0 if whole else rng.choice([0.4, 0.6, 0.8, 0.9])
    rows: list[RowRead] = []
    for kind, count in counts.items():
        for number in range(count):
            town = county.towns[number % len(county.towns)]
            name = _name(kind, town, number, len(county.towns))
            rows.append(_row(len(rows) + 1, kind, name, town, share, rng, now))
    planned = queries.compare_points(session, campaign.id, rows, {}, today=today_of(now))
    actions.bring_in(session, county.staff[0], campaign, planned, now=now)


def _name(kind: str, town: Town, number: int, towns: int) -> str:
    round_ = number // towns
    match kind:
        case "乡镇":
            return town.name
        case "开发区":
            return "经济开发区（演示）"
        case "村":
            return f"{town.name}{_VILLAGES[round_ % len(_VILLAGES)]}村（演示）"
        case _:
            return f"{town.name}{_WORKS[number % len(_WORKS)]}企业{number + 1}号（演示）"


def _row(
    line: int,
    kind: str,
    name: str,
    town: Town,
    share: float,
    rng: random.Random,
    now: datetime,
) -> RowRead:
    cells: dict[str, Cell] = {"kind": kind, "name": name, "place": town.name}
    if town.center and rng.random() < 0.5:
        cells["longitude"] = round(town.center[0] + rng.uniform(-0.25, 0.25), 4)
        cells["latitude"] = round(town.center[1] + rng.uniform(-0.18, 0.18), 4)
    if rng.random() < share:
        cells["visited_on"] = today_of(now) - timedelta(days=rng.randint(3, 130))
        cells["visited_by"] = f"第{rng.randint(1, 7)}代表小组"
        cells["note"] = rng.choice(["查了台账，走访了群众", "实地看了现场", "座谈了解情况"])
    return RowRead(line, cells)
