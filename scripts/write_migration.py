"""Write a migration: `python -m scripts.write_migration "what changes"`.

With `--first` the one initial step is written anew; only before the first release.
"""

import argparse
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from alembic import command

from backend.cli.migrate import config_of, move
from backend.database import Database
from backend.domain.engines.search.tables import FTS, GIN

VERSIONS = Path(__file__).parents[1] / "backend/migrations/versions"
FIRST, FIRST_ID, FIRST_DAY = "the house", "the_house", "2026_11_24"
SEARCH = f"""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            {FTS!r}
        )
    else:
        op.execute(
            {GIN!r}
        )
"""
NO_SEARCH = """
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("message", nargs="?", default=FIRST)
    arguments.add_argument("--first", action="store_true")
    asked = arguments.parse_args()
    kept = VERSIONS / f"{FIRST_DAY}_{FIRST_ID}.py"
    if asked.first:
        kept.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = _generate(f"sqlite:///{folder}/blank.db", asked.message, first=asked.first)
    if asked.first:
        made = made.rename(kept)
        _add_search(made)
    for tool in (["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *tool, "-q", made], check=True)
    sys.stdout.write(f"{made.relative_to(Path.cwd())}\n")


def _generate(url: str, message: str, *, first: bool) -> Path:
    database = Database(url)
    move(database)
    with database.engine.connect() as connection:
        made = command.revision(
            config_of(connection),
            message,
            autogenerate=True,
            rev_id=FIRST_ID if first else f"{datetime.now():%Y%m%d%H%M}",
        )
    database.engine.dispose()
    assert made is not None
    assert not isinstance(made, list)
    return Path(made.path)


def _add_search(made: Path) -> None:
    up, down = made.read_text().split("\n\ndef downgrade() -> None:\n")
    made.write_text(f"{up.rstrip()}\n{SEARCH}\n\ndef downgrade() -> None:{NO_SEARCH}{down}")


if __name__ == "__main__":
    main()
