"""The file table; the bytes lie in the file store under their SHA-256."""

from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from backend.domain.kit.tables import Row


class File(Row, table=True):
    """One uploaded file; without about_id it waits for its matter and only its sender sees it."""

    __tablename__ = "file"
    __table_args__ = (Index("ix_file_about", "about_id"),)

    name: str = Field(max_length=200)
    media_type: str = Field(max_length=100)
    size: int
    sent_sha256: str = Field(max_length=64)
    """Digest of what was sent; a repeat with the same id and digest is harmless."""
    stored_sha256: str = Field(max_length=64, index=True)
    """Digest of what is kept: pictures are re-encoded, so that their EXIF is gone."""
    width: int | None = None
    height: int | None = None
    sender_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    about_word: str | None = Field(default=None, max_length=30)
    about_id: UUID | None = None
    step: str | None = Field(default=None, max_length=30)
