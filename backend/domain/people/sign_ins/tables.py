"""Sign-ins and their refresh tokens."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from backend.domain.kit.tables import Row, UtcDateTime


class SignIn(Row, table=True):
    """One device of one account, acting under one grant."""

    __tablename__ = "sign_in"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    grant_id: UUID | None = Field(default=None, foreign_key="account_grant.id")
    device: str = Field(max_length=200)
    """What the browser says it is, for the owner to recognise."""
    used_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_reason: str | None = Field(default=None, max_length=50)


class RefreshToken(Row, table=True):
    """One link of a sign-in's chain; only its hash is kept."""

    __tablename__ = "refresh_token"

    sign_in_id: UUID = Field(foreign_key="sign_in.id", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
