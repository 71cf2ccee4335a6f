"""Bringing the rows in, or leaving them be."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor
from backend.domain.engines.imports.actions.settling import must_be_staged
from backend.domain.engines.imports.actions.staging import WORD
from backend.domain.engines.imports.queries import HEADER
from backend.domain.engines.imports.rules import ImportState, RowsBad
from backend.domain.engines.imports.tables import Import, ImportRow, KnownWord
from backend.domain.journal.actions import record
from backend.domain.kit.tables import new_id
from backend.domain.kit.text import normalised


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
