"""Putting an import into words."""

from datetime import datetime, timedelta
from typing import Any

from fastapi import Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import json
from backend.api.imports.kinds import KINDS
from backend.api.imports.shapes import ImportOut
from backend.domain.engines.imports.rules import ImportState
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.sheets import CellKind, Column

_ONE = TypeAdapter(ImportOut)
_SILENT = timedelta(minutes=2)
"""Staging that says nothing for so long has come to its end with its server."""


def row(session: Session, found: Import) -> dict[str, Any]:
    """Return what an import is listed with."""
    name = KINDS[found.kind].target_name(session, found.target_id)
    return {**found.model_dump(), "target": {"id": found.target_id, "name": name}}


def out(session: Session, found: Import, now: datetime) -> Response:
    """Answer with the import: its columns, its counts, what is open."""
    staging, staged = found.state is ImportState.staging, found.state is ImportState.staged
    hidden = bool(found.hidden_rows or found.hidden_columns)
    asked = staged and hidden and found.keep_hidden is None
    ready = staged and not asked and not found.bads and found.creates + found.changes > 0
    columns = {column.key: column for column in KINDS[found.kind].columns}
    said = {
        **row(session, found),
        "columns": [
            {"place": place, "label": found.labels[place], "key": key}
            for place, key in sorted((int(k), v) for k, v in found.mapping.items())
        ],
        "known_columns": KINDS[found.kind].columns,
        "hidden_columns": [found.labels[place] for place in found.hidden_columns],
        "asks": [{**ask, "of": _asked_of(columns.get(ask["key"]))} for ask in found.asks],
        "stalled": staging and now - found.updated_at > _SILENT,
        "open_steps": [
            *(["commit"] if ready else []),
            *(["answer"] if staged else []),
            *(["cancel"] if staged or staging else []),
        ],
    }
    return json(_ONE, said, version=found.version)


def _asked_of(column: Column | None) -> str:
    """Return what an answer may be, beyond the suggestions."""
    if column is None:
        return "choice"
    return {CellKind.day: "day"}.get(column.kind, "unit" if column.key == "unit" else "choice")
