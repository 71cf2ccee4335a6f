"""Columns every table has, and the column types both databases share."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Dialect,
    LargeBinary,
    String,
    TypeDecorator,
    Uuid,
    or_,
    type_coerce,
)
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

from backend.domain.kit import secrets

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# A migration can only drop what has a name; SQLite gives none of its own.


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; always aware and in UTC, also on SQLite, which forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        # Long lists spend their time here, so each value is read by one call.
        if dialect.name == "sqlite":
            return lambda value: value and datetime.fromisoformat(value + "+00:00")
        return lambda value: value and value.astimezone(UTC)


class Word(TypeDecorator[Any]):
    """A word of an enum: text in the database, a member in the code."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum], length: int) -> None:
        super().__init__(length)
        self.words, self.words_length = words, length
        self._members: dict[str | None, StrEnum | None] = {
            None: None,
            **{w.value: w for w in words},
        }

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return self._members.__getitem__


class Encrypted(TypeDecorator[str]):
    """Personal data that the database file alone does not give away."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else secrets.seal(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else secrets.unseal(bytes(value))


def new_id() -> UUID:
    """Return a UUIDv7: ids sort by the time they were made."""
    return uuid7()


class Row(SQLModel):
    """What is written once."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Kept(Row):
    """What is kept up: the version stands behind the ETag, updated_at behind updated_since."""

    updated_at: datetime = Field(sa_type=UtcDateTime, index=True)
    version: int = 1

    def touch(self, now: datetime) -> None:
        self.version += 1
        self.updated_at = now


def within(column: Any, path: str) -> ColumnElement[bool]:
    """Say that a path column is `path` or lies below it: `1308` holds `1308.130824`."""
    return or_(column == path, column.like(f"{path}.%"))


def unread(column: Any) -> Any:
    """Return the column, an id as the database's driver gives it: making UUIDs of many is slow."""
    return type_coerce(column, String) if isinstance(column.type, Uuid) else column
