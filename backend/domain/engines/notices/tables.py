"""Notices, how people want to be told, and the outbox."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from backend.domain.engines.notices.rules import Digest, Outcome, Preferences
from backend.domain.kit.tables import Kept, Row, UtcDateTime, Word

WECHAT = "wechat"
"""The one channel besides the app, so far."""


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


class NoticePreference(Kept, table=True):
    """How one account wants to be told; without a row, as `Preferences()` says."""

    __tablename__ = "notice_preference"

    account_id: UUID = Field(foreign_key="account.id", unique=True)
    wechat: bool
    digest: Digest = Field(sa_type=Word(Digest, 10))
    digest_at: time
    quiet_from: time | None = None
    quiet_to: time | None = None

    @property
    def said(self) -> Preferences:
        return Preferences(self.wechat, self.digest, self.digest_at, self.quiet_from, self.quiet_to)


class WechatGrant(Row, table=True):
    """How many messages of a template a bound WeChat user has agreed to and not yet got."""

    __tablename__ = "wechat_grant"
    __table_args__ = (UniqueConstraint("binding_id", "template_id"),)

    binding_id: UUID = Field(foreign_key="wechat_binding.id")
    template_id: str = Field(max_length=64)
    count: int


class OutboxMessage(Row, table=True):
    """A notice on its way to one channel, until it has an outcome; a sender claims it."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index("ix_outbox_message_waiting", "channel", "outcome", "deliver_at"),)

    notice_id: UUID = Field(foreign_key="notice.id", index=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    channel: str = Field(max_length=20)
    deliver_at: datetime = Field(sa_type=UtcDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """While a sender is at it; past this, nobody knows whether it was sent."""
    attempts: int = 0
    outcome: Outcome | None = Field(default=None, sa_type=Word(Outcome, 20))
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
