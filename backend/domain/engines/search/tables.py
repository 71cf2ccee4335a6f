"""The search index."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DDL, Column, Integer, Text, event
from sqlmodel import Field, SQLModel

from backend.domain.kit.tables import UtcDateTime


class SearchEntry(SQLModel, table=True):
    """The grams of one thing; the integer key is what FTS5 goes by."""

    __tablename__ = "search_entry"

    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    about_word: str = Field(max_length=30)
    about_id: UUID = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    grams: str = Field(sa_type=Text)


FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5"
    "(grams, content='search_entry', content_rowid='id', detail=none)"
)
GIN = "CREATE INDEX ix_search_grams ON search_entry USING gin (string_to_array(grams, ' '))"

event.listen(
    SearchEntry.metadata.tables["search_entry"],
    "after_create",
    DDL(FTS).execute_if(dialect="sqlite"),
)
event.listen(
    SearchEntry.metadata.tables["search_entry"],
    "after_create",
    DDL(GIN).execute_if(dialect="postgresql"),
)
event.listen(
    SearchEntry.metadata.tables["search_entry"],
    "before_drop",
    DDL("DROP TABLE IF EXISTS search_fts").execute_if(dialect="sqlite"),
)
