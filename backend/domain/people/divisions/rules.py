"""Levels of division, what an official code and name say, and where something is."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.domain.kit.errors import Invalid


class Level(StrEnum):
    """How high a division, a congress or a mandate stands."""

    province = "province"
    city = "city"
    county = "county"
    township = "township"


class Datum(StrEnum):
    """In which datum the phone said its place; WGS-84 is kept beside it."""

    wgs84 = "wgs84"
    gcj02 = "gcj02"


@dataclass(frozen=True)
class Place:
    """Where it is: in words, a division, a point; what the phone said is kept in its datum."""

    words: str | None = None
    division_id: UUID | None = None
    longitude: float | None = None
    latitude: float | None = None
    said_longitude: float | None = None
    said_latitude: float | None = None
    said_datum: Datum | None = None


CODE_LENGTH = {Level.province: 2, Level.city: 4, Level.county: 6, Level.township: 9}
"""Digits of a code without its trailing zeros. Source: GB/T 2260-2007; GB/T 10114-2003."""

_USUAL = {"鹰手营子矿区": "营子", "承德高新技术产业开发区": "高新区", "承德县": "承德县"}
_PEOPLES = ("蒙古族", "朝鲜族", "满族", "回族")


class PlaceElsewhere(Invalid):
    message = "所选地点不在本级人大的行政区划内，请重新选择。"


class CodeUnfit(Invalid):
    message = "区划代码与级别或上级不符，请核对国家标准代码。"


def check_code(code: str, level: Level, parent_code: str | None) -> None:
    """Raise CodeUnfit unless the code has its level's length and begins with the parent's."""
    fits = code.isascii() and code.isdigit() and len(code) == CODE_LENGTH[level]
    if not fits or (parent_code is not None and not code.startswith(parent_code)):
        raise CodeUnfit.at("body.code")


def parent_code(code: str, level: Level) -> str | None:
    """Return the code one level up: 130824101 lies in 130824, that in 1308."""
    above = {Level.township: 6, Level.county: 4}.get(level)
    return code[:above] if above else None


def statistical(code: str) -> bool:
    """Return whether the code is one that only the statistical bureau uses: county part 71 to 79.

    Source: 统计用区划代码 (National Bureau of Statistics, 2023); our reading, unconfirmed.
    """
    return len(code) == 6 and "71" <= code[4:] <= "79"


def short_name(name: str) -> str:
    """Return what people call a place: 丰宁满族自治县 is 丰宁, 双桥区 is 双桥; towns stay whole."""
    if name in _USUAL:
        return _USUAL[name]
    if name.endswith("自治县"):
        plain = name.removesuffix("自治县")
        while people := next((p for p in _PEOPLES if plain.endswith(p)), None):
            plain = plain.removesuffix(people)
        return plain
    if name[-1] in "市县区" and len(name) > 2:
        return name[:-1]
    return name
