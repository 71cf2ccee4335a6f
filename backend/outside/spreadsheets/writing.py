"""Writing a workbook in the office's layout: ready to print, and safe to open."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from backend.outside.spreadsheets.reading import Plain

_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_CELL = {**_FONT, "border": 1}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "note": {**_FONT, "text_wrap": False},
    "head": {**_CELL, "bold": True, "align": "center", "bg_color": "#EAEEF2"},
    "text": _CELL,
    "day": {**_CELL, "num_format": "yyyy-mm-dd", "align": "center"},
    "middle": {**_CELL, "align": "center"},
    "bad": {**_CELL, "bg_color": "#FDE9D9", "font_color": "#9C3F00"},
    "total": {**_CELL, "bold": True},
}


@dataclass(frozen=True)
class ColumnWritten:
    """A column: header, width in characters, whether alike neighbours are merged."""

    label: str
    width: int = 12
    day: bool = False
    middle: bool = False
    merged: bool = False
    hidden: bool = False
    choices: Sequence[str] = ()


@dataclass(frozen=True)
class RowWritten:
    """A row; `faults` says by column what is wrong with a cell."""

    cells: Sequence[Plain]
    faults: Mapping[int, str] = field(default_factory=dict)


def write(
    *,
    sheet: str,
    title: str,
    note: str,
    columns: Sequence[ColumnWritten],
    rows: Iterable[RowWritten],
    totals: Sequence[Plain] | None = None,
) -> bytes:
    """Return an .xlsx file: title, note, header, rows, totals; A4 landscape, header repeated.

    Texts are written as texts whatever they begin with, so that no cell becomes a formula.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = workbook.add_worksheet(sheet)
    styles = {name: workbook.add_format(said) for name, said in _STYLES.items()}
    _head(page, styles, title, note, columns)
    last = 2
    kept: list[Sequence[Plain]] = []
    for last, row in enumerate(rows, start=3):
        _row(page, styles, last, columns, row)
        kept.append(row.cells)
    _merge(page, styles, columns, kept)
    for at, column in enumerate(columns):
        if column.choices:
            listed = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            page.data_validation(3, at, max(last, 3) + 200, at, listed)
    if totals is not None:
        for at, cell in enumerate(totals):
            _put(page, last + 1, at, cell, styles["total"])
    _print(page, columns)
    workbook.close()
    return out.getvalue()


def _head(page: Any, styles: Any, title: str, note: str, columns: Sequence[ColumnWritten]) -> None:
    shown = max(i for i, column in enumerate(columns) if not column.hidden)
    page.merge_range(0, 0, 0, shown, "", styles["title"])
    page.write_string(0, 0, title, styles["title"])
    page.merge_range(1, 0, 1, shown, "", styles["note"])
    page.write_string(1, 0, note, styles["note"])
    page.set_row(0, 32)
    page.set_row(2, 24)
    for at, column in enumerate(columns):
        page.write_string(2, at, column.label, styles["head"])
        page.set_column(at, at, column.width, None, {"hidden": column.hidden})


def _row(
    page: Any, styles: Any, line: int, columns: Sequence[ColumnWritten], row: RowWritten
) -> None:
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        name = "day" if column.day else "middle" if column.middle else "text"
        fault = row.faults.get(at)
        _put(page, line, at, cell, styles["bad" if fault else name])
        if fault:
            page.write_comment(line, at, fault, {"x_scale": 2, "author": "智慧人大"})


def _put(page: Any, line: int, at: int, cell: Plain, style: Any) -> None:
    match cell:
        case None | "":
            page.write_blank(line, at, None, style)
        case bool():
            page.write_string(line, at, "是" if cell else "否", style)
        case int() | float():
            page.write_number(line, at, cell, style)
        case date():
            page.write_datetime(line, at, cell, style)
        case _:
            page.write_string(line, at, str(cell), style)


def _merge(
    page: Any,
    styles: Any,
    columns: Sequence[ColumnWritten],
    kept: Sequence[Sequence[Plain]],
) -> None:
    for at, column in enumerate(columns):
        if not column.merged:
            continue
        begun = 0
        for line in range(1, len(kept) + 1):
            if line < len(kept) and kept[line][at] == kept[begun][at]:
                continue
            if line - begun > 1 and kept[begun][at] is not None:
                said = str(kept[begun][at])
                page.merge_range(3 + begun, at, 2 + line, at, "", styles["middle"])
                page.write_string(3 + begun, at, said, styles["middle"])
            begun = line


def _print(page: Any, columns: Sequence[ColumnWritten]) -> None:
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
    page.autofilter(2, 0, 2, len(columns) - 1)
