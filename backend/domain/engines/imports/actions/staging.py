"""Keeping the rows of a workbook; nothing else changes yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, insert

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.rules import (
    Body,
    Header,
    ImportIdTaken,
    ImportKind,
    packed,
    sealed,
)
from backend.domain.engines.imports.tables import Import, ImportRow
from backend.domain.journal.actions import record

WORD = "imports"
AT_ONCE = 2_000
"""Rows written by one statement."""


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
    for begin in range(0, len(rows), AT_ONCE):
        session.execute(insert(ImportRow), rows[begin : begin + AT_ONCE])
    record(session, actor, WORD, id, "stage", f"上传{file_name}"[:200], now=now)
    return made


def _named(header: Header) -> list[int]:
    return [place for place, label in enumerate(header.labels) if label]
