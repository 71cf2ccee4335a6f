"""The database a command works on, closed when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from backend.database import Database


@contextmanager
def opened() -> Iterator[Database]:
    database = Database()
    try:
        yield database
    finally:
        database.engine.dispose()
