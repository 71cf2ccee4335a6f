"""Spreadsheets: .xlsx, .xls and .csv into plain rows, rows into .xlsx; no meaning in them."""

from backend.outside.spreadsheets.guarding import MOST_BYTES, MOST_ROWS, Fault, SheetRefused
from backend.outside.spreadsheets.reading import SheetRead, read
from backend.outside.spreadsheets.writing import ColumnWritten, RowWritten, write, write_to

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "ColumnWritten",
    "Fault",
    "RowWritten",
    "SheetRead",
    "SheetRefused",
    "read",
    "write",
    "write_to",
]
