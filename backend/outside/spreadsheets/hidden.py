"""Which rows and columns an old .xls hides: its reader does not tell.

Source: [MS-XLS], 2.4.28 BoundSheet8, 2.4.53 ColInfo, 2.4.221 Row.
"""

import io
import struct
from collections.abc import Iterator

import olefile  # type: ignore[import-untyped]

_SHEET, _ROW, _COLUMNS, _END = 0x0085, 0x0208, 0x007D, 0x000A
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_MOST = 65_536
"""Rows of a sheet in the old format."""


def hidden(data: bytes) -> dict[str, tuple[list[int], list[int]]]:
    """Return the hidden rows and columns of each sheet by its name, from 0."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        if not file.exists("Workbook"):
            return {}
        book = file.openstream("Workbook").read()
    begins = {}
    for kind, said in _records(book, 0):
        if kind == _SHEET and len(said) > 8:
            begins[_name(said)] = struct.unpack_from("<I", said)[0]
    return {name: _of_sheet(book, begin) for name, begin in begins.items()}


def _of_sheet(book: bytes, begin: int) -> tuple[list[int], list[int]]:
    rows: list[int] = []
    columns: set[int] = set()
    for kind, said in _records(book, begin):
        if kind == _ROW and len(said) >= 16 and said[12] & _HIDDEN_ROW and len(rows) < _MOST:
            rows.append(struct.unpack_from("<H", said)[0])
        elif kind == _COLUMNS and len(said) >= 10 and said[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", said)
            columns.update(range(first, min(last, 255) + 1))
    return rows, sorted(columns)


def _records(book: bytes, begin: int) -> Iterator[tuple[int, bytes]]:
    """Give kind and content of each record, up to the end of the sheet or of the globals."""
    at = begin
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == _END:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _name(said: bytes) -> str:
    length, wide = said[6], said[7] & 1
    return (
        said[8 : 8 + 2 * length].decode("utf-16-le")
        if wide
        else said[8 : 8 + length].decode("latin-1")
    )
