"""`smart-congress migrate`: bring the database to the schema of this version."""

import re
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

import typer
from sqlalchemy import Connection, inspect, text

from backend.cli.opening import opened
from backend.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported where something is to be migrated: a server that starts needs it seldom.


def migrate(
    to: Annotated[str, typer.Option(help="Revision to go to; `base` is the empty one.")] = "head",
) -> None:
    """Bring the database up to this version's tables, or to another revision."""
    with opened() as database:
        before, after = move(database, to)
    typer.echo("数据库已是最新。" if before == after else f"数据库已更新：{before} → {after}")


def move(database: Database, to: str = "head") -> tuple[str, str]:
    """Migrate up or down; return the revision before and after, `base` where there is none."""
    with database.engine.connect() as connection:
        before = revision(connection)
        connection.rollback()
        if before == (head() if to == "head" else to):
            return before, before
        from alembic import command

        config = config_of(connection)
        down = to == "base" or to in _below(before)
        (command.downgrade if down else command.upgrade)(config, to)
        after = revision(connection)
        connection.rollback()
    return before, after


def revision(connection: Connection) -> str:
    """Return the revision the database is at."""
    if not inspect(connection).has_table("alembic_version"):
        return "base"
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found or "base")


def head() -> str:
    """Return the revision this version of the program needs."""
    steps = _steps()
    return next(iter(steps.keys() - set(steps.values())), "base")


def knows(said: str) -> bool:
    """Say whether this version of the program has this revision among its steps."""
    return said == "base" or said in _steps()


def config_of(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration; it needs no file, so that an installed wheel can migrate."""
    from alembic.config import Config

    config = Config(stdout=sys.stdout)
    folder = str(files("backend") / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _steps() -> dict[str, str]:
    """Return each revision with the one below it."""
    found = {}
    for file in (files("backend") / "migrations/versions").iterdir():
        if file.name.endswith(".py"):
            said = dict(re.findall(r"^(revision|down_revision) = (.+)$", file.read_text(), re.M))
            if "revision" in said:
                found[_word(said["revision"])] = _word(said["down_revision"])
    return found


def _word(said: str) -> str:
    return "base" if said == "None" else said.strip("\"'")


def _below(said: str) -> set[str]:
    steps, found = _steps(), set()
    while said in steps:
        found.add(said := steps[said])
    return found
