"""The positive and the negative list that proposals are screened against."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backend.domain.features.projects.rules.refusals import (
    EntryUnknown,
    NotFeasible,
    NotPositive,
    OnNegativeList,
)

_OURS = "本系统的理解，待核实"


class ListKind(StrEnum):
    """正面清单, 负面清单."""

    positive = "positive"
    negative = "negative"


@dataclass(frozen=True)
class Entry:
    """One line of a list: what it says, and where it comes from."""

    key: str
    words: str
    source: str


DEFAULT_LISTS: dict[ListKind, tuple[Entry, ...]] = {
    ListKind.positive: (
        Entry("p1", "普惠：受益群众多，不是少数人或者一个单位的事", "各地民生实事项目办法通例"),
        Entry("p2", "公益：以财政投入为主，不以营利为目的", "各地民生实事项目办法通例"),
        Entry("p3", "急迫：群众反映集中，眼下就要解决", "各地民生实事项目办法通例"),
        Entry("p4", "可行：责任单位、资金、用地能落实，当年能建成见效", "各地民生实事项目办法通例"),
        Entry("p5", "跨年度的工程，有明确的当年目标", "常州市的做法"),
    ),
    ListKind.negative: (
        Entry("n1", "日常工作、经常性支出，或者已有专项资金安排的常规项目", _OURS),
        Entry("n2", "楼堂馆所、形象工程", _OURS),
        Entry("n3", "不属于本级政府职权范围的事项", _OURS),
        Entry("n4", "当年不能完成、又提不出当年目标的项目", _OURS),
        Entry("n5", "只为个别企业、个人谋利的项目", _OURS),
        Entry("n6", "涉及信访个案、诉讼的事项", _OURS),
    ),
}
"""What ships; a congress can adopt lists of its own.

Source: scope 普惠, 公益, 可行, 急迫, fiscal funds, done within the year: practice of several
places; several years' works need yearly targets: 常州; the negative list: our reading, unconfirmed.
"""


def lists_of(kept: Mapping[str, Any] | None) -> dict[ListKind, tuple[Entry, ...]]:
    """Return the lists that a rule set keeps, else the ones that ship."""
    if not kept:
        return DEFAULT_LISTS
    return {kind: tuple(Entry(**one) for one in kept.get(kind.value, [])) for kind in ListKind}


def check_screening(
    lists: Mapping[ListKind, Sequence[Entry]],
    entries: Collection[str],
    *,
    money: bool,
    land: bool,
    one_year: bool,
) -> None:
    """Raise unless a proposal may pass: on the positive list, not on the negative, feasible.

    EntryUnknown, OnNegativeList, NotPositive, NotFeasible.
    """
    positive = {one.key for one in lists[ListKind.positive]}
    negative = {one.key for one in lists[ListKind.negative]}
    if not set(entries) <= positive | negative:
        raise EntryUnknown.at("body.entries")
    if negative & set(entries):
        raise OnNegativeList.at("body.entries")
    if not positive & set(entries):
        raise NotPositive.at("body.entries")
    for name, fits in (("money_ok", money), ("land_ok", land), ("one_year_ok", one_year)):
        if not fits:
            raise NotFeasible.at(f"body.{name}")
