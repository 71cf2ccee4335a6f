"""An empty database of each kind that this machine can serve."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from scripts import postgres


@contextlib.contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """Give an empty database of each kind that this machine can serve."""
    urls = {"SQLite": f"sqlite:///{folder / 'congress.db'}"}
    if bin_dir := postgres.programs():
        with postgres.server(bin_dir) as url:
            admin = create_engine(
                make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
            )
            with admin.connect() as connection:
                connection.execute(text("CREATE DATABASE bench"))
            admin.dispose()
            yield {
                **urls,
                "PostgreSQL": url.replace("/postgres", "/bench").replace("//bench@", "//postgres@"),
            }
    else:
        yield urls
