"""What a document is made of, whatever it is written as."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (一、), 2 (（一）) or 3; the number is part of the words."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; `indented` by two characters, as texts are."""

    words: str
    indented: bool = True
    strong: bool = False


@dataclass(frozen=True)
class TableColumn:
    """A column: its header, its share of the line, whether alike neighbours are one cell.

    Words that stay `whole` (a day) are never broken: such a column is as wide as they are.
    """

    label: str
    width: float = 1
    centred: bool = False
    merged: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of words under a header that every page repeats; `totals` is its last row."""

    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[str]]
    totals: Sequence[str] | None = None
    caption: str = ""
    most_merged: int = 10
    """Rows that one merged cell reaches over, so that every page says what its rows belong to."""

    def spans(self, column: int) -> list[int]:
        """Return by row over how many rows its cell reaches; 0 where one above reaches over it.

        Cells are merged within what the merged columns to their left hold together.
        """
        spans = [1] * len(self.rows)
        if not self.columns[column].merged:
            return spans
        told = [at for at in range(column + 1) if self.columns[at].merged]
        first = 0
        for line in range(1, len(self.rows)):
            same = all(self.rows[line][at] == self.rows[first][at] for at in told)
            if same and self.rows[line][column] and line - first < self.most_merged:
                spans[first] += 1
                spans[line] = 0
            else:
                first = line
        return spans


@dataclass(frozen=True)
class Picture:
    """A PNG in the middle of the line, `width` in centimetres, with words below it."""

    png: bytes
    width: float
    caption: str = ""


Block: TypeAlias = Heading | Paragraph | Table | Picture


@dataclass(frozen=True)
class Signature:
    """A place to sign: `label` with what is known, or a line to write on."""

    label: str
    words: str = ""


@dataclass(frozen=True)
class Document:
    """A4: title, a line below it, blocks, a block to sign; pages are numbered 第 x 页 共 y 页."""

    title: str
    blocks: Sequence[Block]
    left: str = ""
    """Below the title on the left: who wrote it."""
    right: str = ""
    """Below the title on the right: of which day it is."""
    signatures: Sequence[Signature] = ()
    landscape: bool = False
