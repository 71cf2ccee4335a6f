"""The office's words: for states and sources in workbooks, and for a problem's number."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from backend.domain.features.problems.rules.life import ProblemSource, ProblemState
from backend.domain.kit.text import normalised
from backend.domain.people.divisions.rules import Level

S, F = ProblemState, ProblemSource

STATE_WORDS: dict[ProblemState, tuple[str, ...]] = {
    S.found: ("待核实", "新发现"),
    S.verified: ("待交办", "已核实"),
    S.handed_over: ("尚未启动", "未启动", "已交办", "待整改", "未整改"),
    S.rectifying: ("正在整改", "整改中"),
    S.reported_done: ("已完成", "整改完成", "已整改", "已整改完成", "完成整改"),
    S.verified_on_site: ("已验收", "验收通过", "待销号"),
    S.signed_off: ("已销号", "销号"),
    S.refused: ("不予列入", "不属实"),
    S.escalated: ("已上报", "上报上级"),
}
"""The first word is the one we write; all are read. Any other word is asked about."""

SOURCE_WORDS: dict[ProblemSource, tuple[str, ...]] = {
    F.self_check: ("部门自查", "自查自纠", "自查"),
    F.covert_visit: ("明察暗访", "明查暗访", "暗访"),
    F.deputy_inspection: ("代表视察", "代表检查", "专班检查", "专班调研"),
    F.residents: ("群众反映", "群众举报", "选民反映"),
    F.petition: ("信访案件", "信访"),
    F.forum: ("座谈会", "座谈走访"),
    F.hotline: ("热线", "12345热线"),
    F.higher_inspection: ("上级督察", "上级检查", "环保督察"),
    F.clue: ("问题线索", "线索"),
    F.on_the_spot: ("现场问政", "现场交办"),
    F.other: ("其他", "其它"),
}

Meaning = TypeVar("Meaning", bound=StrEnum)


def meanings(words: Mapping[Meaning, tuple[str, ...]]) -> dict[str, Meaning]:
    """Return what each word means, by the word as it is compared."""
    return {normalised(word): meaning for meaning, said in words.items() for word in said}


def label(meaning: ProblemState | ProblemSource) -> str:
    """Return the word we write for a state or a source."""
    if isinstance(meaning, ProblemState):
        return STATE_WORDS[meaning][0]
    return SOURCE_WORDS[meaning][0]


def print_of(words: str) -> str:
    """Return what words are known again by, whatever their spaces, punctuation and width."""
    return hashlib.sha256(normalised(words).encode()).hexdigest()


def code_of(short_name: str, level: Level, year: int, number: int) -> str:
    """Return a problem's number as people write it: 承人问〔2026〕12号, 滦平人问〔2026〕12号.

    A city is named by one character, a place below it by two, so that 承德市 and 承德县 differ.
    """
    place = short_name[: 1 if level in {Level.province, Level.city} else 2]
    return f"{place}人问〔{year}〕{number}号"
