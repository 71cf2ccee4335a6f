"""Beginning an import, and how far its staging has come; nothing else changes yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.rules import (
    Body,
    Header,
    ImportIdTaken,
    ImportKind,
    ImportPhase,
    ImportState,
)
from backend.domain.engines.imports.tables import Import
from backend.domain.journal.actions import record

WORD = "imports"


class Stopped(Exception):
    """Somebody cancelled it, or it ended otherwise, while its rows were staged."""


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
    hidden_columns: Sequence[int],
    private: bool,
    now: datetime,
) -> tuple[Import, bool]:
    """Begin an import, without its rows; say whether it is new. Raise ImportIdTaken."""
    actor.must(Permission.imports_bring)
    assert actor.congress_id is not None
    before = session.get(Import, id)
    if before is not None:
        if (before.account_id, before.file_name) != (actor.account_id, file_name):
            raise ImportIdTaken()
        return before, False
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
        hidden_rows=sum(row.hidden for row in body.rows),
        hidden_columns=list(hidden_columns),
        private=private,
        total=len(body.rows),
        account_id=actor.account_id,
        account_name=actor.name,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, WORD, id, "stage", f"上传{file_name}"[:200], now=now)
    return made, True


def came_on(
    session: Session, found: Import, phase: ImportPhase, done: int, *, now: datetime
) -> None:
    """Say how far staging has come; raise Stopped."""
    going(found)
    found.phase, found.done, found.updated_at = phase, done, now
    session.add(found)


def going(found: Import) -> None:
    """Raise Stopped unless its rows are still being staged."""
    if found.state is not ImportState.staging:
        raise Stopped()


def _named(header: Header) -> list[int]:
    return [place for place, label in enumerate(header.labels) if label]
