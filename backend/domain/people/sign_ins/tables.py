"""Sign-ins, their refresh tokens, tickets that hand them over, and who is bound to WeChat."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from backend.domain.kit.tables import Encrypted, Row, UtcDateTime, Word
from backend.domain.people.sign_ins.rules import BoundBy, Way


class SignIn(Row, table=True):
    """One device of one account, acting under one grant."""

    __tablename__ = "sign_in"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    grant_id: UUID | None = Field(default=None, foreign_key="account_grant.id")
    way: Way = Field(
        default=Way.password, sa_type=Word(Way, 20), sa_column_kwargs={"server_default": "password"}
    )
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


class HandOverTicket(Row, table=True):
    """Opens the same account and grant in another place, once; only its hash is kept."""

    __tablename__ = "hand_over_ticket"

    sign_in_id: UUID = Field(foreign_key="sign_in.id", index=True)
    grant_id: UUID = Field(foreign_key="account_grant.id")
    ticket_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class WechatBinding(Row, table=True):
    """A WeChat user who signs in as an account; one of each at a time."""

    __tablename__ = "wechat_binding"
    __table_args__ = (
        Index(
            "uq_wechat_binding_account",
            "account_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_wechat_binding_openid",
            "openid_print",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    account_id: UUID = Field(foreign_key="account.id", index=True)
    openid: str = Field(sa_type=Encrypted)
    """Who they are to our mini-program and to nobody else."""
    openid_print: str = Field(max_length=64)
    bound_by: BoundBy = Field(sa_type=Word(BoundBy, 10))
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_reason: str | None = Field(default=None, max_length=200)


class BindingFailure(Row, table=True):
    """How often a WeChat user gave a wrong binding code in a row."""

    __tablename__ = "binding_failure"

    openid_print: str = Field(max_length=64, unique=True)
    count: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
