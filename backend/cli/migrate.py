"""`smart-congress migrate`: bring the database to the schema of this version."""

from importlib.resources import files
from typing import Annotated

import typer
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from backend.cli.opening import opened
from backend.database import Database


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
        config = config_of(connection)
        down = to == "base" or _is_below(config, to, before)
        (command.downgrade if down else command.upgrade)(config, to)
        after = revision(connection)
        connection.rollback()
    return before, after


def revision(connection: Connection) -> str:
    """Return the revision the database is at."""
    return MigrationContext.configure(connection).get_current_revision() or "base"


def knows(said: str) -> bool:
    """Say whether this version of the program has this revision among its steps."""
    steps = ScriptDirectory.from_config(config_of()).walk_revisions()
    return said == "base" or said in {step.revision for step in steps}


def config_of(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration; it needs no file, so that an installed wheel can migrate."""
    config = Config()
    folder = str(files("backend") / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the revision this version of the program needs."""
    return ScriptDirectory.from_config(config_of()).get_current_head() or "base"


def _is_below(config: Config, to: str, before: str) -> bool:
    if before == "base" or to == "head":
        return False
    below = ScriptDirectory.from_config(config).iterate_revisions(before, "base")
    return to in {step.revision for step in below} - {before}
