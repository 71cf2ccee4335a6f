"""Writing a workbook in the office's layout: ready to print, and safe to open."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

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
    """Return an .xlsx file as `write_to` writes it."""
    out = io.BytesIO()
    write_to(out, sheet=sheet, title=title, note=note, columns=columns, rows=rows, totals=totals)
    return out.getvalue()


def write_to(
    out: IO[bytes],
    *,
    sheet: str,
    title: str,
    note: str,
    columns: Sequence[ColumnWritten],
    rows: Iterable[RowWritten],
    totals: Sequence[Plain] | None = None,
) -> None:
    """Write an .xlsx file: title, note, header, rows, totals; A4 landscape, header repeated.

    Rows go to the disk as they come, two are held at most. Texts are written as texts whatever
    they begin with, so that no cell becomes a formula.
    """
    workbook = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = workbook.add_worksheet(sheet)
    styles = {name: workbook.add_format(said) for name, said in _STYLES.items()}
    _head(page, styles, title, note, columns)
    merging = _Merging(page, columns)
    last = 2
    for last, row in enumerate(rows, start=3):
        again = merging.again(last, row.cells)
        _row(page, styles, last, columns, row, again)
    merging.end(last)
    for at, column in enumerate(columns):
        if column.choices:
            listed = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            page.data_validation(3, at, max(last, 3) + 200, at, listed)
    if totals is not None:
        for at, cell in enumerate(totals):
            _put(page, last + 1, at, cell, styles["total"])
    _print(page, columns)
    workbook.close()


class _Merging:
    """Merges alike neighbours of a column; rows that are written already cannot be asked again."""

    def __init__(self, page: Any, columns: Sequence[ColumnWritten]) -> None:
        self._page = page
        self._begun: dict[int, tuple[int, Plain]] = {
            at: (3, None) for at, column in enumerate(columns) if column.merged
        }

    def again(self, line: int, cells: Sequence[Plain]) -> set[int]:
        """Return the columns that say what the row above says."""
        same = set()
        for at, (begun, said) in self._begun.items():
            if cells[at] == said and said is not None:
                same.add(at)
                continue
            self._close(at, begun, line - 1)
            self._begun[at] = (line, cells[at])
        return same

    def end(self, line: int) -> None:
        for at, (begun, _) in self._begun.items():
            self._close(at, begun, line)

    def _close(self, at: int, begun: int, line: int) -> None:
        if line > begun:
            # merge_range() would write all of its cells, and rows that have gone to the disk.
            self._page.merge.append([begun, at, line, at])


def _head(page: Any, styles: Any, title: str, note: str, columns: Sequence[ColumnWritten]) -> None:
    shown = max(i for i, column in enumerate(columns) if not column.hidden)
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width, None, {"hidden": column.hidden})
    page.set_row(0, 32)
    page.set_row(2, 24)
    for line, (said, style) in enumerate(((title, "title"), (note, "note"))):
        page.merge_range(line, 0, line, max(shown, 1), said, styles[style])
    for at, column in enumerate(columns):
        page.write_string(2, at, column.label, styles["head"])


def _row(
    page: Any,
    styles: Any,
    line: int,
    columns: Sequence[ColumnWritten],
    row: RowWritten,
    again: Collection[int],
) -> None:
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        name = "day" if column.day else "middle" if column.middle or column.merged else "text"
        fault = row.faults.get(at)
        _put(page, line, at, None if at in again else cell, styles["bad" if fault else name])
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


def _print(page: Any, columns: Sequence[ColumnWritten]) -> None:
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
    page.autofilter(2, 0, 2, len(columns) - 1)
