"""The demo's units: bodies of each congress, and the organs it supervises."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, insert

from backend.domain.kit.tables import new_id
from backend.domain.people.divisions.rules import Level
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from backend.seed.places import Place
from backend.seed.staffing import BODIES, STAFFED

K = UnitKind

DEPARTMENTS = (
    "发展和改革局",
    "教育和体育局",
    "公安局",
    "民政局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源和规划局",
    "生态环境局",
    "住房和城乡建设局",
    "城市管理综合行政执法局",
    "交通运输局",
    "水务局",
    "农业农村局",
    "卫生健康局",
    "应急管理局",
    "市场监督管理局",
    "行政审批局",
    "医疗保障局",
    "文化和旅游局",
    "林业和草原局",
    "信访局",
    "经济开发区管委会",
)


def seed(
    session: Session, places: Mapping[str, Place], *, now: datetime
) -> dict[str, dict[str, UUID]]:
    """Make the units; return, by code of the division, each unit's id by its short name."""
    rows: list[dict[str, Any]] = []
    for place in places.values():
        if place.division.level is Level.township:
            rows.append(_presidium(place))
        else:
            rows += _own(place)
            rows += _supervised(place, places)
    stamps = {"posts": None, "staff": None, "rank": None, "created_at": now, "updated_at": now}
    session.execute(insert(Unit), [{**stamps, **row} for row in rows])
    code_of = {place.congress_id: code for code, place in places.items()}
    made: dict[str, dict[str, UUID]] = {}
    for row in rows:
        made.setdefault(code_of[row["congress_id"]], {})[row["short_name"]] = row["id"]
    return made


def _row(
    place: Place, kind: UnitKind, name: str, short: str, position: int, *aliases: str
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "congress_id": place.congress_id,
        "kind": kind,
        "name": name,
        "short_name": short,
        "aliases": list(aliases),
        "position": position,
    }


def _own(place: Place) -> Iterator[dict[str, Any]]:
    name = place.division.name
    yield _row(place, K.standing_committee, f"{name}人大常委会", "常委会", 0)
    for position, (short, (posts, staff)) in enumerate(STAFFED[place.code].items(), 1):
        full = BODIES[short]
        row = _row(place, _kind(short), f"{name}人大{full}", short, position, full)
        yield {**row, "posts": posts, "staff": staff, "rank": _rank(place, short)}


def _rank(place: Place, short: str) -> str:
    if short == "代表服务中心":
        return "正股级"
    return "正科级" if place.division.level is Level.county else "正县级"


def _kind(short: str) -> UnitKind:
    if short == "代表服务中心":
        return K.service_centre
    if short in {"办公室", "研究室"}:
        return K.office
    return K.working_committee if short.endswith("工委") else K.special_committee


def _supervised(place: Place, places: Mapping[str, Place]) -> Iterator[dict[str, Any]]:
    name = place.division.name
    level = name[-1]
    for position, (kind, word) in enumerate(
        (
            (K.government, "人民政府"),
            (K.supervisory_commission, "监察委员会"),
            (K.court, "人民法院"),
            (K.procuratorate, "人民检察院"),
        ),
        100,
    ):
        yield _row(place, kind, f"{name}{word}", word, position, f"{level}{word}")
    for position, word in enumerate(DEPARTMENTS, 110):
        yield _row(place, K.department, f"{name}{word}", word, position, f"{level}{word}")
    if place.division.level is Level.county:
        below = [p for p in places.values() if p.division.parent_id == place.division.id]
        for position, town in enumerate(below, 200):
            yield _town(place, town, position)


def _town(place: Place, town: Place, position: int) -> dict[str, Any]:
    word = town.division.name
    organ = "办事处" if word.endswith("街道") else "人民政府" if word[-1] in "乡镇" else ""
    full = f"{place.division.name}{word}{organ or '管理处'}"
    return _row(place, K.township_government, full, word, position, f"{word}{organ}", f"{word}政府")


def _presidium(place: Place) -> dict[str, Any]:
    word = "主席团" if place.division.name[-1] in "乡镇" else "人大工委"
    kind = K.presidium if word == "主席团" else K.working_committee
    return _row(place, kind, f"{place.division.name}{word}", word, 0)
