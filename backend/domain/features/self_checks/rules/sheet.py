"""The list of a self-check as a workbook writes it, and what its cells say."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.domain.kit.sheets import (
    Cell,
    CellCompared,
    CellKind,
    Column,
    NotADay,
    RowRead,
    day_of,
    text_of,
)
from backend.domain.kit.text import normalised

YES, NO = "是", "否"
COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", ("编号", "No"), CellKind.whole, 6, running=True),
    Column("field", "领域", ("所属领域", "监督领域"), width=18, merged=True, fills=True),
    Column(
        "words",
        "问题描述",
        ("问题", "存在问题", "自查问题", "自查发现的问题", "主要问题", "问题内容", "具体问题"),
        width=44,
        needed=True,
    ),
    Column("place", "地点", ("问题地点", "所在地", "点位"), width=16),
    Column("found_on", "发现时间", ("发现日期", "自查时间"), CellKind.day, 12),
    Column("measure", "整改措施", ("措施", "一事一策", "整改打算"), width=28),
    Column("due_on", "整改时限", ("整改期限", "完成时限", "时限"), CellKind.day, 12),
    Column(
        "corrected",
        "是否已整改",
        ("已整改", "整改情况", "自纠情况"),
        CellKind.choice,
        12,
        choices=(YES, NO),
    ),
)
_YES = {normalised(w) for w in (YES, "已整改", "已完成", "整改完成", "已自纠", "√")}
_NO = {normalised(w) for w in (NO, "未整改", "正在整改", "整改中", "尚未整改", "未完成", "")}
_LONGEST = {"words": 2000, "place": 200, "measure": 2000}
FORMULA = "这一格是公式，请复制后用“粘贴为数值”再上传。"
Read = tuple[CellCompared, dict[str, Any]]


def read(
    row: RowRead, fields: Mapping[str, tuple[UUID, str]], formulas: set[str]
) -> tuple[dict[str, CellCompared], dict[str, Any]]:
    """Return each cell with its fault or meaning, and the values of a row.

    `fields` are the campaign's by their name as it is compared.
    """
    cells: dict[str, CellCompared] = {}
    values: dict[str, Any] = {}
    for key in ("field", "words", "place", "found_on", "measure", "due_on", "corrected"):
        cell = row.cells.get(key)
        if key in formulas:
            cells[key] = CellCompared(key, text_of(cell), fault=FORMULA)
            continue
        cells[key], said = _one(key, cell, fields)
        values.update(said)
    return cells, values


def _one(key: str, cell: Cell, fields: Mapping[str, tuple[UUID, str]]) -> Read:
    if key == "field":
        return _field(cell, fields)
    if key in {"found_on", "due_on"}:
        return _day(key, cell)
    if key == "corrected":
        return _corrected(cell)
    text = text_of(cell)
    if key == "words" and len(normalised(text)) < 2:
        return CellCompared(key, text, fault="没有写问题描述，请补上。"), {}
    if len(text) > _LONGEST[key]:
        fault = f"最多写 {_LONGEST[key]} 个字，这里有 {len(text)} 个。"
        return CellCompared(key, text[:60], fault=fault), {}
    name = "place_words" if key == "place" else key
    return CellCompared(key, text, text), {name: text} if text else {}


def _field(cell: Cell, fields: Mapping[str, tuple[UUID, str]]) -> Read:
    text = " ".join(text_of(cell).split())
    if not text:
        return CellCompared("field", value=""), {}
    known = fields.get(normalised(text))
    if known is None:
        names = "、".join(name for _, name in fields.values())
        fault = f"这项联动监督没有这个领域。可以写：{names}；也可以空着。"
        return CellCompared("field", text[:60], fault=fault), {}
    return CellCompared("field", text, known[1]), {"field_id": known[0]}


def _day(key: str, cell: Cell) -> Read:
    try:
        day = day_of(cell)
    except NotADay:
        fault = "不是完整的日期，请写成 2026-12-05。"
        return CellCompared(key, text_of(cell)[:60], fault=fault), {}
    said = day.isoformat() if day else ""
    return CellCompared(key, text_of(cell), said), {key: day} if day else {}


def _corrected(cell: Cell) -> Read:
    text = text_of(cell)
    word = normalised(text)
    if word not in _YES | _NO:
        fault = f"没看懂“{text[:20]}”，请写“是”或者“否”。"
        return CellCompared("corrected", text[:60], fault=fault), {}
    yes = word in _YES
    return CellCompared("corrected", text, YES if yes else NO), {"corrected": yes}
