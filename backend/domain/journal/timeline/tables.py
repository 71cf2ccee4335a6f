"""The timeline table."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from backend.domain.kit.tables import Row, Word


class Audience(StrEnum):
    """Who reads an entry: all who see the thing, or the congress alone."""

    all = "all"
    congress = "congress"


class TimelineEntry(Row, table=True):
    """One thing that happened; created_at is when."""

    __tablename__ = "timeline_entry"
    __table_args__ = (Index("ix_timeline_about", "about_id", "created_at"),)

    about_word: str = Field(max_length=30)
    about_id: UUID
    step: str = Field(max_length=30)
    title: str = Field(max_length=200)
    """What happened, in the office's words: 交办给滦平县水务局."""
    note: str | None = None
    """What was said with it."""
    actor_id: UUID | None = None
    actor_name: str = Field(max_length=50)
    organ: str = Field(max_length=100)
    audience: Audience = Field(default=Audience.all, sa_type=Word(Audience, 10))
    file_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    seq: int | None = Field(default=None, unique=True)
    """Place in the order of events, given when the batch is sealed."""
    digest: str | None = Field(default=None, max_length=64)
