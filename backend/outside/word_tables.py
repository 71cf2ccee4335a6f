"""Word files (.docx) read as sheets: the tables of a document, and the headings between them.

Tables of the same width that follow each other are one sheet, as a list broken over pages is; a
short paragraph between two of them is a row of its own, so that it can head what follows. A
numbered one above the first table stands below that table's first row, which is its header.
"""

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from backend.outside.spreadsheets import MOST_BYTES, Fault, SheetRead, SheetRefused
from backend.outside.spreadsheets.guarding import MOST_COLUMNS, MOST_UNPACKED, opened
from backend.outside.spreadsheets.reading import Plain

MOST_ROWS = 5_000
"""Word's own reader takes its time over a table; no list in a document is longer."""
LONGEST_HEADING = 60

_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十]+[)）、.．]")
Merged = tuple[int, int, int, int]


def read(data: bytes) -> list[SheetRead]:
    """Return the tables of a document; raise SheetRefused."""
    _check(data)
    try:
        document = Document(io.BytesIO(data))
        found = _sheets(document)
    except (PackageNotFoundError, InvalidXmlError, KeyError, ValueError, IndexError):
        raise SheetRefused(Fault.damaged) from None
    if not found:
        raise SheetRefused(Fault.empty)
    return found


def _check(data: bytes) -> None:
    """Refuse what is no document, has macros, or would unpack into too much."""
    if len(data) > MOST_BYTES:
        raise SheetRefused(Fault.size)
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        raise SheetRefused(Fault.password)
    left = MOST_UNPACKED // 4
    with opened(data, "word/document.xml", most=left, broken=Fault.kind) as package:
        for part in package.infolist():
            with package.open(part) as stream:
                # The sizes a package states are not believed.
                while piece := stream.read(1 << 20):
                    left -= len(piece)
                    if left < 0:
                        raise SheetRefused(Fault.size)


class _Sheet:
    """A sheet that grows table by table."""

    def __init__(self, name: str, width: int) -> None:
        self.name, self.width = name, width
        self.rows: list[list[Plain]] = []
        self.merged: list[Merged] = []

    def say(self, text: str) -> None:
        """Add a paragraph as a row."""
        self.rows.append([text, *[None] * (self.width - 1)])

    def add(self, table: Table, heading: str | None = None) -> None:
        """Add a table's rows, the heading below the first of them."""
        began: dict[int, tuple[object, int]] = {}
        for nth, row in enumerate(table.rows):
            at = len(self.rows)
            if at >= MOST_ROWS:
                raise SheetRefused(Fault.rows)
            self.rows.append(self._cells(row, began, at))
            if heading and nth == 0:
                self.say(heading)
                began = {}
        for place, (_, start) in began.items():
            self._close(start, place, len(self.rows) - 1)

    def _cells(self, row: _Row, began: dict[int, tuple[object, int]], at: int) -> list[Plain]:
        """Return a row's cells; a cell that spans several places or rows is one element."""
        cells: list[Plain] = [None] * self.width
        seen: object = None
        for place, cell in enumerate(row.cells[: self.width]):
            element = cell._tc
            above = began.get(place)
            if above is not None and above[0] is element:
                continue
            if above is not None:
                self._close(above[1], place, at - 1)
            began[place] = (element, at)
            if element is not seen:
                cells[place] = _text(cell.text)
            seen = element
        return cells

    def _close(self, top: int, place: int, bottom: int) -> None:
        if bottom > top and self.rows[top][place] is not None:
            self.merged.append((top, place, bottom, place))

    def done(self) -> SheetRead:
        return SheetRead(self.name, self.rows, self.merged)


def _sheets(document: Opened) -> list[SheetRead]:
    found: list[_Sheet] = []
    between: list[str] = []
    for block in _blocks(document):
        if isinstance(block, Paragraph):
            text = block.text.strip()
            if text and len(text) <= LONGEST_HEADING:
                between.append(text)
            continue
        width = len(block.columns)
        if not 1 <= width <= MOST_COLUMNS:
            raise SheetRefused(Fault.rows)
        if not found or found[-1].width != width:
            found.append(_Sheet(f"表{len(found) + 1}", width))
        heads = not found[-1].rows and bool(between) and _NUMBERED.match(between[-1])
        last = between.pop() if heads else None
        for text in between:
            found[-1].say(text)
        between = []
        found[-1].add(block, last)
    return [sheet.done() for sheet in found]


def _blocks(document: Opened) -> Iterator[Paragraph | Table]:
    yield from document.iter_inner_content()


def _text(said: str) -> Plain:
    return said.strip() or None
