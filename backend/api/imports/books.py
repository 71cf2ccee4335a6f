"""Workbooks in and out: from bytes to a sheet the domain understands, and back."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO
from urllib.parse import quote

from fastapi import Response

from backend.domain.engines.imports.rules import (
    Body,
    Header,
    HeaderMissing,
    NothingToImport,
    Sheet,
    SheetDamaged,
    SheetEmpty,
    SheetKindWrong,
    SheetLocked,
    SheetMissing,
    SheetTooLarge,
    SheetTooLong,
    SheetWithMacro,
    body,
    find_header,
)
from backend.domain.kit.errors import Invalid
from backend.domain.kit.sheets import Cell, CellKind, Column
from backend.outside import spreadsheets, word_tables
from backend.outside.spreadsheets import ColumnWritten, Fault, RowWritten

REFUSALS: dict[Fault, type[Invalid]] = {
    Fault.kind: SheetKindWrong,
    Fault.size: SheetTooLarge,
    Fault.rows: SheetTooLong,
    Fault.password: SheetLocked,
    Fault.macro: SheetWithMacro,
    Fault.damaged: SheetDamaged,
    Fault.empty: SheetEmpty,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheets_of(file: BinaryIO, name: str) -> list[Sheet]:
    """Read an upload; raise one of REFUSALS."""
    content = file.read(spreadsheets.MOST_BYTES + 1)
    try:
        word = name.casefold().endswith(".docx")
        read = word_tables.read(content) if word else spreadsheets.read(content, name)
    except spreadsheets.SheetRefused as refused:
        raise REFUSALS[refused.fault].at("body.file") from None
    return [Sheet(s.name, s.rows, s.merged, s.formulas, s.hidden_rows) for s in read]


def ledger_in(
    sheets: Sequence[Sheet],
    asked: str | None,
    columns: Sequence[Column],
    remembered: dict[str, str],
) -> tuple[Sheet, Header, Body]:
    """Return the sheet asked for, else the first with a header; raise HeaderMissing and others."""
    if asked is not None:
        sheets = [sheet for sheet in sheets if sheet.name == asked]
        if not sheets:
            raise SheetMissing.at("body.sheet")
    for sheet in sheets:
        header = find_header(sheet, columns, remembered)
        if header is not None:
            found = body(sheet, header, columns)
            if not found.rows:
                raise NothingToImport.at("body.file")
            return sheet, header, found
    raise HeaderMissing.at("body.file")


def book(
    *,
    sheet: str,
    title: str,
    note: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    totals: Sequence[Cell] | None = None,
) -> bytes:
    """Return a ledger as .xlsx in the office's layout."""
    return spreadsheets.write(
        sheet=sheet,
        title=title,
        note=note,
        columns=[_written(column) for column in columns],
        rows=(RowWritten(row) for row in rows),
        totals=totals,
    )


def _written(column: Column) -> ColumnWritten:
    return ColumnWritten(
        column.label,
        column.width,
        day=column.kind is CellKind.day,
        middle=column.kind in {CellKind.whole, CellKind.choice},
        merged=column.merged,
        hidden=column.hidden,
        choices=column.choices,
    )


def download(content: bytes, name: str) -> Response:
    """Answer with a workbook under a Chinese name."""
    disposition = f"attachment; filename=\"ledger.xlsx\"; filename*=UTF-8''{quote(name)}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type=XLSX, headers=headers)
