"""Rows of a workbook: what a column is, what a cell says, and what comparing it came to."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

Cell: TypeAlias = str | int | float | bool | date | None
"""What a spreadsheet holds; whole numbers are ints, moments are cut to their day."""


class CellKind(StrEnum):
    """How the cells of a column are read and written."""

    text = "text"
    day = "day"
    whole = "whole"
    choice = "choice"


@dataclass(frozen=True)
class Column:
    """A column of a ledger in the office's layout."""

    key: str
    label: str
    """Header that we write."""
    words: tuple[str, ...] = ()
    """Other headers it is known by."""
    kind: CellKind = CellKind.text
    width: int = 12
    """In characters of the default font."""
    needed: bool = False
    choices: tuple[str, ...] = ()
    merged: bool = False
    """Neighbours that say the same are one merged cell."""
    hidden: bool = False
    fills: bool = False
    """An empty cell means what the one above it says."""
    running: bool = False
    """A running number: it says nothing about the row."""


@dataclass(frozen=True)
class RowRead:
    """One row as it stands in the file; `cells` by column key, missing where nothing is written."""

    line: int
    """The row's number in the spreadsheet, from 1."""
    cells: Mapping[str, Cell]


class Outcome(StrEnum):
    """What bringing a row in would do."""

    create = "create"
    change = "change"
    same = "same"
    bad = "bad"


@dataclass(frozen=True)
class Suggestion:
    """An answer that may be meant; `value` goes back in, `label` is for people."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CellCompared:
    """One cell: what is written, what it would become, what is there now, and what is wrong."""

    key: str
    written: str = ""
    value: str | None = None
    """As it would be kept, in words for people."""
    old: str | None = None
    """As it is kept now; none for a row that is new."""
    fault: str | None = None
    """What is wrong and what to write instead; such a row is bad."""
    note: str | None = None
    """Something to know that does not stop the import."""
    asks: bool = False
    """The fault goes away by answering what this word means; the answer is remembered."""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def differs(self) -> bool:
        return self.fault is None and self.old is not None and self.value != self.old

    def packed(self) -> dict[str, Any]:
        """Return the cell as JSON keeps it: what says nothing is left out."""
        said: dict[str, Any] = {"key": self.key}
        if self.written:
            said["written"] = self.written
        for name in ("value", "old", "fault", "note"):
            if (value := getattr(self, name)) is not None:
                said[name] = value
        if self.asks:
            said["asks"] = True
        if self.suggestions:
            said["suggestions"] = [{"value": s.value, "label": s.label} for s in self.suggestions]
        return said


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: what bringing it in would do, cell by cell."""

    line: int
    outcome: Outcome
    about_id: UUID | None = None
    """The thing it is known to be; none for a new or a bad one that is not known."""
    cells: tuple[CellCompared, ...] = field(default_factory=tuple)
    title: str = ""
    """What the row is called in a list."""


def outcome_of(cells: tuple[CellCompared, ...], *, known: bool) -> Outcome:
    """Return bad if a cell is, create if nothing is known, else whether anything differs."""
    if any(cell.fault for cell in cells):
        return Outcome.bad
    if not known:
        return Outcome.create
    return Outcome.change if any(cell.differs for cell in cells) else Outcome.same


_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]")


def text_of(cell: Cell) -> str:
    """Return what people read in a cell, without invisible characters and outer spaces."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.isprintable():
        return cell.strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _INVISIBLE.sub("", str(cell)).strip()


class NotADay(ValueError):
    """The cell does not name a day."""


_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Days of a spreadsheet's calendar from 1954 to 2118."""


def day_of(cell: Cell) -> date | None:
    """Return the day a cell names; none for an empty cell; raise NotADay.

    Understands date cells, 2022-04-21, 2022/4/21, 2022.4.21, 2022年4月21日, 20220421, full-width
    digits, spaces between, and a spreadsheet's day number. A day without its year is not guessed.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = unicodedata.normalize("NFKC", text_of(cell))
    if not written:
        return None
    if _SERIAL.fullmatch(written) and int(float(written)) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(float(written)))
    plain = written.replace(" ", "") if ":" not in written else written
    found = _DIGITS.fullmatch(plain) or _DAY.fullmatch(plain)
    if found is None:
        raise NotADay(written)
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        raise NotADay(written) from None
    if not 1900 <= day.year <= 2200:
        raise NotADay(written)
    return day
