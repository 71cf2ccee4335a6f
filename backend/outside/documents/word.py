"""A document as Word (.docx) that staff go on editing: real headings, fields, repeated headers."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from backend.outside.documents.parts import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Signature,
    Table,
    TableColumn,
)

_SONG, _HEI, _HEAD_FILL = "宋体", "黑体", "EAEEF2"


def word(document: Document) -> bytes:
    """Return a .docx of A4 pages."""
    made = docx.Document()
    _styles(made, 10.5 if document.landscape else 12)
    width = _page(made, landscape=document.landscape)
    _title(made, document, width)
    for block in document.blocks:
        _put(made, block, width, small=document.landscape)
    _sign(made, document.signatures, width)
    made.core_properties.title = document.title[:255]
    made.core_properties.author = made.core_properties.comments = ""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _styles(made: Any, size: float) -> None:
    sizes = {"Normal": size, "Title": 20, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12}
    for name, points in sizes.items():
        style = made.styles[name]
        _font(style, _SONG if name == "Normal" else _HEI)
        style.font.size = Pt(points)
        style.font.bold = False
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
    made.styles["Normal"].paragraph_format.space_after = Pt(0)
    made.styles["Normal"].paragraph_format.line_spacing = 1.4
    title = made.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _font(style: Any, name: str) -> None:
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)


def _page(made: Any, *, landscape: bool) -> int:
    """Set the page and its footer; return the width of a line."""
    section = made.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    side = Cm(1.5) if landscape else Cm(2.6)
    section.left_margin = section.right_margin = side
    section.top_margin = section.bottom_margin = Cm(1.8) if landscape else Cm(2.6)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, code in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", None)):
        footer.add_run(words).font.size = Pt(9)
        if code:
            _field(footer, code)
    return int(section.page_width - section.left_margin - section.right_margin)


def _field(paragraph: Any, code: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(9)
    for kind in ("begin", "code", "separate", "shown", "end"):
        if kind == "code":
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = code
        elif kind == "shown":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _title(made: Any, document: Document, width: int) -> None:
    made.add_paragraph(_plain(document.title), style="Title")
    if document.left or document.right:
        line = made.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(_plain(f"{document.left}\t{document.right}"))


def _put(made: Any, block: Block, width: int, *, small: bool) -> None:
    match block:
        case Heading():
            made.add_heading(_plain(block.words), level=block.level)
        case Paragraph():
            paragraph = made.add_paragraph()
            paragraph.add_run(_plain(block.words)).bold = block.strong
            if block.indented:
                _indent(paragraph)
        case Picture():
            made.add_picture(io.BytesIO(block.png), width=Cm(block.width))
            made.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
            made.add_paragraph(_plain(block.caption)).alignment = WD_ALIGN_PARAGRAPH.CENTER
        case Table():
            if block.caption:
                caption = made.add_paragraph(_plain(block.caption))
                caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
                caption.paragraph_format.keep_with_next = True
            made.element.body.insert(-1, _table(block, width, small=small))


def _indent(paragraph: Any) -> None:
    """Indent by two characters, whatever size staff give them."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")


def _table(table: Table, width: int, *, small: bool) -> Any:
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
    for line in _plain(words).split("\n"):
        paragraph, said = _el("p"), _el("pPr")
        said.append(_el("spacing", line="264", lineRule="auto"))
        if head or centred:
            said.append(_el("jc", val="center"))
        paragraph.append(said)
        run, font = _el("r"), _el("rPr")
        if head:
            font.append(_el("rFonts", ascii=_HEI, hAnsi=_HEI, eastAsia=_HEI))
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


def _sign(made: Any, signatures: Iterable[Signature], width: int) -> None:
    listed = list(signatures)
    if not listed:
        return
    line = made.add_paragraph()
    line.paragraph_format.space_before = Pt(14)
    for at, one in enumerate(listed):
        if at:
            line.paragraph_format.tab_stops.add_tab_stop(width * at // len(listed))
            line.add_run("\t")
        line.add_run(f"{_plain(one.label)}：{_plain(one.words)}")


def _el(name: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _plain(words: str) -> str:
    """Return the words without what XML cannot hold."""
    return "".join(c for c in words if c in "\n\t" or ord(c) >= 32 and ord(c) not in _NOT_XML)


_NOT_XML = frozenset({0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
