"""The office's words: for states in workbooks, for owners, and for a task's number."""

import hashlib
import re

from backend.domain.features.tasks.rules.life import OwnerKind, TaskState
from backend.domain.kit.text import normalised
from backend.domain.people.divisions.rules import Level

S = TaskState

STATE_WORDS: dict[TaskState, tuple[str, ...]] = {
    S.planned: ("未启动", "尚未启动", "待启动", "未开展", "未开始", "已下达"),
    S.under_way: ("正在推进", "推进中", "进行中", "正在办理", "办理中", "持续推进", "长期坚持"),
    S.reported_done: ("已报完成", "待确认", "已完成", "完成"),
    S.confirmed: ("已确认", "已确认完成", "确认完成", "已办结"),
    S.withdrawn: ("已撤销", "撤销", "不再执行"),
}
"""The first word is the one we write; all are read. Any other word is asked about."""

_MEANS = {normalised(word): state for state, said in STATE_WORDS.items() for word in said}
_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]+[）)]?[、.．\s]*")
_COUNT = re.compile(r"[（(]\s*\d+\s*[项条个件]\s*[）)]$")
_APART = re.compile(r"[、，,;；/\n\r]+|\s{2,}")
_SAYS_ROLE = re.compile(r"^(牵头|主责|责任|配合|参与|协办)(单位|部门)?[:：]")


def state_meant(word: str) -> TaskState | None:
    """Return the state a word means, whatever its spaces and width."""
    return _MEANS.get(normalised(word))


def label(state: TaskState) -> str:
    """Return the word we write for a state."""
    return STATE_WORDS[state][0]


def print_of(words: str) -> str:
    """Return what words are known again by, whatever their spaces, punctuation and width."""
    return hashlib.sha256(normalised(words).encode()).hexdigest()


def heading(text: str) -> str:
    """Return an aspect as a heading names it: 一、明方向（5项） is 明方向."""
    plain = _COUNT.sub("", text.strip())
    return (_HEADING.sub("", plain).strip() or plain)[:100]


def names_in(text: str) -> list[str]:
    """Return the owners that a cell names, each once, in order: `县委办、县财政局`."""
    plain = _SAYS_ROLE.sub("", text.strip())
    names = (" ".join(part.split()) for part in _APART.split(plain))
    return list(dict.fromkeys(name for name in names if name))


def kind_of(name: str) -> OwnerKind:
    """Return what an owner is that no unit known to us is called."""
    if name.endswith(("专班", "工作专班")):
        return OwnerKind.task_force
    return OwnerKind.group if name.endswith(("小组", "代表团", "代表组")) else OwnerKind.organ


def code_of(short_name: str, level: Level, year: int, number: int) -> str:
    """Return a task's number as people write it: 承人任〔2022〕12号, 丰宁人任〔2022〕12号."""
    place = short_name[: 1 if level in {Level.province, Level.city} else 2]
    return f"{place}人任〔{year}〕{number}号"
