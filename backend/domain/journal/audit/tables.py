"""The audit table and the seals of its batches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from backend.domain.kit.tables import Row, UtcDateTime


class AuditEntry(Row, table=True):
    """One deed; created_at is when."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_latest", "created_at", "id"),)

    account_id: UUID | None = Field(default=None, index=True)
    actor_name: str = Field(max_length=50)
    role: str = Field(max_length=20)
    organ: str = Field(max_length=100)
    congress_id: UUID | None = Field(default=None, index=True)
    deed: str = Field(max_length=60, index=True)
    """`<word>:<step>`."""
    about_word: str = Field(max_length=30)
    about_id: UUID | None = Field(default=None, index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What changed; never a password, a token or a phone number."""
    address: str | None = Field(default=None, max_length=45)
    seq: int | None = Field(default=None, unique=True)
    digest: str | None = Field(default=None, max_length=64)


class AuditSeal(Row, table=True):
    """The end of a batch: how far the chain reaches, and its digest there."""

    __tablename__ = "audit_seal"

    chain: str = Field(max_length=10, index=True)
    """`audit` or `timeline`."""
    last_seq: int
    digest: str = Field(max_length=64)
    sealed_at: datetime = Field(sa_type=UtcDateTime)
    seen_until: datetime = Field(sa_type=UtcDateTime)
    """Every entry written before this moment was sealed by now, but for those still under way."""
