"""What Alembic runs: the steps in one transaction, on the connection it is handed."""

from typing import Any

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlmodel import AutoString, SQLModel

from backend import every_table  # noqa: F401
from backend.domain.kit.tables import Encrypted, UtcDateTime, Word

BY_HAND = ("search_fts", "ix_search_grams")
"""What each database needs for search in its own way; the tables do not describe it."""


def include(thing: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    return not (name or "").startswith(BY_HAND)


def render(kind: str, thing: Any, _: AutogenContext) -> Any:
    """Write plain SQLAlchemy types, so that an old step never depends on today's classes."""
    if kind != "type":
        return False
    if isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, Encrypted):
        return "sa.LargeBinary()"
    if isinstance(thing, Word):
        return f"sa.String(length={thing.words_length})"
    if isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})" if thing.length else "sa.String()"
    return False


def run(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # Rebuilding a table drops it, which must not cascade; inside a transaction it is too late.
        _pragma(connection, "foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render,
        include_object=include,
        compare_server_default=True,
        transactional_ddl=True,
    )
    try:
        with context.begin_transaction():
            if not sqlite:
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
                # Two servers started at once migrate one after the other.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(13080001)")
            context.run_migrations()
            if sqlite:
                _check_keys(connection)
    finally:
        if sqlite:
            _pragma(connection, "foreign_keys=ON")


def _check_keys(connection: Connection) -> None:
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if loose:
        raise RuntimeError(f"rows that point nowhere after the migration: {loose[:5]}")


def _pragma(connection: Connection, said: str) -> None:
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.cursor().execute(f"PRAGMA {said}")


run(context.config.attributes["connection"])
