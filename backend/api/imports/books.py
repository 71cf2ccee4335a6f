"""Workbooks in and out: from bytes to a sheet the domain understands, and back."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse
from starlette.background import BackgroundTask

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
    SheetUnclear,
    SheetWithMacro,
    body,
    find_header,
)
from backend.domain.kit.errors import Invalid, Issue
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
_PIECE = 1 << 18
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheets_of(file: BinaryIO, name: str) -> list[Sheet]:
    """Read an upload; raise one of REFUSALS."""
    content = file.read(spreadsheets.MOST_BYTES + 1)
    try:
        word = name.casefold().endswith(".docx")
        read = word_tables.read(content) if word else spreadsheets.read(content, name)
    except spreadsheets.SheetRefused as refused:
        raise REFUSALS[refused.fault].at("body.file") from None
    return [
        Sheet(s.name, s.rows, s.merged, s.formulas, s.hidden_rows, s.hidden_columns) for s in read
    ]


def ledger_in(
    sheets: Sequence[Sheet],
    asked: str | None,
    columns: Sequence[Column],
    remembered: dict[str, str],
) -> tuple[Sheet, Header, Body]:
    """Return the sheet asked for, else the one that looks like a list.

    Raise SheetMissing, HeaderMissing, NothingToImport; SheetUnclear, naming them, if several do.
    """
    if asked is not None:
        sheets = [sheet for sheet in sheets if sheet.name == asked]
        if not sheets:
            raise SheetMissing.at("body.sheet")
    headed = [(s, header) for s in sheets if (header := find_header(s, columns, remembered))]
    if not headed:
        raise HeaderMissing.at("body.file")
    filled = [
        (sheet, header, found)
        for sheet, header in headed
        if (found := body(sheet, header, columns)).rows
    ]
    if not filled:
        raise NothingToImport.at("body.file")
    if len(filled) > 1:
        code = SheetUnclear.code()
        raise SheetUnclear(issues=[Issue("body.sheet", code, s.name) for s, _, _ in filled])
    return filled[0]


def book(
    *,
    sheet: str,
    title: str,
    note: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    totals: Sequence[Cell] | None = None,
) -> IO[bytes]:
    """Return a ledger as .xlsx in the office's layout: a file that goes when it was sent."""
    made = TemporaryFile()  # noqa: SIM115 - it is closed once it was sent
    spreadsheets.write_to(
        made,
        sheet=sheet,
        title=title,
        note=note,
        columns=[_written(column) for column in columns],
        rows=(RowWritten(row) for row in rows),
        totals=totals,
    )
    return made


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


def download(content: bytes | IO[bytes], name: str) -> Response:
    """Answer with a workbook under a Chinese name; a file is sent piece by piece."""
    disposition = f"attachment; filename=\"ledger.xlsx\"; filename*=UTF-8''{quote(name)}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    if isinstance(content, bytes):
        return Response(content, media_type=XLSX, headers=headers)
    headers["Content-Length"] = str(content.seek(0, 2))
    content.seek(0)
    pieces = iter(lambda: content.read(_PIECE), b"")
    done = BackgroundTask(content.close)
    return StreamingResponse(pieces, media_type=XLSX, headers=headers, background=done)
