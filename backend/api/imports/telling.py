"""Comparing an import, and putting it into words."""

from typing import Any

from fastapi import Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Call, json
from backend.api.imports.kinds import KINDS
from backend.api.imports.shapes import ImportOut
from backend.domain.access import Actor
from backend.domain.engines.imports import actions
from backend.domain.engines.imports.rules import ImportState
from backend.domain.engines.imports.tables import Import

_ONE = TypeAdapter(ImportOut)


def compare(call: Call, session: Session, actor: Actor, found: Import) -> None:
    """Compare the rows as they are now understood, and keep what that came to."""
    said = KINDS[found.kind].compare(session, actor, found)
    actions.settle(session, found, said.rows, warnings=said.warnings, news=said.news, now=call.now)


def row(session: Session, found: Import) -> dict[str, Any]:
    """Return what an import is listed with."""
    name = KINDS[found.kind].target_name(session, found.target_id)
    return {**found.model_dump(), "target": {"id": found.target_id, "name": name}}


def out(session: Session, found: Import) -> Response:
    """Answer with the import: its columns, its counts, what is open."""
    staged = found.state is ImportState.staged
    ready = staged and not found.bads and found.creates + found.changes > 0
    said = {
        **row(session, found),
        "columns": [
            {"place": place, "label": found.labels[place], "key": key}
            for place, key in sorted((int(k), v) for k, v in found.mapping.items())
        ],
        "known_columns": KINDS[found.kind].columns,
        "open_steps": [*(["commit"] if ready else []), *(["answer", "cancel"] if staged else [])],
    }
    return json(_ONE, said, version=found.version)
