"""Imports as they are read: by the staff of the congress whose they are, a unit's by it alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.rules import (
    IGNORED,
    ImportKind,
    ImportState,
    RowKept,
    opened,
    rows_read,
    unpacked,
)
from backend.domain.engines.imports.tables import Import, ImportRow, KnownWord
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.kit.sheets import Column, Outcome, RowRead

B: Any = Import
"""The import's columns."""
KEPT_BY_CONGRESS = [kind for kind in ImportKind if kind is not ImportKind.self_checks]
HEADER = ""
"""The key under which headers are remembered."""


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here."""
    statement: Select[Any] = select(*(columns or (Import,)))
    if not actor.may(Permission.imports_bring) or actor.congress_id is None:
        return statement.where(false())
    if actor.unit_id is not None:
        # What a unit sends up is its own: the congress does not see it before it is filed.
        return statement.where(B.account_id == actor.account_id)
    own = B.congress_id == actor.congress_id
    return statement.where(own, B.kind.in_(KEPT_BY_CONGRESS))


def one(session: Session, actor: Actor, import_id: UUID, *, lock: bool = False) -> Import:
    """Return one import; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(B.id == import_id)
    if lock:
        statement = statement.with_for_update(of=Import)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    kept: Import = found
    return kept


def imports(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    kind: ImportKind | None = None,
    state: ImportState | None = None,
) -> PageOf[Import]:
    """Return a page of one's congress's imports, the latest first."""
    statement = visible_to(actor)
    if kind is not None:
        statement = statement.where(B.kind == kind)
    if state is not None:
        statement = statement.where(B.state == state)
    return page_of(session, statement, window, keys=[col(Import.created_at), col(Import.id)])


def rows(
    session: Session, import_id: UUID, outcomes: Sequence[Outcome], window: Window
) -> PageOf[ImportRow]:
    """Return a page of compared rows in the order of the file."""
    compared = col(ImportRow.outcome).is_not(None)
    statement = select(ImportRow).where(ImportRow.import_id == import_id, compared)
    if outcomes:
        statement = statement.where(col(ImportRow.outcome).in_(outcomes))
    return page_of(session, statement, window, keys=[col(ImportRow.line)], descending=False)


@dataclass(frozen=True)
class Read:
    """All rows of an import by column key, and by line the keys of cells that formulas make."""

    rows: Sequence[RowRead]
    formulas: Mapping[int, set[str]]


def read_kept(session: Session, found: Import, columns: Sequence[Column]) -> Read:
    """Return the rows of an import as it maps its columns now."""
    kept: Any = (
        select(col(ImportRow.line), col(ImportRow.cells), col(ImportRow.formulas))
        .where(col(ImportRow.import_id) == found.id)
        .order_by(col(ImportRow.line))
    )
    if found.keep_hidden is False:
        kept = kept.where(col(ImportRow.hidden).is_(False))
    rows = [
        RowKept(line, [unpacked(c) if isinstance(c, dict) else c for c in opened(cells)], places)
        for line, cells, places in session.execute(kept)
    ]
    return read(found, rows, columns)


def read(found: Import, rows: Sequence[RowKept], columns: Sequence[Column]) -> Read:
    """Return rows as an import maps its columns."""
    by_place = mapped(found)
    formulas = {
        row.line: keys
        for row in rows
        if row.formulas and (keys := {by_place[p] for p in row.formulas if p in by_place})
    }
    return Read(rows_read([(row.line, row.cells) for row in rows], by_place, columns), formulas)


def mapped(found: Import) -> dict[int, str]:
    """Return which key the column at each place is; what is not brought in is left out."""
    hidden = set(found.hidden_columns) if found.keep_hidden is False else set()
    return {
        int(place): key
        for place, key in found.mapping.items()
        if key != IGNORED and int(place) not in hidden
    }


def all_rows(session: Session, import_id: UUID) -> Iterator[ImportRow]:
    """Return every row in the order of the file."""
    statement = select(ImportRow).where(ImportRow.import_id == import_id)
    yield from session.exec(statement.order_by(col(ImportRow.line)))


def known_words(session: Session, congress_id: UUID, kind: ImportKind) -> dict[str, dict[str, str]]:
    """Return by key what the congress's own words mean; headers under HEADER."""
    known: dict[str, dict[str, str]] = {}
    for word in session.exec(
        select(KnownWord).where(
            KnownWord.congress_id == congress_id,
            KnownWord.kind == kind,
            col(KnownWord.forgotten_at).is_(None),
        )
    ):
        known.setdefault(word.key, {})[word.word] = word.meaning
    return known


def words_visible_to(actor: Actor) -> Select[Any]:
    """Return the words that one's congress remembers, the forgotten left out."""
    statement: Select[Any] = select(KnownWord)
    if not actor.may(Permission.imports_keep) or actor.congress_id is None:
        return statement.where(false())
    return statement.where(
        col(KnownWord.congress_id) == actor.congress_id, col(KnownWord.forgotten_at).is_(None)
    )


def words(session: Session, actor: Actor) -> Sequence[KnownWord]:
    """Return the explained words of one's congress, headers first, then column by column."""
    order = (col(KnownWord.kind), col(KnownWord.key), col(KnownWord.word))
    return session.execute(words_visible_to(actor).order_by(*order)).scalars().all()


def word(session: Session, actor: Actor, word_id: UUID) -> KnownWord:
    """Return one of them; raise NotFound."""
    statement = words_visible_to(actor).where(col(KnownWord.id) == word_id).with_for_update()
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    kept: KnownWord = found
    return kept
