"""Keeping the index in step with the things, in the deed's own transaction."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, insert, select

from backend.domain.engines.search.tables import SearchEntry
from backend.domain.kit.text import grams

_ADD = text(
    "INSERT INTO search_fts(rowid, grams) SELECT id, grams FROM search_entry WHERE id = :id"
)
_TAKE = text("INSERT INTO search_fts(search_fts, rowid, grams) VALUES ('delete', :id, :grams)")
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
    session.execute(insert(SearchEntry), rows)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(_ADD_SINCE, {"id": last})
