"""The four lists and the ledger (四清单一台账): views of the same problems.

Source: inventory 63. Which columns stand in which list is our reading, unconfirmed.
"""

from dataclasses import replace
from enum import StrEnum

from backend.domain.features.problems.rules.life import CountedAs
from backend.domain.features.problems.rules.sheet import COLUMNS
from backend.domain.kit.sheets import CellKind, Column


class ProblemList(StrEnum):
    """What there is to do, by whom, what is wrong, what came of it, and all of it."""

    task = "task"
    responsibility = "responsibility"
    problem = "problem"
    effect = "effect"
    rectification = "rectification"


L = ProblemList

NAMES = {
    L.task: "任务清单",
    L.responsibility: "责任清单",
    L.problem: "问题清单",
    L.effect: "效果清单",
    L.rectification: "整改台账",
}
NARROWED = {L.effect: CountedAs.rectified}
"""The list of effects holds what is rectified."""
COUNTY = Column("congress", "县区", width=10)

_MORE = (
    Column("handler", "经办人", width=10),
    Column("light", "期限情况", kind=CellKind.choice, width=10),
    Column("result", "整改结果", width=30),
    Column("verified_on", "验收日期", kind=CellKind.day, width=12),
    Column("signed_off_on", "销号日期", kind=CellKind.day, width=12),
    Column("look_back", "回头看", width=14),
)
_BY_KEY = {column.key: column for column in (*COLUMNS, *_MORE)}
_KEYS = {
    L.task: "seq field aspect words measure unit due_on state",
    L.responsibility: "unit seq field words measure handler due_on state light",
    L.effect: "seq field words unit measure done_on result verified_on signed_off_on look_back",
    L.rectification: (
        "seq field aspect words place source unit found_on measure due_on state"
        " done_on result verified_on signed_off_on look_back remark"
    ),
}
_MERGED = {L.responsibility: "unit"}
_LABELS = {(L.task, "words"): "针对的问题", (L.task, "measure"): "任务（整改措施）"}


def columns_of(which: ProblemList, *, several: bool) -> tuple[Column, ...]:
    """Return a list's columns; whose a problem is stands in it where there are several counties.

    The list of problems is the one that can be brought in again.
    """
    if which is L.problem:
        return (*COLUMNS[:-1], COUNTY, COLUMNS[-1]) if several else COLUMNS
    merged = _MERGED.get(which, "field")
    columns = [
        replace(
            _BY_KEY[key],
            label=_LABELS.get((which, key), _BY_KEY[key].label),
            merged=key == merged,
        )
        for key in _KEYS[which].split()
    ]
    return (*columns, COUNTY) if several else tuple(columns)
