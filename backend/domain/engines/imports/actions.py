"""Staging a workbook, keeping what comparing it came to, answering, committing, cancelling."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, insert, select, update

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.queries import HEADER
from backend.domain.engines.imports.rules import (
    Body,
    Header,
    ImportEnded,
    ImportIdTaken,
    ImportKind,
    ImportState,
    RowsBad,
    packed,
    sealed,
)
from backend.domain.engines.imports.tables import Import, ImportRow, KnownWord
from backend.domain.journal.actions import record
from backend.domain.kit.sheets import Compared, Outcome
from backend.domain.kit.tables import new_id
from backend.domain.kit.text import normalised

WORD = "imports"
_AT_ONCE = 2_000


def stage(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    kind: ImportKind,
    target_id: UUID,
    file_name: str,
    sheet: str,
    sheets: Sequence[str],
    header: Header,
    body: Body,
    private: bool,
    now: datetime,
) -> Import:
    """Keep the rows of a workbook; nothing else changes yet. Raise ImportIdTaken."""
    actor.must(Permission.imports_keep)
    assert actor.congress_id is not None
    before = session.get(Import, id)
    if before is not None:
        if (before.account_id, before.file_name) != (actor.account_id, file_name):
            raise ImportIdTaken()
        return before
    made = Import(
        id=id,
        congress_id=actor.congress_id,
        kind=kind,
        target_id=target_id,
        file_name=file_name,
        sheet=sheet[:100],
        sheets=list(sheets),
        header_line=header.at + 1,
        labels=list(header.labels),
        mapping={str(place): header.mapping.get(place, "") for place in _named(header)},
        totals=body.totals,
        left_out=body.left_out,
        private=private,
        account_id=actor.account_id,
        account_name=actor.name,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    rows = [
        {
            "import_id": id,
            "line": line,
            "cells": sealed([packed(cell) for cell in cells], private=private),
            "formulas": formulas,
            "title": "",
            "compared": [],
        }
        for line, cells, formulas in body.rows
    ]
    for begin in range(0, len(rows), _AT_ONCE):
        session.execute(insert(ImportRow), rows[begin : begin + _AT_ONCE])
    record(session, actor, WORD, id, "stage", f"上传{file_name}"[:200], now=now)
    return made


def _named(header: Header) -> list[int]:
    return [place for place, label in enumerate(header.labels) if label]


def settle(
    session: Session,
    found: Import,
    compared: Sequence[Compared],
    *,
    warnings: Sequence[str],
    news: Mapping[str, Sequence[str]],
    now: datetime,
) -> Import:
    """Keep what comparing the rows came to."""
    rows = [
        {
            "import_id": found.id,
            "line": row.line,
            "outcome": row.outcome,
            "about_id": row.about_id,
            "title": "" if found.private else row.title[:200],
            "compared": sealed([cell.packed() for cell in row.cells], private=found.private),
        }
        for row in compared
    ]
    for begin in range(0, len(rows), _AT_ONCE):
        session.execute(update(ImportRow), rows[begin : begin + _AT_ONCE])
    counts = {outcome: 0 for outcome in Outcome}
    for row in compared:
        counts[row.outcome] += 1
    found.creates, found.changes = counts[Outcome.create], counts[Outcome.change]
    found.sames, found.bads = counts[Outcome.same], counts[Outcome.bad]
    cells = [cell for row in compared for cell in row.cells]
    found.bad_cells = sum(cell.fault is not None for cell in cells)
    found.changed_cells = sum(
        cell.differs for row in compared if row.outcome is Outcome.change for cell in row.cells
    )
    found.warnings = [*found.left_out, *warnings]
    found.news = {name: list(said) for name, said in news.items()}
    found.asks = _asked(compared)
    found.digest = digest_of(compared)
    found.touch(now)
    session.add(found)
    session.flush()
    return found


def _asked(compared: Sequence[Compared]) -> list[dict[str, Any]]:
    """Return each word that was not understood once, the most frequent first."""
    asked: dict[tuple[str, str], dict[str, Any]] = {}
    for row in compared:
        for cell in row.cells:
            if cell.asks:
                first = {"key": cell.key, "word": cell.written, "line": row.line, "count": 0}
                one = asked.setdefault((cell.key, normalised(cell.written)), first)
                one["count"] += 1
                one["suggestions"] = [asdict(s) for s in cell.suggestions]
    return sorted(asked.values(), key=lambda one: -one["count"])


def digest_of(compared: Sequence[Compared]) -> str:
    """Return what tells whether a preview says the same as another."""
    said = hashlib.sha256()
    for row in compared:
        line = [row.line, row.outcome, str(row.about_id), [c.packed() for c in row.cells]]
        said.update(json.dumps(line, ensure_ascii=False).encode())
    return said.hexdigest()


def answer(
    session: Session,
    found: Import,
    *,
    mapping: Mapping[int, str] | None,
    answers: Mapping[str, Mapping[str, str]],
) -> None:
    """Say what columns and words mean; raise ImportEnded."""
    must_be_staged(found)
    if mapping is not None:
        found.mapping = {**found.mapping, **{str(place): key for place, key in mapping.items()}}
    kept = {key: dict(words) for key, words in found.answers.items()}
    for key, words in answers.items():
        kept.setdefault(key, {}).update({normalised(w): value for w, value in words.items()})
    found.answers = kept
    session.add(found)


def commit(
    session: Session,
    actor: Actor,
    found: Import,
    *,
    elsewhere: Mapping[str, Collection[str]],
    details: Mapping[str, Any],
    now: datetime,
) -> Import:
    """Say that the rows are in, and remember the answers; raise RowsBad, ImportEnded.

    `elsewhere` names by column the words that the feature keeps in a better place.
    """
    must_be_staged(found)
    if found.bads:
        raise RowsBad()
    found.state, found.ended_at = ImportState.committed, now
    found.touch(now)
    session.add(found)
    if found.private:
        session.execute(delete(ImportRow).where(col(ImportRow.import_id) == found.id))
    _remember(session, found, elsewhere, now)
    title = f"导入{found.file_name}：新增 {found.creates}，修改 {found.changes}"
    record(session, actor, WORD, found.id, "commit", title[:200], now=now, details=details)
    return found


def cancel(session: Session, actor: Actor, found: Import, *, now: datetime) -> Import:
    """Leave it be: the rows are let go, that it was tried is kept."""
    must_be_staged(found)
    found.state, found.ended_at = ImportState.cancelled, now
    found.touch(now)
    session.add(found)
    session.execute(delete(ImportRow).where(col(ImportRow.import_id) == found.id))
    record(session, actor, WORD, found.id, "cancel", "取消导入", now=now)
    return found


def must_be_staged(found: Import) -> None:
    if found.state is not ImportState.staged:
        raise ImportEnded()


def _remember(
    session: Session, found: Import, elsewhere: Mapping[str, Collection[str]], now: datetime
) -> None:
    """Keep answers and headers for the next workbook of the congress."""
    headers = {
        normalised(found.labels[int(place)]): key
        for place, key in found.mapping.items()
        if int(place) < len(found.labels)
    }
    wanted = {HEADER: headers, **found.answers}
    kept = {
        (word.key, word.word): word
        for word in session.exec(
            select(KnownWord).where(
                KnownWord.congress_id == found.congress_id, KnownWord.kind == found.kind
            )
        )
    }
    for key, words in wanted.items():
        for word, meaning in words.items():
            if not word or len(word) > 100 or word in elsewhere.get(key, ()):
                continue
            known = kept.get((key, word))
            if known is None:
                known = KnownWord(
                    id=new_id(),
                    congress_id=found.congress_id,
                    kind=found.kind,
                    key=key,
                    word=word,
                    meaning=meaning,
                    created_at=now,
                )
            known.meaning = meaning
            session.add(known)
