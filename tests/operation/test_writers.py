from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import text

from backend.database import Database


def test_many_threads_write_to_sqlite_without_one_being_refused(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'congress.db'}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE seen (n INTEGER)"))

    def write(number: int) -> None:
        with database.writing() as session:
            session.execute(text("INSERT INTO seen VALUES (:n)"), {"n": number})

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(400)))
    with database.reading() as session:
        assert session.execute(text("SELECT count(DISTINCT n) FROM seen")).scalar_one() == 400
    database.engine.dispose()
