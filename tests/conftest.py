"""A database of each kind, a small congress in it, and people to act as."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlmodel import SQLModel

from backend import every_table  # noqa: F401
from backend.api.base import calls
from backend.database import Database
from backend.main import create_app
from backend.outside import wechat as outside_wechat
from backend.settings import settings
from tests import wechat_double
from tests.databases import emptied, postgres_url
from tests.world import World, build

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday, 9 o'clock in Chengde."""

POSTGRES = postgres_url()


@pytest.fixture(scope="session", autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings.data_dir = tmp_path_factory.mktemp("var")
    return settings.data_dir


@pytest.fixture(scope="session")
def blank_sqlite(data_dir: Path) -> Path:
    path = data_dir / "blank.db"
    database = Database(f"sqlite:///{path}")
    make_tables(database)
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    database.engine.dispose()
    return path


@pytest.fixture(scope="session")
def blank_postgres(data_dir: Path, worker_id: str) -> Iterator[Database]:
    name = worker_id + os.environ.get("CONGRESS_TEST_SUFFIX", "")
    with emptied(POSTGRES or "", name) as url:
        database = Database(url)
        make_tables(database)
        yield database
        database.engine.dispose()


def make_tables(database: Database) -> None:
    """Make every table as the migrations would; tests/migrations holds the two together."""
    SQLModel.metadata.create_all(database.engine)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database; every test that asks for it runs on both kinds."""
    for heads in settings.data_dir.glob("audit-heads*.log"):
        heads.unlink()
    if request.param == "sqlite":
        path = tmp_path / "congress.db"
        shutil.copy(request.getfixturevalue("blank_sqlite"), path)
        database = Database(f"sqlite:///{path}")
        yield database
        database.engine.dispose()
        return
    if POSTGRES is None:
        assert not os.environ.get("CI"), "In CI PostgreSQL must be there."
        pytest.skip("no PostgreSQL: set CONGRESS_TEST_POSTGRES to its URL")
    database = request.getfixturevalue("blank_postgres")
    # Truncating makes new files for every table: forty times slower than deleting a few rows.
    emptied_one_by_one = reversed(SQLModel.metadata.sorted_tables)
    with database.engine.begin() as connection:
        connection.execute(text("; ".join(f'DELETE FROM "{t.name}"' for t in emptied_one_by_one)))
    yield database


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    clock = Clock()
    monkeypatch.setattr(calls, "clock", lambda: clock.now)
    return clock


class Clock:
    """The server's clock, set by hand."""

    now = NOW


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """One server for all tests: its first request builds every route, and that takes a while."""
    return create_app(Database("sqlite://"))


@pytest.fixture
def client(app: FastAPI, database: Database, clock: Clock) -> Iterator[TestClient]:
    app.state.database = database
    with TestClient(app, base_url="https://testserver") as client:
        yield client


@pytest.fixture
def world(database: Database) -> World:
    """One city, two of its counties, and somebody in every role; see tests/world.py."""
    with database.writing() as session:
        return build(session, now=NOW)


@pytest.fixture(scope="session")
def wechat_url() -> Iterator[tuple[wechat_double.Wechat, str]]:
    known = wechat_double.Wechat()
    with wechat_double.serving(known) as url:
        yield known, url


@pytest.fixture
def wechat(
    wechat_url: tuple[wechat_double.Wechat, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> wechat_double.Wechat:
    """WeChat, as far as the product can tell; it knows nobody yet."""
    known, url = wechat_url
    known.forget()
    outside_wechat._token.clear()
    secret = tmp_path / "wechat-secret"
    secret.write_text(f"{wechat_double.SECRET}\n")
    for name, value in [
        ("wechat_api", url),
        ("wechat_app_id", wechat_double.APP_ID),
        ("wechat_secret_file", secret),
        ("wechat_templates", Path(__file__).parent / "samples/wechat-templates.json"),
    ]:
        monkeypatch.setattr(settings, name, value)
    return known
