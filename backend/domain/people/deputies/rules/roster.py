"""The roster (代表名册): its columns as offices write them, and what its cells may say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backend.domain.kit.errors import Refusal
from backend.domain.kit.sheets import Cell, CellKind, Column, text_of
from backend.domain.people.persons import rules as persons

COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", ("编号", "号"), CellKind.whole, width=6),
    Column("name", "姓名", ("代表姓名", "名字"), width=10, needed=True),
    Column("sex", "性别", kind=CellKind.choice, width=6, choices=persons.SEXES),
    Column("ethnicity", "民族", width=8),
    Column("born", "出生年月", ("出生日期", "生日", "出生"), width=10),
    Column("education", "学历", ("文化程度",), width=8),
    Column(
        "party",
        "政治面貌",
        ("党派",),
        CellKind.choice,
        width=10,
        choices=persons.PARTIES,
    ),
    Column("occupation", "职业构成", ("职业", "界别"), width=14),
    Column("employer", "工作单位及职务", ("工作单位", "单位及职务", "单位职务"), width=30),
    Column("constituency", "选区", ("选举单位", "原选举单位", "所在选区"), width=14),
    Column("phone", "手机号码", ("手机", "手机号", "联系电话", "电话", "联系方式"), width=14),
    Column("id", "编号（勿改）", width=38, hidden=True),
)
"""Columns in the order of the office's layout; the last is our own, to know a row again."""

OF_PERSON = (
    "name",
    "sex",
    "ethnicity",
    "born",
    "education",
    "party",
    "occupation",
    "employer",
    "phone",
)
COMPARED = (*OF_PERSON, "constituency")
"""Columns whose change is a change; the number and the id only say which row it is."""

LONGEST = {
    "name": 50,
    "ethnicity": 20,
    "education": 20,
    "occupation": 50,
    "employer": 200,
    "constituency": 100,
}


@dataclass(frozen=True)
class RosterRow:
    """A row as it would be kept, and what is wrong in it, by column."""

    values: Mapping[str, str]
    written: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def read_row(cells: Mapping[str, Cell]) -> RosterRow:
    """Read the cells of a row; what is empty is left out of the values."""
    written = {key: text_of(cells.get(key)) for key in (*COMPARED, "id", "number")}
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    if not written["name"]:
        faults["name"] = "姓名必填。"
    for key, text in written.items():
        if not text:
            continue
        try:
            values[key] = _READERS.get(key, _plain)(cells.get(key), text)
        except Refusal as refusal:
            faults[key] = str(refusal)
        else:
            if len(values[key]) > LONGEST.get(key, 200):
                faults[key] = f"最多写 {LONGEST[key]} 个字。"
    for key, choices in (("sex", persons.SEXES), ("party", persons.PARTIES)):
        if key in values and values[key] not in choices:
            faults[key] = f"只能是：{'、'.join(choices)}。"
    return RosterRow(values, written, faults)


def _plain(_: Cell, text: str) -> str:
    return text


def _name(_: Cell, text: str) -> str:
    # Two-character names are often spread to the width of three.
    chinese = all("\u4e00" <= c <= "\u9fff" or c.isspace() for c in text)
    return "".join(text.split()) if chinese else text


def _born(cell: Cell, text: str) -> str:
    if isinstance(cell, date):
        return f"{cell.year}-{cell.month:02d}"
    # A spreadsheet drops the last zero of 1988.10.
    return persons.born_of(f"{cell:.2f}" if isinstance(cell, float) else text)


_READERS: dict[str, Callable[[Cell, str], str]] = {
    "name": _name,
    "born": _born,
    "ethnicity": lambda _, text: persons.ethnicity_of(text),
    "phone": lambda _, text: persons.phone_of(text),
    "party": lambda _, text: "中共党员" if text in {"党员", "中国共产党党员", "中共"} else text,
}
