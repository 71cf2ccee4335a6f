"""Keeping what comparing came to, and what columns and words were said to mean."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session, update

from backend.domain.engines.imports.actions.staging import AT_ONCE
from backend.domain.engines.imports.rules import ImportEnded, ImportState, sealed
from backend.domain.engines.imports.tables import Import, ImportRow
from backend.domain.kit.sheets import Compared, Outcome
from backend.domain.kit.text import normalised


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
    for begin in range(0, len(rows), AT_ONCE):
        session.execute(update(ImportRow), rows[begin : begin + AT_ONCE])
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


def must_be_staged(found: Import) -> None:
    """Raise ImportEnded for what was brought in or let go already."""
    if found.state is not ImportState.staged:
        raise ImportEnded()
