"""The problem list as a county writes it: its columns, and what the row of totals claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from backend.domain.features.problems.rules.words import SOURCE_WORDS, STATE_WORDS
from backend.domain.kit.sheets import CellKind, Column

COLUMNS: tuple[Column, ...] = (
    Column("seq", "序号", ("编号", "问题编号", "No"), CellKind.whole, 6, running=True),
    Column(
        "field",
        "领域",
        ("所属领域", "监督领域", "工作领域", "专班"),
        width=18,
        needed=True,
        merged=True,
        fills=True,
    ),
    Column("aspect", "方面", ("所属方面", "具体方面", "问题类别"), width=14),
    Column(
        "words",
        "问题描述",
        ("问题", "存在问题", "主要问题", "具体问题", "问题内容", "存在的问题"),
        width=44,
        needed=True,
    ),
    Column(
        "source",
        "问题来源",
        ("来源", "发现方式", "线索来源"),
        CellKind.choice,
        12,
        choices=tuple(words[0] for words in SOURCE_WORDS.values()),
    ),
    Column(
        "unit",
        "责任单位",
        ("牵头部门", "承办单位", "整改单位", "责任部门", "主责单位", "整改责任单位"),
        width=22,
    ),
    Column("found_on", "发现时间", ("发现日期", "排查时间"), CellKind.day, 12),
    Column("measure", "整改措施", ("措施", "一事一策"), width=26),
    Column("due_on", "整改时限", ("整改期限", "完成时限", "时限", "期限"), CellKind.day, 12),
    Column(
        "state",
        "整改状态",
        ("状态", "进展", "整改进展", "整改情况", "完成情况", "环节"),
        CellKind.choice,
        12,
        choices=tuple(words[0] for words in STATE_WORDS.values()),
    ),
    Column("done_on", "完成时间", ("完成日期", "实际完成时间"), CellKind.day, 12),
    Column("remark", "备注", ("说明",), width=16),
    Column("place", "地点", ("问题地点", "点位", "所在地"), width=16),
    Column("id", "系统标识（请勿改动）", ("系统标识",), width=10, hidden=True),
)


@dataclass(frozen=True)
class Claimed:
    """What a row of totals says: problems, rectified, rate; none where it does not say.

    Source: inventory, trap (g): 210余件 is a lower bound, never 210.
    """

    problems: int | None = None
    rectified: int | None = None
    rate: Decimal | None = None
    problems_at_least: bool = False
    rectified_at_least: bool = False


_PROBLEMS = re.compile(
    r"(\d+)\s*(余|多)?\s*(?:个|件|条|项)?\s*(?:余|多)?\s*问题|问题\s*(\d+)\s*(余|多)?"
)
_RECTIFIED = re.compile(r"(?:已整改|已完成|整改完成|完成整改|已整改完成)\s*(\d+)\s*(余|多)?")
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def claimed(totals: Sequence[str]) -> Claimed:
    """Read a row of totals such as 89个问题，已整改完成49个，占比55.06%."""
    text = "，".join(totals)
    problems, rectified, rate = (p.search(text) for p in (_PROBLEMS, _RECTIFIED, _RATE))
    try:
        share = Decimal(rate[1]) if rate else None
    except InvalidOperation:
        share = None
    return Claimed(
        int(problems[1] or problems[3]) if problems else None,
        int(rectified[1]) if rectified else None,
        share,
        bool(problems and (problems[2] or problems[4])),
        bool(rectified and rectified[2]),
    )


def doubts(said: Claimed, *, problems: int, rectified: int, rate: str | None) -> list[str]:
    """Return where the row of totals and the rows above it do not agree."""
    found = []
    for name, claim, at_least, counted in (
        ("问题", said.problems, said.problems_at_least, problems),
        ("已整改", said.rectified, said.rectified_at_least, rectified),
    ):
        if claim is not None and (counted < claim if at_least else claim != counted):
            written = f"{claim} 多" if at_least else f"{claim} "
            found.append(f"合计行写{name} {written}个，表里数出来是 {counted} 个，请核对。")
    if said.rate is not None and rate is not None and said.rate != Decimal(rate):
        close = said.rate.as_tuple().exponent
        rounded = Decimal(rate).quantize(Decimal((0, (1,), int(close))))
        if said.rate != rounded:
            found.append(f"合计行写占比 {said.rate}%，按表里的行算是 {rate}%，请核对。")
    return found
