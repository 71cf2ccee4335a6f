"""Bringing the rows in, or leaving them be."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor
from backend.domain.engines.imports.actions.remembering import remember
from backend.domain.engines.imports.actions.settling import must_be_staged
from backend.domain.engines.imports.actions.staging import WORD
from backend.domain.engines.imports.rules import (
    HiddenUnanswered,
    ImportEnded,
    ImportState,
    RowsBad,
)
from backend.domain.engines.imports.tables import Import, ImportRow
from backend.domain.journal.actions import record

WAITS = frozenset({ImportState.staging, ImportState.staged})


def must_be_ready(found: Import) -> None:
    """Raise what stands against bringing it in."""
    must_be_staged(found)
    if found.bads:
        raise RowsBad()
    if (found.hidden_rows or found.hidden_columns) and found.keep_hidden is None:
        raise HiddenUnanswered()


def commit(
    session: Session,
    actor: Actor,
    found: Import,
    *,
    elsewhere: Mapping[str, Collection[str]],
    details: Mapping[str, Any],
    now: datetime,
) -> Import:
    """Say that the rows are in, and remember the answers; raise what `must_be_ready` does.

    `elsewhere` names by column the words that the feature keeps in a better place, or not at all.
    """
    must_be_ready(found)
    found.state, found.ended_at = ImportState.committed, now
    found.touch(now)
    session.add(found)
    if found.private:
        session.execute(delete(ImportRow).where(col(ImportRow.import_id) == found.id))
    remember(session, found, elsewhere, now)
    title = f"导入{found.file_name}：新增 {found.creates}，修改 {found.changes}"
    record(session, actor, WORD, found.id, "commit", title[:200], now=now, details=details)
    return found


def cancel(session: Session, actor: Actor, found: Import, *, now: datetime) -> Import:
    """Leave it be, also while it is staged: the rows are let go, that it was tried is kept."""
    if found.state not in WAITS:
        raise ImportEnded()
    _end(session, found, ImportState.cancelled, now)
    record(session, actor, WORD, found.id, "cancel", "取消导入", now=now)
    return found


def fail(session: Session, found: Import, *, now: datetime) -> None:
    """Say that staging it came to an end; the rows are let go."""
    if found.state is ImportState.staging:
        _end(session, found, ImportState.failed, now)


def fail_stuck(session: Session, *, before: datetime, now: datetime) -> int:
    """Fail what was last staged before; its server ended. Return how many."""
    stuck = session.exec(
        select(Import).where(Import.state == ImportState.staging, col(Import.updated_at) < before)
    ).all()
    for found in stuck:
        fail(session, found, now=now)
    return len(stuck)


def _end(session: Session, found: Import, state: ImportState, now: datetime) -> None:
    found.state, found.ended_at = state, now
    found.touch(now)
    session.add(found)
    session.flush()
    session.execute(delete(ImportRow).where(col(ImportRow.import_id) == found.id))
