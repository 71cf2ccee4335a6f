"""Finding a ledger in a sheet: titles above, a header, merged cells, a row of totals below."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backend.domain.engines.imports.rules.refusals import MappingWrong
from backend.domain.kit.secrets import seal, unseal
from backend.domain.kit.sheets import Cell, Column, RowRead, text_of
from backend.domain.kit.text import normalised

IGNORED = ""
"""What a column is mapped to that is not brought in."""

_TOTALS = re.compile(r"^(合计|总计|共计|小计)")
_FOOT = re.compile(r"^(注|备注|说明|填报|填表|审核|制表|联系)")
_SEARCHED = 40


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read: plain cells from its first row and column, counted from 0."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Header:
    """Where the header is, what it says, and which column each cell heads."""

    at: int
    labels: tuple[str, ...]
    mapping: dict[int, str]


@dataclass(frozen=True)
class RowKept:
    """A row below the header, as it is written."""

    line: int
    """From 1."""
    cells: list[Cell]
    formulas: list[int]
    """Places of the cells that formulas make."""
    hidden: bool = False


@dataclass
class Body:
    """The rows below the header, the totals, and what was left out."""

    rows: list[RowKept] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def find_header(
    sheet: Sheet, columns: Sequence[Column], remembered: Mapping[str, str]
) -> Header | None:
    """Return the row that names most known columns, two at least and one that is needed."""
    known = {normalised(w): c.key for c in columns for w in (c.label, *c.words)}
    needed = {column.key for column in columns if column.needed}
    best: Header | None = None
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        labels = tuple(text_of(cell) for cell in row)
        mapping: dict[int, str] = {}
        for place, label in enumerate(labels):
            word = normalised(label)
            key = remembered.get(word, known.get(word)) if word else None
            if key and key not in mapping.values():
                mapping[place] = key
        found = Header(at, labels, mapping)
        enough = len(mapping) >= 2 and needed & set(mapping.values())
        if enough and (best is None or len(mapping) > len(best.mapping)):
            best = found
    return best


def body(sheet: Sheet, header: Header, columns: Sequence[Column]) -> Body:
    """Return what stands below the header, merged cells filled, totals and footnotes apart.

    A row that has nothing but its number, and what a merged cell gives it, is an empty one.
    """
    found = Body()
    silent = {column.key for column in columns if column.running or column.fills}
    quiet = {place for place, key in header.mapping.items() if key in silent}
    fills = _merged_cells(sheet)
    width = len(header.labels)
    plain = [normalised(label) for label in header.labels]
    for at in range(header.at + 1, len(sheet.rows)):
        row = _wide(sheet.rows[at], width)
        if fills:
            row = [fills.get((at, place), cell) for place, cell in enumerate(row)]
        first = next((text for cell in row if (text := text_of(cell))), "")
        if not first or _again(row, first, plain):
            continue
        if _TOTALS.match(first):
            found.totals += [text for cell in row[1:] if (text := text_of(cell))]
        elif _FOOT.match(first) and len({text_of(cell) for cell in row} - {""}) <= 2:
            found.left_out.append(f"第 {at + 1} 行是说明，没有读入：{first[:30]}")
        elif any(text_of(cell) for place, cell in enumerate(row) if place not in quiet):
            found.rows.append(RowKept(at + 1, row, _formulas(sheet, at), at in sheet.hidden_rows))
    return found


def hidden_places(sheet: Sheet, header: Header, columns: Sequence[Column]) -> list[int]:
    """Return the places of hidden columns that would be read, beyond those we hide ourselves."""
    ours = {column.key for column in columns if column.hidden}
    return [
        place
        for place, key in sorted(header.mapping.items())
        if place in sheet.hidden_columns and key not in ours
    ]


def _formulas(sheet: Sheet, at: int) -> list[int]:
    if not sheet.formulas:
        return []
    return [place for place in range(len(sheet.rows[at])) if (at, place) in sheet.formulas]


def _again(row: Sequence[Cell], first: str, header: Sequence[str]) -> bool:
    """Say that a row is the header once more, as lists of several pages have it."""
    return normalised(first) in header and [normalised(text_of(cell)) for cell in row] == header


def _wide(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row[:width], *[None] * (width - len(row))]


def _merged_cells(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """Return what the first cell of each merged range says, for every other cell of it."""
    fills: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in sheet.merged:
        if left != right or top >= len(sheet.rows) or left >= len(sheet.rows[top]):
            continue
        for at in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            fills[at, left] = sheet.rows[top][left]
    return fills


def rows_read(
    rows: Sequence[tuple[int, Sequence[Cell]]],
    mapping: Mapping[int, str],
    columns: Sequence[Column],
) -> list[RowRead]:
    """Return the rows by column key; a column that fills says what it last said."""
    fills = {column.key for column in columns if column.fills}
    last: dict[str, Cell] = {}
    read = []
    for line, cells in rows:
        said: dict[str, Cell] = {}
        for place, key in mapping.items():
            cell = cells[place] if place < len(cells) else None
            if cell is None or not text_of(cell):
                cell = last.get(key) if key in fills else None
            if cell is not None:
                said[key] = last[key] = cell
        read.append(RowRead(line, said))
    return read


def check_mapping(mapping: Mapping[int, str], columns: Sequence[Column], width: int) -> None:
    """Raise MappingWrong for an unknown or doubled key, a place beyond, a needed one left out."""
    keys = [key for key in mapping.values() if key != IGNORED]
    known = {column.key for column in columns}
    needed = {column.key for column in columns if column.needed}
    places_fit = all(0 <= place < width for place in mapping)
    if len(keys) != len(set(keys)) or set(keys) - known or needed - set(keys) or not places_fit:
        raise MappingWrong.at("body.mapping")


def packed(cell: Cell) -> Any:
    """Return a cell as JSON keeps it."""
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def unpacked(kept: Any) -> Cell:
    """Return a cell from JSON."""
    if isinstance(kept, dict):
        return date.fromisoformat(kept["day"])
    cell: Cell = kept
    return cell


def sealed(kept: Any, *, private: bool) -> Any:
    """Return JSON as it is stored: what is about people is encrypted."""
    return sealed_text(json.dumps(kept)) if private else kept


def sealed_text(text: str) -> dict[str, str]:
    """Return JSON text as it is stored encrypted."""
    return {"sealed": seal(text).decode()}


def opened(stored: Any) -> Any:
    """Return what was stored."""
    if isinstance(stored, dict) and "sealed" in stored:
        return json.loads(unseal(stored["sealed"].encode()))
    return stored
