"""Where the tests find PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, text


def postgres_url() -> str | None:
    """Return the URL of a PostgreSQL server whose databases tests may make and drop."""
    return os.environ.get("CONGRESS_TEST_POSTGRES")


@contextmanager
def emptied(server: str, name: str) -> Iterator[str]:
    """Make an empty database for this worker, and drop it afterwards."""
    url = make_url(server.replace("postgresql://", "postgresql+psycopg://", 1))
    database = f"congress_test_{name}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{database}"'))
    try:
        yield url.set(database=database).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)'))
        admin.dispose()
