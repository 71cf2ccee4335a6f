"""The database, and the one place a transaction opens and commits."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlmodel import Session, create_engine

from backend.settings import settings

MODE = "congress_mode"
CACHE = "cache_size=-65536"
"""SQLite's, in KiB: 64 MB a connection."""


class Database:
    """Hands out sessions; only the edge holds one of these."""

    def __init__(self, url: str | None = None) -> None:
        self.engine = engine_for(url or settings.url)
        reading: dict[str, Any] = {MODE: "reading"}
        snapshot: dict[str, Any] = {MODE: "snapshot"}
        if self.engine.dialect.name == "postgresql":
            reading["isolation_level"] = "AUTOCOMMIT"
            snapshot["isolation_level"] = "REPEATABLE READ"
        # SQLite's busy timeout polls, and a thread can lose every poll: threads queue here instead.
        self._turn = Lock() if self.engine.dialect.name == "sqlite" else nullcontext()
        # Threads beyond those that keep Python busy cost half as much again by waiting for turns.
        # Reading SQLite is work of this process; PostgreSQL's answers are waited for, too.
        self._readers = BoundedSemaphore(2 if self.engine.dialect.name == "sqlite" else 4)
        self._reader = self.engine.execution_options(**reading)
        self._snapshot = self.engine.execution_options(**snapshot)

    @contextmanager
    def writing(self, *, much: bool = False) -> Iterator[Session]:
        """Commit what the block did, or undo all of it; for `much`, SQLite gets more memory."""
        session = Session(self.engine, expire_on_commit=False)
        room = self._room(session) if much else nullcontext()
        with self._turn, session, session.begin(), room:
            yield session

    @contextmanager
    def _room(self, session: Session) -> Iterator[None]:
        """Let SQLite keep 256 MB of pages, which it would else write out and read again."""
        if self.engine.dialect.name != "sqlite":
            yield
            return
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA cache_size=-262144")
        try:
            yield
        finally:
            connection.exec_driver_sql(f"PRAGMA {CACHE}")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read without a transaction of one's own: a round trip instead of three."""
        with self._readers, Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def reporting(self) -> Iterator[Session]:
        """Read several tables as they were at one moment."""
        with Session(self._snapshot, autoflush=False) as session, session.begin():
            yield session

    def analyze(self, table: str) -> None:
        """Let PostgreSQL count a table that was just filled; SQLite plans without counting.

        Until it is counted by itself, a statement over many new rows is planned as if for a few.
        """
        if self.engine.dialect.name != "postgresql":
            return
        with self.engine.connect() as connection:
            name = self.engine.dialect.identifier_preparer.quote(table)
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(
                f"ANALYZE {name}"
            )

    def wipe(self) -> bool:
        """Take what was deleted off the disk, and the order in which the rest was written.

        SQLite: the file is written anew and its log emptied; say whether nobody was in the way.
        PostgreSQL drops a table's files by itself; its log is the operator's (docs/operation.md).
        """
        if self.engine.dialect.name != "sqlite":
            return True
        with self._turn, self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        return not busy


def engine_for(url: str) -> Engine:
    """Return an engine for SQLite or PostgreSQL with this product's settings on it."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    options = (
        f"-c statement_timeout={settings.statement_timeout_ms}"
        " -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC"
    )
    return create_engine(
        url,
        pool_size=settings.pool_size,
        max_overflow=5,
        pool_pre_ping=True,
        connect_args={"options": options, "prepare_threshold": settings.prepare_threshold},
    )


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    pool = {"pool_size": settings.pool_size, "max_overflow": 5} if path else {}
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 5}, **pool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # Transactions are begun by `_begin_sqlite` alone.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "synchronous=FULL",
        CACHE,
        "temp_store=MEMORY",
        # What is deleted is overwritten: a ballot box that was dropped must not be readable.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once, busy timeout or not.
    options = connection.get_execution_options()
    mode = options.get(MODE)
    if mode == "reading" or options.get("isolation_level") == "AUTOCOMMIT":
        return
    connection.exec_driver_sql("BEGIN" if mode == "snapshot" else "BEGIN IMMEDIATE")
