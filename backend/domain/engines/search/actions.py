"""Keeping the index in step with the things, in the deed's own transaction."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, delete, select, update

from backend.domain.engines.search.tables import SearchEntry
from backend.domain.kit.bulk import add_many
from backend.domain.kit.text import grams

_ENTRIES: Any = SQLModel.metadata.tables["search_entry"]
_ADD = text(
    "INSERT INTO search_fts(rowid, grams) SELECT id, grams FROM search_entry WHERE id = :id"
)
_TAKE = text("INSERT INTO search_fts(search_fts, rowid, grams) VALUES ('delete', :id, :grams)")
_TAKE_ALL = text(
    "INSERT INTO search_fts(search_fts, rowid, grams)"
    " SELECT 'delete', id, grams FROM search_entry WHERE id IN (SELECT value FROM json_each(:ids))"
)
_ADD_ALL = text(
    "INSERT INTO search_fts(rowid, grams)"
    " SELECT id, grams FROM search_entry WHERE id IN (SELECT value FROM json_each(:ids))"
)
_ADD_SINCE = text(
    "INSERT INTO search_fts(rowid, grams) SELECT id, grams FROM search_entry WHERE id > :id"
)


def index(session: Session, word: str, about_id: UUID, *texts: str | None, at: datetime) -> None:
    """Make a thing findable by these texts, instead of by what it was findable by before."""
    lite = session.get_bind().dialect.name == "sqlite"
    found = session.exec(select(SearchEntry).where(SearchEntry.about_id == about_id)).one_or_none()
    wanted = grams(*texts)
    if found is None:
        found = SearchEntry(about_word=word, about_id=about_id, at=at, grams=wanted)
    elif found.grams == wanted:
        return
    elif lite:
        session.execute(_TAKE, {"id": found.id, "grams": found.grams})
    found.grams = wanted
    session.add(found)
    session.flush()
    if lite:
        session.execute(_ADD, {"id": found.id})


def index_many(
    session: Session, word: str, things: Iterable[tuple[UUID, datetime, list[str | None]]]
) -> None:
    """Index new things set-based: (id, at, texts) each; none of them may be indexed already."""
    rows = [
        {"about_word": word, "about_id": about_id, "at": at, "grams": grams(*texts)}
        for about_id, at, texts in things
    ]
    if not rows:
        return
    newest = select(col(SearchEntry.id)).order_by(col(SearchEntry.id).desc()).limit(1)
    last = session.execute(newest).scalar() or 0
    add_many(session, _ENTRIES, rows)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(_ADD_SINCE, {"id": last})


def reindex_many(session: Session, wanted: Mapping[UUID, str]) -> None:
    """Index known things by other grams, set-based."""
    ids = _taken(session, wanted)
    session.execute(update(SearchEntry), [{"id": i, "grams": wanted[of]} for i, of in ids.items()])
    if session.get_bind().dialect.name == "sqlite":
        session.execute(_ADD_ALL, {"ids": json.dumps(list(ids))})


def forget_many(session: Session, about_ids: Iterable[UUID]) -> None:
    """Let go of what was indexed for things that came to nothing."""
    ids = _taken(session, about_ids)
    session.execute(delete(SearchEntry).where(col(SearchEntry.id).in_(list(ids))))


def _taken(session: Session, about_ids: Iterable[UUID]) -> dict[int, UUID]:
    """Take things out of SQLite's index; return what they are about by the entries' ids."""
    asked = select(SearchEntry.id, SearchEntry.about_id)
    found = session.execute(asked.where(col(SearchEntry.about_id).in_(list(about_ids))))
    ids = {id_: about_id for id_, about_id in found}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(_TAKE_ALL, {"ids": json.dumps(list(ids))})
    return ids
