"""Notices and the outbox."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from backend.domain.kit.tables import Row, UtcDateTime


class Notice(Row, table=True):
    """One thing told to one account, under one grant or any."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_account", "account_id", "created_at"),)

    account_id: UUID = Field(foreign_key="account.id")
    kind: str = Field(max_length=30)
    title: str = Field(max_length=200)
    body: str = ""
    about_word: str | None = Field(default=None, max_length=30)
    about_id: UUID | None = Field(default=None, index=True)
    dedupe: str | None = Field(default=None, max_length=120, unique=True)
    """What must be told once only: `clue:<id>:due:3`."""
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OutboxMessage(Row, table=True):
    """A notice on its way to one channel; a sender claims it with a lease."""

    __tablename__ = "outbox_message"

    notice_id: UUID = Field(foreign_key="notice.id", index=True)
    channel: str = Field(max_length=20, index=True)
    deliver_at: datetime = Field(sa_type=UtcDateTime, index=True)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failed_because: str | None = Field(default=None, max_length=200)
