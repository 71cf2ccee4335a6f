"""Accounts and their grants."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from backend.domain.access import Role
from backend.domain.kit.tables import Kept, Row, UtcDateTime, Word


class Account(Kept, table=True):
    """What a person signs in with."""

    __tablename__ = "account"

    person_id: UUID = Field(foreign_key="person.id", unique=True)
    username: str = Field(max_length=50, unique=True)
    password_hash: str | None = Field(default=None, max_length=200)
    must_set_password: bool = True
    """The password is a one-time slip's: good for setting one's own, nothing else."""
    slip_expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_reason: str | None = Field(default=None, max_length=200)


class BindingCode(Row, table=True):
    """A printed code that binds its owner's WeChat, once; only a keyed hash is kept."""

    __tablename__ = "binding_code"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    code_print: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was used, or replaced by a newer one."""


class Grant(Row, table=True):
    """A role at a congress, or at a unit of it."""

    __tablename__ = "account_grant"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    role: Role = Field(sa_type=Word(Role, 20))
    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id", index=True)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
