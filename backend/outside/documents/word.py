"""A document as Word (.docx) that staff go on editing: real headings, fields, repeated headers."""

import io
from collections.abc import Iterable
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
)
from backend.outside.documents.word_table import HEI, plain, table_of

_SONG = "宋体"


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
        _font(style, _SONG if name == "Normal" else HEI)
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
    made.add_paragraph(plain(document.title), style="Title")
    if document.left or document.right:
        line = made.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(plain(f"{document.left}\t{document.right}"))


def _put(made: Any, block: Block, width: int, *, small: bool) -> None:
    match block:
        case Heading():
            made.add_heading(plain(block.words), level=block.level)
        case Paragraph():
            paragraph = made.add_paragraph()
            paragraph.add_run(plain(block.words)).bold = block.strong
            if block.indented:
                _indent(paragraph)
        case Picture():
            made.add_picture(io.BytesIO(block.png), width=Cm(block.width))
            made.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
            made.add_paragraph(plain(block.caption)).alignment = WD_ALIGN_PARAGRAPH.CENTER
        case Table():
            if block.caption:
                caption = made.add_paragraph(plain(block.caption))
                caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
                caption.paragraph_format.keep_with_next = True
            made.element.body.insert(-1, table_of(block, width, small=small))


def _indent(paragraph: Any) -> None:
    """Indent by two characters, whatever size staff give them."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")


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
        line.add_run(f"{plain(one.label)}：{plain(one.words)}")
