"""Imports, their rows, and the words that were explained once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.domain.engines.imports.rules import ImportKind, ImportPhase, ImportState
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import Kept, UtcDateTime, Word


class Import(Kept, table=True):
    """One workbook on its way in."""

    __tablename__ = "import_book"

    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    kind: ImportKind = Field(sa_type=Word(ImportKind, 20))
    target_id: UUID
    """The campaign, or the term of the congress."""
    file_name: str = Field(max_length=200)
    sheet: str = Field(max_length=100)
    sheets: list[str] = Field(default_factory=list, sa_type=JSON)
    header_line: int
    labels: list[str] = Field(sa_type=JSON)
    """The header as written, by place."""
    mapping: dict[str, str] = Field(sa_type=JSON)
    """Place of a column to the key of what it is; empty for what is not brought in."""
    answers: dict[str, dict[str, str]] = Field(default_factory=dict, sa_type=JSON)
    """By key, what a word that was not understood means."""
    totals: list[str] = Field(default_factory=list, sa_type=JSON)
    left_out: list[str] = Field(default_factory=list, sa_type=JSON)
    warnings: list[str] = Field(default_factory=list, sa_type=JSON)
    news: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    """What else would be made: names by what they are."""
    hidden_rows: int = 0
    hidden_columns: list[int] = Field(default_factory=list, sa_type=JSON)
    """Places of columns that are hidden in the workbook, beyond our own."""
    keep_hidden: bool | None = None
    """Whether hidden rows and columns are brought in; none until that is said."""
    state: ImportState = Field(default=ImportState.staging, sa_type=Word(ImportState, 10))
    phase: ImportPhase = Field(default=ImportPhase.keeping, sa_type=Word(ImportPhase, 10))
    done: int = 0
    """Rows that the phase is through with."""
    total: int = 0
    creates: int = 0
    changes: int = 0
    sames: int = 0
    bads: int = 0
    changed_cells: int = 0
    bad_cells: int = 0
    asks: list[Any] = Field(default_factory=list, sa_type=JSON)
    """Words nobody understood: column, word, how often, first line, what may be meant."""
    private: bool = False
    """The rows are about people: sealed while staged, let go once they are in."""
    digest: str = Field(default="", max_length=64)
    """Of everything the preview says: what is committed is what was shown."""
    basis: str = Field(default="", max_length=64)
    """Of what it was compared with: while that stands, so does the preview."""
    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    account_name: str = Field(max_length=50)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ImportRow(SQLModel, table=True):
    """One row of it, as written and as compared."""

    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_outcome", "import_id", "outcome", "line"),)

    import_id: UUID = Field(foreign_key="import_book.id", primary_key=True)
    line: int = Field(primary_key=True)
    """The row's number in the spreadsheet, from 1."""
    cells: Any = Field(sa_type=JSON)
    formulas: list[int] = Field(default_factory=list, sa_type=JSON)
    hidden: bool = False
    outcome: Outcome | None = Field(default=None, sa_type=Word(Outcome, 10))
    about_id: UUID | None = None
    title: str = Field(default="", max_length=200)
    compared: Any = Field(default_factory=list, sa_type=JSON)


class KnownWord(Kept, table=True):
    """What a word of a county means in a column; without a column, which column a header is."""

    __tablename__ = "import_known_word"
    __table_args__ = (UniqueConstraint("congress_id", "kind", "key", "word"),)

    congress_id: UUID = Field(foreign_key="congress.id")
    kind: ImportKind = Field(sa_type=Word(ImportKind, 20))
    key: str = Field(max_length=30)
    word: str = Field(max_length=100)
    """As it is compared."""
    meaning: str = Field(max_length=100)
    forgotten_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was withdrawn; it is asked about again."""
