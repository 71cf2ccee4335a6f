"""`smart-congress restore`: put a backup back; stop the server first."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import inspect

from backend.cli.backup import DUMPS, HEADS, KEPT, schema_of
from backend.cli.migrate import knows
from backend.cli.opening import opened
from backend.database import Database
from backend.outside import archives, dumps
from backend.settings import settings


class RestoreRefused(Exception):
    """The backup is not put back; the message says why and what to do."""


def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` wrote")],
    force: Annotated[bool, typer.Option(help="Replace what is here now.")] = False,
) -> None:
    """Put a backup back; what was here is kept aside."""
    try:
        with opened() as database:
            said = read(database, file, force=force, now=datetime.now(UTC))
    except RestoreRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"已恢复 {said['made_at']} 的备份。接着请运行 smart-congress migrate，再启动服务。")


def read(database: Database, file: Path, *, force: bool, now: datetime) -> dict[str, Any]:
    """Check the backup and put it back; return what its manifest says."""
    root = settings.data_dir
    root.mkdir(parents=True, exist_ok=True)
    if not force:
        _refuse_over(database)
    with tempfile.TemporaryDirectory(dir=root, prefix=".restore-") as name:
        folder = Path(name)
        try:
            said = archives.unpack(file, folder)
            _refuse_foreign(database, said)
            _load(database, said, folder)
        except archives.ArchiveDamaged as damaged:
            raise RestoreRefused(f"备份文件已损坏（{damaged.what}），没有恢复任何内容。") from None
        except dumps.ToolMissing as missing:
            raise RestoreRefused(f"缺少 {missing}：请安装 postgresql-client。") from None
        except dumps.DumpFailed as fault:
            raise RestoreRefused(f"数据库没有恢复成功，原有内容未动：{fault}") from None
        _swap(root, folder, aside=root / f"before-restore-{now:%Y%m%d-%H%M%S}")
    return said


def _refuse_over(database: Database) -> None:
    tables = set(inspect(database.engine).get_table_names()) - {"alembic_version"}
    if tables or any(p.is_file() for p in (settings.data_dir / "files").rglob("*")):
        raise RestoreRefused("这里已有数据；确定要用备份替换，请加 --force。")


def _refuse_foreign(database: Database, said: dict[str, Any]) -> None:
    here = database.engine.dialect.name
    if said["database"] != here:
        raise RestoreRefused(f"备份来自 {said['database']}，而现在设置的数据库是 {here}。")
    if not knows(said["revision"]):
        raise RestoreRefused("备份来自更新的版本，请先升级程序。")


def _load(database: Database, said: dict[str, Any], folder: Path) -> None:
    dump = folder / DUMPS[said["database"]]
    if said["database"] == "sqlite":
        target = Path(database.engine.url.database or "")
        database.engine.dispose()
        dumps.copy_sqlite(dump, target)
        return
    schema = schema_of(database)
    if schema != said["schema"]:
        raise RestoreRefused(f"备份在模式 {said['schema']} 里，而现在设置的是 {schema}。")
    database.engine.dispose()
    dumps.load_postgres(database.engine.url, schema, dump)


def _swap(root: Path, folder: Path, *, aside: Path) -> None:
    old = [root / name for name in KEPT if (root / name).exists()] + list(root.glob(HEADS))
    for path in old:
        aside.mkdir(exist_ok=True)
        shutil.move(path, aside / path.name)
    for path in [folder / name for name in KEPT] + list(folder.glob(HEADS)):
        if path.exists():
            shutil.move(path, root / path.name)
