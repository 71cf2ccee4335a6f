from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import col, select, update

from backend.cli import seed
from backend.database import Database
from backend.domain.people.persons.tables import Person
from backend.jobs import sealing
from tests.migrations.test_migrations import bare
from tests.operation.test_backup import own_dir
from tests.world import build

__all__ = ["bare", "own_dir"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo of a few people instead of the whole city."""

    def run(database: Database, *, now: datetime) -> None:
        with database.writing() as session:
            build(session, now=now)

    monkeypatch.setattr(seed.demo, "run", run)


def people(database: Database) -> int:
    with database.reading() as session:
        return session.exec(select(func.count(col(Person.id)))).one()


def test_an_empty_database_is_migrated_and_filled_once(bare: Database, own_dir: Path) -> None:
    assert seed.prepare(bare)
    count = people(bare)
    assert not seed.prepare(bare)
    assert people(bare) == count > 0


def test_a_demo_can_be_made_afresh(bare: Database, own_dir: Path) -> None:
    seed.prepare(bare)
    with bare.writing() as session:
        session.execute(update(Person).values(name="改过"))
    paper = own_dir / "files/ab/abcd"
    paper.parent.mkdir(parents=True)
    paper.write_text("paper")
    assert seed.prepare(bare, fresh=True)
    with bare.reading() as session:
        assert "改过" not in session.exec(select(Person.name)).all()
    assert not paper.exists()
    assert sealing.kept(bare) == []


def test_a_database_of_real_people_is_never_emptied(bare: Database, own_dir: Path) -> None:
    seed.prepare(bare)
    with bare.writing() as session:
        one = session.exec(select(Person)).first()
        assert one is not None
        one.invented = False
        session.add(one)
    with pytest.raises(seed.RealPeople):
        seed.prepare(bare, fresh=True)
    assert people(bare) > 1


def test_a_demo_stays_one_when_others_are_registered(
    bare: Database, own_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed.prepare(bare)
    assert not seed.is_demo(bare), "nobody here signs in as the demo's people do"
    monkeypatch.setattr(seed.demo, "SIGN_INS", [("staff", "县人大工作人员")])
    with bare.writing() as session:
        one = session.exec(select(Person).where(col(Person.name) == "程远山")).one()
        one.invented = False
        session.add(one)
    assert seed.is_demo(bare)


def test_the_demos_sign_ins_are_told() -> None:
    said = seed.sign_ins()
    assert all(name in said for name, _ in seed.demo.SIGN_INS)
    assert seed.demo.PASSWORD in said
