"""What is sent and answered about imports."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.api.base import In, ListQuery, Out
from backend.domain.engines.imports.rules import ImportKind, ImportPhase, ImportState
from backend.domain.kit.sheets import Outcome

Key = Annotated[str, Field(max_length=30)]


class ImportQuery(ListQuery):
    """Filters of the list of imports."""

    kind: ImportKind | None = None
    state: ImportState | None = None


class RowQuery(ListQuery):
    """Which rows of an import; none said, all of them."""

    outcome: list[Outcome] = Field([], max_length=4)


class MappedIn(In):
    """What the column at a place is; an empty key leaves it out."""

    place: int = Field(ge=0, le=199)
    key: Key


class MeaningIn(In):
    """What a word that was not understood means: one of its suggestions, or a unit's id."""

    key: Key
    word: str = Field(min_length=1, max_length=200)
    value: str = Field(min_length=1, max_length=100)


class ImportChange(In):
    """Say what columns and words mean; with neither, only compare again."""

    mapping: Annotated[list[MappedIn], Field(max_length=200)] = []
    answers: Annotated[list[MeaningIn], Field(max_length=2000)] = []
    keep_hidden: bool | None = None


class Named(Out):
    id: UUID
    name: str


class KnownColumn(Out):
    """A column that the ledger knows."""

    key: str
    label: str
    needed: bool


class WrittenColumn(Out):
    """A column of the workbook: where it is, what its header says, what it is taken for."""

    place: int
    label: str
    key: str


class SuggestionOut(Out):
    value: str
    label: str


class AskOut(Out):
    """A word that nobody understood; its answer is remembered."""

    key: str
    word: str
    count: int
    line: int
    """Where it comes first."""
    suggestions: list[SuggestionOut]
    of: Literal["choice", "day", "unit"]
    """What may be answered: a suggestion; also any day; also any unit."""


class ImportRowOut(Out):
    """A line of the list of imports."""

    id: UUID
    kind: ImportKind
    target: Named
    file_name: str
    sheet: str
    state: ImportState
    creates: int
    changes: int
    sames: int
    bads: int
    total: int
    """Rows of the workbook."""
    account_name: str
    created_at: datetime
    ended_at: datetime | None


class ImportOut(ImportRowOut):
    """A workbook on its way in."""

    phase: ImportPhase
    done: int
    """Rows that the phase of staging is through with."""
    stalled: bool
    """Staging has said nothing for so long that it will not end; it can be cancelled."""
    hidden_rows: int
    hidden_columns: list[str]
    keep_hidden: bool | None
    """Whether hidden rows and columns are brought in; null until that is said."""
    sheets: list[str]
    header_line: int
    columns: list[WrittenColumn]
    known_columns: list[KnownColumn]
    changed_cells: int
    bad_cells: int
    warnings: list[str]
    news: dict[str, list[str]]
    """What else would be made: names of `fields` and `aspects`."""
    asks: list[AskOut]
    version: int
    open_steps: list[str]


class CellOut(Out):
    """One cell: what is written, what it would become, what is there now, what is wrong."""

    key: str
    written: str = ""
    value: str | None = None
    old: str | None = None
    fault: str | None = None
    note: str | None = None
    asks: bool = False
    suggestions: list[SuggestionOut] = []


class ComparedRow(Out):
    """One row of the workbook against the ledger."""

    line: int
    outcome: Outcome
    about_id: UUID | None
    title: str
    cells: list[CellOut]
