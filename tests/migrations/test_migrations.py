import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlmodel import SQLModel

from backend.cli.migrate import config_of, move, revision
from backend.database import Database
from tests.databases import emptied, postgres_url


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Database]:
    """A database without a single table."""
    if request.param == "sqlite":
        yield (database := Database(f"sqlite:///{tmp_path / '100% bare.db'}"))
        database.engine.dispose()
        return
    server = postgres_url()
    if server is None:
        assert not os.environ.get("CI"), "In CI PostgreSQL must be there."
        pytest.skip("no PostgreSQL: set CONGRESS_TEST_POSTGRES to its URL")
    name = f"bare_{worker_id}{os.environ.get('CONGRESS_TEST_SUFFIX', '')}"
    with emptied(server, name) as url:
        yield (database := Database(url))
        database.engine.dispose()


def tables(database: Database) -> set[str]:
    names = set(inspect(database.engine).get_table_names())
    return {n for n in names if not n.startswith("search_fts")} - {"alembic_version"}


# PostgreSQL writes a computed column's expression in its own way, and Alembic cannot compare them.
@pytest.mark.filterwarnings("ignore:Computed default on:UserWarning")
def test_the_steps_lead_to_the_tables_of_the_code(bare: Database) -> None:
    before, after = move(bare)
    assert (before, after != "base") == ("base", True)
    assert tables(bare) == set(SQLModel.metadata.tables)
    with bare.engine.connect() as connection:
        command.check(config_of(connection))


def test_every_step_goes_down_and_up_again(bare: Database) -> None:
    _, head = move(bare)
    assert move(bare, "base") == (head, "base")
    assert tables(bare) == set()
    assert move(bare) == ("base", head)


def test_migrating_twice_changes_nothing(bare: Database) -> None:
    _, head = move(bare)
    assert move(bare) == (head, head)
    with bare.engine.connect() as connection:
        assert revision(connection) == head


def test_foreign_keys_are_watched_again_after_migrating(bare: Database) -> None:
    move(bare)
    if bare.engine.dialect.name == "sqlite":
        with bare.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_search_finds_its_index_after_migrating(bare: Database) -> None:
    move(bare)
    names = inspect(bare.engine).get_table_names()
    if bare.engine.dialect.name == "sqlite":
        assert "search_fts" in names
    else:
        indexes = inspect(bare.engine).get_indexes("search_entry")
        assert "ix_search_grams" in {index["name"] for index in indexes}
