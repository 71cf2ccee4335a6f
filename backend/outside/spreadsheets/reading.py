"""Reading a workbook into plain rows."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from threading import BoundedSemaphore
from typing import TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from backend.outside.spreadsheets import old
from backend.outside.spreadsheets.guarding import (
    MOST_COLUMNS,
    MOST_ROWS,
    Fault,
    Marks,
    SheetRefused,
    check_package,
    kind_of,
)
from backend.outside.spreadsheets.texts import SEPARATORS, decoded

Plain: TypeAlias = str | int | float | bool | date | None
_FEW_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True)
class SheetRead:
    """A sheet: rows of cells from its first row and column, both counted from 0."""

    name: str
    rows: Sequence[Sequence[Plain]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    """Merged cells: first row, first column, last row, last column."""
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Cells whose value a formula makes (.xlsx only)."""
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    """Hidden rows and columns, from 0 (not in .csv)."""


def read(data: bytes, name: str) -> list[SheetRead]:
    """Return the visible sheets of a file that hold anything; raise SheetRefused.

    Whole numbers are ints, moments are cut to their day, texts are stripped, empty cells are None.
    """
    kind = kind_of(data, name)
    with _FEW_AT_ONCE:
        if kind == "csv":
            sheets = [_csv(data)]
        elif kind == "xls":
            sheets = _old(data)
        else:
            sheets = _workbook(data, check_package(data))
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise SheetRefused(Fault.empty)
    if sum(len(sheet.rows) for sheet in filled) > MOST_ROWS:
        raise SheetRefused(Fault.rows)
    return filled


def _old(data: bytes) -> list[SheetRead]:
    try:
        read = old.read(data)
    except old.TooLarge:
        raise SheetRefused(Fault.rows) from None
    except old.Unreadable:
        raise SheetRefused(Fault.damaged) from None
    sheets = []
    for sheet in read:
        rows = [[_plain(cell) for cell in row] for row in sheet["rows"]]
        if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows[:1]):
            raise SheetRefused(Fault.rows)
        merged = [(first, left, last, right) for first, left, last, right in sheet["merged"]]
        hides = [frozenset(sheet[of]) for of in ("hidden_rows", "hidden_columns")]
        sheets.append(
            SheetRead(sheet["name"], _without_tail(rows), merged, frozenset(), hides[0], hides[1])
        )
    return sheets


def _workbook(data: bytes, marks: dict[str, Marks]) -> list[SheetRead]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
        ]
        return [_sheet(workbook.get_sheet_by_name(n), marks.get(n, Marks())) for n in names]
    except PasswordError:
        raise SheetRefused(Fault.password) from None
    except (CalamineError, OSError, ValueError):
        raise SheetRefused(Fault.damaged) from None


def _sheet(sheet: CalamineSheet, marks: Marks) -> SheetRead:
    if sheet.end is None or sheet.start is None:
        return SheetRead(sheet.name, [])
    if sheet.end[0] >= MOST_ROWS or sheet.end[1] >= MOST_COLUMNS:
        raise SheetRefused(Fault.rows)
    left = [None] * sheet.start[1]
    rows = [[*left, *map(_plain, row)] for row in sheet.iter_rows()]
    return SheetRead(
        sheet.name,
        _without_tail(rows),
        [(*first, *last) for first, last in sheet.merged_cell_ranges or ()],
        frozenset(marks.formulas),
        frozenset(marks.hidden_rows),
        frozenset(marks.hidden_columns),
    )


def _csv(data: bytes) -> SheetRead:
    text = decoded(data)
    if text is None:
        raise SheetRefused(Fault.damaged)
    first = text.split("\n", 1)[0]
    delimiter = max(SEPARATORS, key=first.count)
    rows: list[list[Plain]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise SheetRefused(Fault.rows)
            rows.append([_plain(cell) for cell in row])
    except csv.Error:
        raise SheetRefused(Fault.damaged) from None
    return SheetRead("CSV", _without_tail(rows))


def _plain(cell: object) -> Plain:
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, bool) or cell is None:
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date | int):
        return cell
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)


def _without_tail(rows: list[list[Plain]]) -> Sequence[Sequence[Plain]]:
    """Return the rows without empty ones at the end."""
    while rows and not _says(rows[-1]):
        rows.pop()
    return rows


def _says(row: Iterable[Plain]) -> bool:
    return any(cell is not None for cell in row)
