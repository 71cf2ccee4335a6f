"""Keeping what comparing came to, and what columns and words were said to mean."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.types import UserDefinedType
from sqlmodel import Session, SQLModel

from backend.domain.engines.imports.actions.staging import came_on, going
from backend.domain.engines.imports.rules import (
    ImportBusy,
    ImportEnded,
    ImportPhase,
    ImportState,
    RowKept,
    packed,
    sealed_text,
)
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.bulk import add_many
from backend.domain.kit.sheets import Compared, Outcome
from backend.domain.kit.text import normalised


def keep_rows(
    session: Session,
    found: Import,
    rows: Sequence[tuple[RowKept, Compared, str]],
    *,
    now: datetime,
) -> None:
    """Keep some rows as they are written and what comparing them came to; raise Stopped."""
    going(found)
    written = [
        {
            "import_id": found.id,
            "line": row.line,
            "cells": _stored(found, json.dumps([packed(cell) for cell in row.cells])),
            "formulas": str(row.formulas),
            "hidden": row.hidden,
            "outcome": compared.outcome,
            "about_id": compared.about_id,
            "title": _titled(found, compared),
            "compared": _stored(found, text),
        }
        for row, compared, text in rows
    ]
    add_many(session, _ROWS, written, as_json={"cells", "formulas", "compared"})
    _settled(session, found, len(written), now)


def settle_rows(
    session: Session,
    found: Import,
    compared: Sequence[tuple[Compared, str]],
    *,
    now: datetime,
) -> None:
    """Keep what comparing some of the rows came to, each with its cells as JSON; raise Stopped."""
    going(found)
    rows = [
        {
            "import_id_": found.id,
            "line_": row.line,
            "outcome_": row.outcome,
            "about_": row.about_id,
            "title_": _titled(found, row),
            "compared_": _stored(found, text),
        }
        for row, text in compared
    ]
    session.execute(_SETTLE, rows)
    _settled(session, found, len(rows), now)


def _titled(found: Import, row: Compared) -> str:
    return "" if found.private else row.title[:200]


def _stored(found: Import, text: str) -> str:
    """Return JSON as it is stored: what is about people is encrypted."""
    return json.dumps(sealed_text(text)) if found.private else text


def _settled(session: Session, found: Import, rows: int, now: datetime) -> None:
    done = found.done if found.phase is ImportPhase.settling else 0
    came_on(session, found, ImportPhase.settling, done + rows, now=now)


class _JsonText(UserDefinedType[str]):
    """Text that is JSON already."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "JSON"


_ROWS: Any = SQLModel.metadata.tables["import_row"]
_SETTLE = (
    update(_ROWS)
    .where(
        _ROWS.c.import_id == bindparam("import_id_", type_=_ROWS.c.import_id.type),
        _ROWS.c.line == bindparam("line_"),
    )
    .values(
        outcome=bindparam("outcome_", type_=_ROWS.c.outcome.type),
        about_id=bindparam("about_", type_=_ROWS.c.about_id.type),
        title=bindparam("title_"),
        compared=bindparam("compared_", type_=_JsonText()),
    )
)


def texts_of(compared: Sequence[Compared]) -> list[str]:
    """Return the cells of each row as JSON; rows that share a cell share its text."""
    known: dict[int, str] = {}
    texts = []
    for row in compared:
        parts = []
        for cell in row.cells:
            text = known.get(id(cell))
            if text is None:
                text = known[id(cell)] = json.dumps(cell.packed(), ensure_ascii=False)
            parts.append(text)
        texts.append(f"[{', '.join(parts)}]")
    return texts


def settle(
    session: Session,
    found: Import,
    compared: Sequence[Compared],
    *,
    warnings: Sequence[str],
    news: Mapping[str, Sequence[str]],
    basis: str,
    digest: str,
    now: datetime,
) -> Import:
    """Say what comparing all the rows came to: it is staged; raise Stopped."""
    going(found)
    counts = {outcome: 0 for outcome in Outcome}
    for row in compared:
        counts[row.outcome] += 1
    found.creates, found.changes = counts[Outcome.create], counts[Outcome.change]
    found.sames, found.bads = counts[Outcome.same], counts[Outcome.bad]
    found.bad_cells = sum(
        cell.fault is not None
        for row in compared
        if row.outcome is Outcome.bad
        for cell in row.cells
    )
    found.changed_cells = sum(
        cell.differs for row in compared if row.outcome is Outcome.change for cell in row.cells
    )
    found.warnings = [*found.left_out, *warnings]
    found.news = {name: list(said) for name, said in news.items()}
    found.asks = _asked(compared)
    found.digest, found.basis = digest, basis
    found.state = ImportState.staged
    found.touch(now)
    session.add(found)
    session.flush()
    return found


def _asked(compared: Sequence[Compared]) -> list[dict[str, Any]]:
    """Return each word that was not understood once, the most frequent first."""
    asked: dict[tuple[str, str], dict[str, Any]] = {}
    for row in compared:
        if row.outcome is not Outcome.bad:
            continue
        for cell in row.cells:
            if cell.asks:
                first = {"key": cell.key, "word": cell.written, "line": row.line, "count": 0}
                one = asked.setdefault((cell.key, normalised(cell.written)), first)
                one["count"] += 1
                one["suggestions"] = [asdict(s) for s in cell.suggestions]
    return sorted(asked.values(), key=lambda one: -one["count"])


def digest_of(compared: Sequence[Compared], texts: Sequence[str]) -> str:
    """Return what tells whether a preview says the same as another."""
    said = hashlib.sha256()
    for row, text in zip(compared, texts, strict=True):
        said.update(f"{row.line} {row.outcome} {row.about_id} {text}\n".encode())
    return said.hexdigest()


def answer(
    session: Session,
    found: Import,
    *,
    mapping: Mapping[int, str] | None,
    answers: Mapping[str, Mapping[str, str]],
    keep_hidden: bool | None,
    now: datetime,
) -> None:
    """Say what columns and words mean; it is compared again. Raise ImportEnded, ImportBusy."""
    must_be_staged(found)
    if mapping is not None:
        found.mapping = {**found.mapping, **{str(place): key for place, key in mapping.items()}}
    kept = {key: dict(words) for key, words in found.answers.items()}
    for key, words in answers.items():
        kept.setdefault(key, {}).update({normalised(w): value for w, value in words.items()})
    found.answers = kept
    if keep_hidden is not None:
        found.keep_hidden = keep_hidden
    found.state, found.phase, found.done = ImportState.staging, ImportPhase.comparing, 0
    found.touch(now)
    session.add(found)


def must_be_staged(found: Import) -> None:
    """Raise ImportEnded for what was brought in or let go already, ImportBusy while it is read."""
    if found.state is ImportState.staging:
        raise ImportBusy()
    if found.state is not ImportState.staged:
        raise ImportEnded()
