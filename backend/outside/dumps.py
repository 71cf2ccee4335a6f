"""Copies of a whole database: SQLite by its backup API, PostgreSQL by its own two programs."""

import os
import shutil
import sqlite3
import subprocess  # nosec B404
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL


class ToolMissing(Exception):
    """A program of PostgreSQL's is not installed; the message names it."""


class DumpFailed(Exception):
    """The database's own program gave up; the message is what it said."""


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy one SQLite database over another, whole, whoever else reads or writes."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def dump_postgres(url: URL, schema: str, target: Path) -> None:
    """Write the schema as SQL, tables and rows, seen at one moment."""
    asked = ["--schema", schema, "--no-owner", "--no-privileges", "--file", str(target)]
    _run("pg_dump", url, asked)


def load_postgres(url: URL, schema: str, source: Path) -> None:
    """Replace the schema by a dumped one, in one transaction."""
    drop = f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'
    asked = ["--single-transaction", "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1"]
    _run("psql", url, [*asked, "--command", drop, "--file", str(source)])


def _run(tool: str, url: URL, asked: list[str]) -> None:
    program = shutil.which(tool)
    if program is None:
        raise ToolMissing(tool)
    plain = url.set(drivername="postgresql", password=None)
    env = {**os.environ, "PGPASSWORD": url.password or "", "PGOPTIONS": "-c statement_timeout=0"}
    address = plain.render_as_string(hide_password=False)
    # No shell, a fixed program, an address from our own settings.
    done = subprocess.run(  # nosec B603
        [program, "--dbname", address, *asked],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DumpFailed(done.stderr.strip())
