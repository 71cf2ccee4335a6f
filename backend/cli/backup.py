"""`smart-congress backup`: database, files and keys in one file."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import text

from backend.cli.migrate import revision
from backend.cli.opening import opened
from backend.database import Database
from backend.outside import archives, dumps
from backend.settings import settings

DUMPS = {"sqlite": "database.sqlite", "postgresql": "database.sql"}
KEPT = ("files", "keys")
"""Folders that belong to the database: its papers, and the keys of its encrypted fields."""
HEADS = "audit-heads*.log"


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write, e.g. congress.tar.gz")],
    force: Annotated[bool, typer.Option(help="Replace the file if it exists.")] = False,
) -> None:
    """Back everything up while the server goes on."""
    if file.exists() and not force:
        typer.echo(f"{file} 已存在；要覆盖请加 --force。", err=True)
        raise typer.Exit(1)
    try:
        with opened() as database:
            count = write(database, file, now=datetime.now(UTC))
    except dumps.ToolMissing as missing:
        typer.echo(
            f"缺少 {missing}：请安装 postgresql-client（apt install postgresql-client）。", err=True
        )
        raise typer.Exit(1) from None
    except dumps.DumpFailed as fault:
        typer.echo(f"数据库没有备份成功：{fault}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"已备份到 {file}（{count} 个文件）。里面有密钥，请像保管密码一样保管它。")


def write(database: Database, file: Path, *, now: datetime) -> int:
    """Write the backup; return how many files are in it."""
    kind = database.engine.dialect.name
    with database.engine.connect() as connection:
        at = revision(connection)
        connection.rollback()
    said = {"made_at": now.isoformat(), "database": kind, "revision": at, "schema": None}
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        dump = Path(folder) / DUMPS[kind]
        # The database first: a file stored meanwhile is too many, never too few.
        if kind == "sqlite":
            dumps.copy_sqlite(Path(database.engine.url.database or ""), dump)
        else:
            said["schema"] = schema_of(database)
            dumps.dump_postgres(database.engine.url, str(said["schema"]), dump)
        return archives.pack(file, {dump.name: dump, **_kept()}, said)


def schema_of(database: Database) -> str:
    with database.engine.connect() as connection:
        return str(connection.execute(text("select current_schema()")).scalar_one())


def _kept() -> dict[str, Path]:
    root = settings.data_dir
    found = [p for folder in KEPT for p in (root / folder).rglob("*") if p.is_file()]
    return {str(p.relative_to(root)): p for p in [*found, *root.glob(HEADS)]}
