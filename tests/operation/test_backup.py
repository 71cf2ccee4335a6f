import tarfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, SQLModel, select

from backend.cli import backup, migrate, restore
from backend.cli.restore import RestoreRefused
from backend.database import Database
from backend.domain.journal.actions import record
from backend.domain.kit import secrets
from backend.domain.kit.tables import new_id
from backend.domain.people.persons.tables import Person
from backend.jobs import sealing
from backend.outside import files
from backend.settings import settings
from tests.conftest import NOW
from tests.migrations.test_migrations import bare
from tests.world import build

__all__ = ["bare"]
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def own_dir(tmp_path: Path) -> Iterator[Path]:
    """A data folder of the test's own, with keys of its own."""
    before, settings.data_dir = settings.data_dir, tmp_path / "var"
    _forget_keys()
    yield settings.data_dir
    settings.data_dir = before
    _forget_keys()


def _forget_keys() -> None:
    secrets._fernet.cache_clear()
    secrets._fingerprint_key.cache_clear()


@pytest.fixture
def filled(bare: Database, own_dir: Path) -> Database:
    """People, an encrypted phone number, a stored file, a sealed chain."""
    migrate.move(bare)
    with bare.writing() as session:
        world = build(session, now=NOW)
        session.get_one(Person, world.staff.actor.person_id).phone = "13800000001"
        record(session, world.staff.actor, "clues", new_id(), "verify", "核实", now=NOW)
    stored = files.store(b"%PDF-1.4 paper\n%%EOF\n", "paper.pdf")
    assert files.path_of(stored.sha256).exists()
    sealing.run(bare, now=LATER)
    return bare


def rows(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, as it would be read."""
    with database.reporting() as session:
        return {
            table.name: sorted(map(repr, session.execute(table.select())))
            for table in SQLModel.metadata.sorted_tables
        }


def papers(folder: Path) -> dict[str, bytes]:
    found = [p for p in folder.rglob("*") if p.is_file() and "before-restore" not in str(p)]
    kept = [p for p in found if p.suffix not in {".db", ".db-wal", ".db-shm"}]
    return {str(p.relative_to(folder)): p.read_bytes() for p in kept}


def wipe(database: Database, folder: Path) -> None:
    migrate.move(database, "base")
    with database.writing() as session:
        session.execute(text("DROP TABLE alembic_version"))
    for path in papers(folder):
        (folder / path).unlink()
    _forget_keys()


def test_what_was_backed_up_comes_back_whole(
    filled: Database, own_dir: Path, tmp_path: Path
) -> None:
    before, kept = rows(filled), papers(own_dir)
    assert len(before["person"]) == 14
    assert {Path(name).parts[0] for name in kept} >= {"files", "keys"}
    backup.write(filled, tmp_path / "kept.tar.gz", now=LATER)
    wipe(filled, own_dir)
    said = restore.read(filled, tmp_path / "kept.tar.gz", force=False, now=LATER)
    assert said["made_at"] == LATER.isoformat()
    assert rows(filled) == before
    assert papers(own_dir) == kept
    assert migrate.move(filled) == (said["revision"], said["revision"])
    with filled.reading() as session:
        assert "13800000001" in phones(session)


def phones(session: Session) -> set[str | None]:
    return {person.phone for person in session.exec(select(Person))}


def test_what_is_here_is_replaced_only_by_force_and_kept_aside(
    filled: Database, own_dir: Path, tmp_path: Path
) -> None:
    before = rows(filled)
    backup.write(filled, tmp_path / "kept.tar.gz", now=LATER)
    with filled.writing() as session:
        session.execute(text("UPDATE person SET name = '改过'"))
    with pytest.raises(RestoreRefused, match="--force"):
        restore.read(filled, tmp_path / "kept.tar.gz", force=False, now=LATER)
    restore.read(filled, tmp_path / "kept.tar.gz", force=True, now=LATER)
    assert rows(filled) == before
    aside = own_dir / "before-restore-20260302-010100"
    assert {path.name for path in aside.iterdir()} >= {"files", "keys"}


def test_a_damaged_backup_changes_nothing(filled: Database, own_dir: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "kept.tar.gz", tmp_path / "broken.tar.gz"
    backup.write(filled, whole, now=LATER)
    with tarfile.open(whole) as old, tarfile.open(broken, "w:gz") as new:
        for entry in old:
            content = old.extractfile(entry)
            assert content is not None
            if entry.name.startswith("keys/"):
                entry.size, content = 3, open(__file__, "rb")  # noqa: SIM115
            new.addfile(entry, content)
            content.close()
    before = rows(filled)
    with pytest.raises(RestoreRefused, match="损坏"):
        restore.read(filled, broken, force=True, now=LATER)
    broken.write_bytes(whole.read_bytes()[:-500])
    with pytest.raises(RestoreRefused, match="损坏"):
        restore.read(filled, broken, force=True, now=LATER)
    assert rows(filled) == before


def test_a_backup_of_the_other_kind_of_database_is_refused(
    filled: Database, own_dir: Path, tmp_path: Path
) -> None:
    backup.write(filled, tmp_path / "kept.tar.gz", now=LATER)
    if filled.engine.dialect.name == "sqlite":
        return
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(RestoreRefused, match="postgresql"):
        restore.read(other, tmp_path / "kept.tar.gz", force=True, now=LATER)
    other.engine.dispose()


def test_only_its_owner_reads_a_backup(filled: Database, own_dir: Path, tmp_path: Path) -> None:
    backup.write(filled, tmp_path / "kept.tar.gz", now=LATER)
    assert (tmp_path / "kept.tar.gz").stat().st_mode & 0o077 == 0
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".")] == []
