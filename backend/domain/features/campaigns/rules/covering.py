"""Coverage points: what a campaign must get to, and how a workbook lists it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.sheets import Cell, CellKind, Column, NotADay, day_of, text_of
from backend.domain.kit.text import normalised


class PointKind(StrEnum):
    """乡镇（街道）, 开发区, 村（社区）, 企业, 其他. Source: inventory 68."""

    township = "township"
    zone = "zone"
    village = "village"
    enterprise = "enterprise"
    other = "other"


class PointThere(Invalid):
    message = "这项联动监督里已经有同类同名的点位，请核对。"


class PointWithdrawn(Conflict):
    message = "这个点位已经撤销，不能再改。"


class VisitAhead(Invalid):
    message = "走访日期不能晚于今天。"


class NotVisited(Conflict):
    message = "这个点位没有走访记录可以撤销。"


class OutsideChina(Invalid):
    message = "经纬度不在国内，请核对，经度在前、纬度在后。"


POINT_WORDS: dict[PointKind, tuple[str, ...]] = {
    PointKind.township: ("乡镇", "乡", "镇", "街道", "乡镇街道"),
    PointKind.zone: ("开发区", "园区", "经济开发区"),
    PointKind.village: ("村", "行政村", "村社区", "社区", "村庄"),
    PointKind.enterprise: ("企业", "公司", "工厂"),
    PointKind.other: ("其他", "其它"),
}
"""The first word is the one we write; all are read."""

COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", ("编号",), CellKind.whole, 6, running=True),
    Column(
        "kind",
        "类别",
        ("点位类别", "类型", "点位类型"),
        CellKind.choice,
        10,
        needed=True,
        choices=tuple(words[0] for words in POINT_WORDS.values()),
        fills=True,
        merged=True,
    ),
    Column(
        "name", "名称", ("点位", "点位名称", "单位名称", "村名", "企业名称"), width=26, needed=True
    ),
    Column("place", "所在地", ("地点", "地址", "所在乡镇", "位置"), width=24),
    Column("longitude", "经度", (), width=10),
    Column("latitude", "纬度", (), width=10),
    Column(
        "visited_on", "走访时间", ("走访日期", "检查时间", "调研时间", "时间"), CellKind.day, 12
    ),
    Column("visited_by", "走访人", ("谁去的", "检查人", "带队", "带队领导"), width=16),
    Column("note", "情况", ("走访情况", "备注", "说明"), width=30),
)
LONGEST = {"name": 100, "place": 200, "visited_by": 200, "note": 2000}
NOTED = ("visited_on", "visited_by", "note")
"""Columns of a visit; the others say what the point is."""

_KINDS = {normalised(word): kind for kind, words in POINT_WORDS.items() for word in words}


@dataclass
class PointRow:
    """A row as it would be kept, and what is wrong in it, by column."""

    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def in_china(longitude: float | None, latitude: float | None) -> bool:
    """Return whether both are unsaid, or a place in the country's box in degrees."""
    if longitude is None and latitude is None:
        return True
    return (
        longitude is not None
        and latitude is not None
        and 73 <= longitude <= 136
        and 3 <= latitude <= 54
    )


def read_row(cells: Mapping[str, Cell], today: date) -> PointRow:
    """Read the cells of a row; what is empty is left out of the values."""
    row = PointRow(written={c.key: text_of(cells.get(c.key)) for c in COLUMNS if not c.running})
    for key, text in row.written.items():
        if text:
            _read(row, key, text, cells.get(key), today)
    if not row.written["name"]:
        row.faults["name"] = "名称必填。"
    if not row.written["kind"]:
        row.faults["kind"] = "类别必填。"
    if not row.faults and not in_china(row.values.get("longitude"), row.values.get("latitude")):
        row.faults["longitude"] = OutsideChina.message
    if {"visited_by", "note"} & set(row.values) and not row.written["visited_on"]:
        row.faults["visited_on"] = "写了走访人或者情况，也要写走访时间。"
    return row


def _read(row: PointRow, key: str, text: str, cell: Cell, today: date) -> None:
    if key == "kind":
        kind = _KINDS.get(normalised(text))
        if kind is None:
            said = "、".join(words[0] for words in POINT_WORDS.values())
            row.faults[key] = f"没看懂这个类别，请写：{said}。"
        else:
            row.values[key] = kind
    elif key in {"longitude", "latitude"}:
        try:
            row.values[key] = round(float(text), 6)
        except ValueError:
            row.faults[key] = "这里要填数字，例如 117.33。"
    elif key == "visited_on":
        _read_day(row, cell, today)
    elif len(text) > LONGEST[key]:
        row.faults[key] = f"最多写 {LONGEST[key]} 个字。"
    else:
        row.values[key] = text


def _read_day(row: PointRow, cell: Cell, today: date) -> None:
    try:
        day = day_of(cell)
    except NotADay:
        row.faults["visited_on"] = "没看懂这个日期，请写成 2026-04-21 这样。"
        return
    if day is not None and day > today:
        row.faults["visited_on"] = VisitAhead.message
    else:
        row.values["visited_on"] = day
