import json
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from backend.cli import app
from backend.database import Database
from backend.settings import settings
from tests.migrations.test_migrations import bare
from tests.operation.test_backup import filled, own_dir

__all__ = ["bare", "filled", "own_dir"]


@pytest.fixture(autouse=True)
def as_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "database_url", settings.database_url)
    monkeypatch.setattr(settings, "data_dir", settings.data_dir)


def command(database: Database, *words: str) -> Result:
    """Run `smart-congress` on this database."""
    url = database.engine.url.render_as_string(hide_password=False)
    return CliRunner().invoke(app, ["--database-url", url, *words])


def test_a_new_database_is_migrated_by_command(bare: Database) -> None:
    assert "base → " in command(bare, "migrate").output
    assert "已是最新" in command(bare, "migrate").output
    assert " → base" in command(bare, "migrate", "--to", "base").output


def test_the_server_refuses_a_database_of_another_version(bare: Database) -> None:
    said = command(bare, "serve")
    assert said.exit_code == 1
    assert "smart-congress migrate" in said.output


def test_the_audit_is_verified_by_command(filled: Database) -> None:
    assert command(filled, "audit", "verify").exit_code == 0
    with filled.writing() as session:
        session.execute(text("UPDATE audit_entry SET actor_name = '他人'"))
    said = command(filled, "audit", "verify")
    assert said.exit_code == 1
    assert "audit 第 1 条" in said.output


def test_a_backup_goes_round_by_command(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar.gz"
    assert command(filled, "backup", str(file)).exit_code == 0
    assert "--force" in command(filled, "backup", str(file)).output
    assert command(filled, "restore", str(file)).exit_code == 1
    assert command(filled, "restore", str(file), "--force").exit_code == 0


def test_the_api_document_is_printed(bare: Database) -> None:
    said = json.loads(command(bare, "openapi").stdout)
    assert said["openapi"].startswith("3.1")
