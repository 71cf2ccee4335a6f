"""Finding the ids of things by words."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, text
from sqlmodel import Session, col, select

from backend.domain.engines.search.tables import SearchEntry
from backend.domain.kit.text import asked


def holding(session: Session, words: str) -> Select[tuple[UUID]] | None:
    """Return a statement of the ids of things that hold all these words; none if no word is in it.

    Meant as a subquery: `statement.where(col(Clue.id).in_(holding(session, "饮水")))`.
    """
    found = matching(session, words)
    return None if found is None else select(SearchEntry.about_id).where(found)  # type: ignore[return-value]


def matching(session: Session, words: str) -> ColumnElement[bool] | None:
    """Return the condition on SearchEntry behind `holding`."""
    wanted = asked(words)[:40]
    if not wanted:
        return None
    if session.get_bind().dialect.name == "sqlite":
        phrase = " ".join(f'"{gram}"' for gram in wanted)
        hits: Any = text("SELECT rowid FROM search_fts WHERE search_fts MATCH :phrase")
        return col(SearchEntry.id).in_(hits.bindparams(phrase=phrase))
    return func.string_to_array(col(SearchEntry.grams), " ").op("@>", is_comparison=True)(
        func.string_to_array(" ".join(wanted), " ")
    )
