"""Refusing what would cost memory or time, or is not what its name says, before it is read."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from html import unescape
from typing import IO

from backend.outside.spreadsheets.texts import utf16_of

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 160 * 1024 * 1024
MOST_ROWS = 60_000
MOST_COLUMNS = 100
MOST_AREA = 60_000 * 30
"""Cells between the first and the last that are filled; the reader makes room for all of them."""
MOST_ENTRIES = 2_000


class Fault(StrEnum):
    """Why a file is not read."""

    kind = "kind"
    size = "size"
    rows = "rows"
    password = "password"  # nosec B105
    macro = "macro"
    damaged = "damaged"
    empty = "empty"


class SheetRefused(Exception):
    """The file is not read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass
class Marks:
    """What the reader does not tell: where formulas stand, what is hidden; all from 0."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


def kind_of(data: bytes, name: str) -> str:
    """Return xlsx, xls or csv; raise SheetRefused if name and content do not go together."""
    ending = name.rpartition(".")[2].casefold()
    if len(data) > MOST_BYTES:
        raise SheetRefused(Fault.size)
    if not data.strip():
        raise SheetRefused(Fault.empty)
    if ending in {"xlsm", "xltm"}:
        raise SheetRefused(Fault.macro)
    if data.startswith(_OLE):
        return _old(data, ending)
    found = "xlsx" if data.startswith(_ZIP) else "csv"
    if ending != found or (found == "csv" and b"\x00" in data and utf16_of(data) is None):
        raise SheetRefused(Fault.kind)
    return found


def _old(data: bytes, ending: str) -> str:
    # A new workbook with a password is wrapped in the old container.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SheetRefused(Fault.password)
    if ending != "xls":
        raise SheetRefused(Fault.kind)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise SheetRefused(Fault.macro)
    return "xls"


def check_package(data: bytes) -> dict[str, Marks]:
    """Return the marks of each worksheet by its name; raise SheetRefused.

    Every part is unpacked once in pieces and thrown away: the sizes a package states are not
    believed, and no cell may lie where the reader would have to make room for millions.
    """
    with opened(data, "xl/workbook.xml", most=MOST_UNPACKED) as package:
        parts = package.infolist()
        marks = {name: marks for part in parts for name, marks in _part(package, part)}
        return _by_sheet(package, marks)


@contextmanager
def opened(
    data: bytes, main: str, *, most: int, broken: Fault = Fault.damaged
) -> Iterator[zipfile.ZipFile]:
    """Open an Office package that has the part `main`, no macro, and no more than `most` bytes.

    Raise SheetRefused, with `broken` for what turns out to be damaged while it is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or main not in names:
                raise SheetRefused(Fault.kind)
            if any(name.casefold().endswith("vbaproject.bin") for name in names):
                raise SheetRefused(Fault.macro)
            if len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > most:
                raise SheetRefused(Fault.size)
            yield package
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError):
        # RuntimeError: a part is encrypted, or packed in a way nobody reads.
        raise SheetRefused(broken) from None


def _part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[str, Marks]]:
    sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    with package.open(part) as stream:
        if not sheet:
            while stream.read(1 << 20):
                pass
            return
        yield part.filename, _scan(stream)


_TOKEN = re.compile(
    rb"<(?:\w+:)?(?:row\b([^>]*)"
    rb'|c\b(?: r="([A-Z]{1,3})(\d{1,8})")?([^>]*)>\s*(<(?:\w+:)?f\b)?'
    rb"|col\b([^>]*))"
)
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,8})"')
_ROW = re.compile(rb'\br="(\d{1,8})"')
_MIN, _MAX = re.compile(rb'\bmin="(\d{1,5})"'), re.compile(rb'\bmax="(\d{1,5})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_OVERLAP = 4096
_SHEET_ROWS = 1_048_576
"""As many as a sheet can have; more row elements than that are no honest file's."""
_MOST_CELLS = 3_000_000


def _scan(stream: IO[bytes]) -> Marks:
    """Walk over a sheet's rows and cells in pieces."""
    marks, row, column, rows, cells = Marks(), -1, -1, 0, 0
    last = right = -1
    rest = b""
    while True:
        piece = stream.read(1 << 20)
        text = rest + piece
        end = _cut(text) if piece else len(text)
        for found in _TOKEN.finditer(text, 0, end):
            of_row, letters, digits, of_cell, formula, of_column = found.groups()
            if of_column is not None:
                marks.hidden_columns.update(_hidden_columns(of_column))
                continue
            if of_row is not None:
                rows += 1
                stated = _ROW.search(of_row)
                row, column = (int(stated[1]) - 1 if stated else row + 1), -1
                if _HIDDEN.search(of_row) and row < MOST_ROWS:
                    marks.hidden_rows.add(row)
                continue
            cells += 1
            if digits is None and (place := _AT.search(of_cell)):
                letters, digits = place.groups()
            row, column = (int(digits) - 1, _column(letters)) if digits else (row, column + 1)
            if not of_cell.endswith(b"/"):
                _inside(row, column)
                last, right = max(last, row), max(right, column)
                if formula:
                    marks.formulas.add((row, column))
        _bounded(rows, cells, (last + 1) * (right + 1))
        if not piece:
            return marks
        rest = text[end:]


def _bounded(rows: int, cells: int, area: int) -> None:
    if rows > _SHEET_ROWS or cells > _MOST_CELLS or area > MOST_AREA:
        raise SheetRefused(Fault.rows)


def _hidden_columns(said: bytes) -> range:
    first, last = _MIN.search(said), _MAX.search(said)
    if not (_HIDDEN.search(said) and first and last):
        return range(0)
    return range(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS))


def _inside(row: int, column: int) -> None:
    if row >= MOST_ROWS or column >= MOST_COLUMNS:
        raise SheetRefused(Fault.rows)


def _cut(text: bytes) -> int:
    """Return where to stop in a piece, so that no cell is cut in two."""
    for begin in (b"<c", b"<"):
        at = text.rfind(begin, 0, -_OVERLAP)
        if at > 0:
            return at
    return max(len(text) - _OVERLAP, 0)


@cache
def _column(letters: bytes) -> int:
    """Return from 0 which column the letters name."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1


_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


def _by_sheet(package: zipfile.ZipFile, marks: dict[str, Marks]) -> dict[str, Marks]:
    """Return the marks by the sheets' names, following the workbook's relations."""
    try:
        relations = package.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        raise SheetRefused(Fault.damaged) from None
    paths = {}
    for found in _RELATION.finditer(relations):
        said = dict(_ATTRIBUTE.findall(found[1]))
        target = said.get(b"Target", b"").decode("utf-8", "replace")
        paths[said.get(b"Id")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    named = {}
    for found in _SHEET.finditer(package.read("xl/workbook.xml")):
        said = dict(_ATTRIBUTE.findall(found[1]))
        relation = next((v for k, v in said.items() if k.endswith(b":id")), None)
        name = unescape(said.get(b"name", b"").decode("utf-8", "replace"))
        named[name] = marks.get(paths.get(relation, ""), Marks())
    return named
