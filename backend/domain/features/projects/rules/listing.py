"""Proposals as a workbook lists them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.domain.features.projects.rules.life import ProposalSource
from backend.domain.features.projects.rules.words import FIELD_WORDS, SOURCE_WORDS
from backend.domain.kit.sheets import Cell, CellKind, Column, text_of
from backend.domain.kit.text import normalised

PROPOSAL_COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", ("编号",), CellKind.whole, 6, running=True),
    Column(
        "title",
        "建议项目",
        ("项目名称", "建议做什么", "建议", "名称", "项目"),
        width=30,
        needed=True,
    ),
    Column("words", "具体内容", ("内容", "理由", "为什么要办", "建设内容"), width=44, needed=True),
    Column(
        "field",
        "领域",
        ("类别", "类型", "哪方面"),
        CellKind.choice,
        14,
        needed=True,
        choices=tuple(FIELD_WORDS.values()),
    ),
    Column(
        "source",
        "来源",
        ("谁提的", "建议来源", "提出人类别"),
        CellKind.choice,
        12,
        choices=tuple(
            SOURCE_WORDS[one] for one in ProposalSource if one is not ProposalSource.pool
        ),
    ),
    Column("place", "地点", ("具体地点", "所在地", "位置"), width=20),
    Column("beneficiaries", "受益人数", ("受益", "惠及人数"), width=12),
    Column("cost", "估算（万元）", ("估算", "投资（万元）", "资金（万元）"), width=12),
)
KEYS = tuple(column.key for column in PROPOSAL_COLUMNS if not column.running)
_LONGEST = {"title": 100, "words": 2000, "place": 200}
_LEAST = {"title": 2, "words": 5}
_PEOPLE = re.compile(r"(\d{1,9})(余|多)?人?")
_FIELDS = {normalised(word): one for one, word in FIELD_WORDS.items()}
_SOURCES = {
    normalised(word): one for one, word in SOURCE_WORDS.items() if one is not ProposalSource.pool
}


@dataclass
class ProposalLine:
    """A row as it would be kept, and what is wrong in it, by column."""

    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def read_line(cells: Mapping[str, Cell]) -> ProposalLine:
    """Read the cells of a row; what is empty is left out of the values."""
    row = ProposalLine(written={key: text_of(cells.get(key)) for key in KEYS})
    for key, text in row.written.items():
        if text:
            _read(row, key, text)
    for column in PROPOSAL_COLUMNS:
        if column.needed and not row.written[column.key]:
            row.faults[column.key] = f"{column.label}必填。"
    return row


def _read(row: ProposalLine, key: str, text: str) -> None:
    match key:
        case "field" | "source":
            found = (_FIELDS if key == "field" else _SOURCES).get(normalised(text))
            if found is None:
                column = next(one for one in PROPOSAL_COLUMNS if one.key == key)
                row.faults[key] = f"没看懂，请写：{'、'.join(column.choices)}。"
            else:
                row.values[key] = found
        case "beneficiaries":
            said = _PEOPLE.fullmatch(text.replace(",", "").replace("，", ""))
            if said is None:
                row.faults[key] = "这里要填人数，例如 210 或者 210余。"
            else:
                row.values[key] = (int(said[1]), said[2] is not None)
        case "cost":
            _read_cost(row, text)
        case _:
            row.values[key] = text
            if len(text) > _LONGEST[key]:
                row.faults[key] = f"最多写 {_LONGEST[key]} 个字。"
            elif len(text) < _LEAST.get(key, 0):
                row.faults[key] = f"至少写 {_LEAST[key]} 个字。"


def _read_cost(row: ProposalLine, text: str) -> None:
    """Keep 万元 as whole yuan."""
    try:
        yuan = Decimal(text.replace(",", "")) * 10_000
    except InvalidOperation:
        yuan = Decimal(-1)
    if not yuan.is_finite() or not 0 <= yuan <= 10**13 or yuan != yuan.to_integral_value():
        row.faults["cost"] = "这里要填万元，例如 300 或者 12.5。"
    else:
        row.values["cost"] = int(yuan)


def people_said(count: int | None, least: bool) -> str:
    """Return a number of people as it is written: 余 means at least."""
    return "" if count is None else f"{count}{'余' if least else ''}"


def cost_said(yuan: int | None) -> str:
    """Return yuan in 万元."""
    return "" if yuan is None else f"{Decimal(yuan) / 10_000:f}"
