"""A table of a Word document, its XML built directly."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from backend.outside.documents.parts import Table, TableColumn

HEI, _HEAD_FILL = "黑体", "EAEEF2"


def table_of(table: Table, width: int, *, small: bool) -> Any:
    """Return the table's XML, built directly: python-docx looks through all cells for each."""
    size = "18" if small else "21"
    made = _el("tbl")
    looks = _el("tblPr")
    looks.append(_el("tblW", w=str(width // 635), type="dxa"))
    looks.append(_borders())
    looks.append(_el("tblLayout", type="fixed"))
    sides = _el("tblCellMar")
    sides.extend(_el(side, w="60", type="dxa") for side in ("left", "right"))
    looks.append(sides)
    made.append(looks)
    widths = _widths(table.columns, width // 635, 1_280 if small else 1_450)
    grid = _el("tblGrid")
    grid.extend(_el("gridCol", w=one) for one in widths)
    made.append(grid)
    spans = [table.spans(at) for at in range(len(table.columns))]
    head = [_cell(c.label, w, size, head=True) for c, w in zip(table.columns, widths, strict=True)]
    made.append(_row(head, repeated=True))
    for line, row in enumerate(table.rows):
        cells = []
        for at, words in enumerate(row):
            span, centred = spans[at][line], table.columns[at].centred
            merge = None if span == 1 else "restart" if span else "continue"
            cells.append(_cell(words if span else "", widths[at], size, centred, merge=merge))
        made.append(_row(cells))
    if table.totals:
        last = [_cell(t, w, size, bold=True) for t, w in zip(table.totals, widths, strict=True)]
        made.append(_row(last))
    return made


def _widths(columns: Sequence[TableColumn], line: int, day: int) -> list[str]:
    """Return the columns' widths in twentieths of a point; a column of days is as wide as one."""
    left = line - day * sum(column.whole for column in columns)
    shares = sum(column.width for column in columns if not column.whole)
    return [str(day if one.whole else int(left * one.width / shares)) for one in columns]


def _row(cells: Iterable[Any], *, repeated: bool = False) -> Any:
    row, looks = _el("tr"), _el("trPr")
    looks.append(_el("cantSplit"))
    if repeated:
        looks.append(_el("tblHeader"))
    row.append(looks)
    row.extend(cells)
    return row


def _cell(
    words: str,
    width: str,
    size: str,
    centred: bool = False,
    *,
    head: bool = False,
    bold: bool = False,
    merge: str | None = None,
) -> Any:
    cell, looks = _el("tc"), _el("tcPr")
    looks.append(_el("tcW", w=width, type="dxa"))
    if merge:
        looks.append(_el("vMerge", val=merge))
    if head:
        looks.append(_el("shd", val="clear", color="auto", fill=_HEAD_FILL))
    looks.append(_el("vAlign", val="center"))
    cell.append(looks)
    for line in plain(words).split("\n"):
        paragraph, said = _el("p"), _el("pPr")
        said.append(_el("spacing", line="264", lineRule="auto"))
        if head or centred:
            said.append(_el("jc", val="center"))
        paragraph.append(said)
        run, font = _el("r"), _el("rPr")
        if head:
            font.append(_el("rFonts", ascii=HEI, hAnsi=HEI, eastAsia=HEI))
        if bold:
            font.append(_el("b"))
        font.append(_el("sz", val=size))
        text = _el("t")
        text.set(qn("xml:space"), "preserve")
        text.text = line
        run.extend((font, text))
        paragraph.append(run)
        cell.append(paragraph)
    return cell


def _borders() -> Any:
    borders = _el("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_el(side, val="single", sz="4", space="0", color="000000"))
    return borders


def _el(name: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def plain(words: str) -> str:
    """Return the words without what XML cannot hold."""
    return "".join(c for c in words if c in "\n\t" or ord(c) >= 32 and ord(c) not in _NOT_XML)


_NOT_XML = frozenset({0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
