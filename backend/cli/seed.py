"""`smart-congress seed`: fill an empty database with the demo."""

import shutil
from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy import func
from sqlmodel import col, select

from backend.cli.migrate import move
from backend.cli.opening import opened
from backend.database import Database
from backend.domain.people.accounts.tables import Account
from backend.domain.people.persons.tables import Person
from backend.jobs import sealing
from backend.seed import demo
from backend.settings import settings


class RealPeople(Exception):
    """The database holds people who were not invented: it is no demo."""


REAL_PEOPLE = """数据库里登记过不是演示生成的人员（比如导入过名册），所以没有清空。
确定不要了：停下服务，备份后删掉 {folder} 文件夹（PostgreSQL 换一个空库），再运行一次。"""


def seed(
    fresh: Annotated[bool, typer.Option(help="Empty the demo first.")] = False,
) -> None:
    """Fill an empty database with the demo: invented people and matters, dated around today."""
    with opened() as database:
        made = prepared(database, fresh=fresh)
    typer.echo(
        "演示数据已生成。" if made else "数据库里已有内容，没有改动；要重新生成请加 --fresh。"
    )


def prepared(database: Database, *, fresh: bool) -> bool:
    """Prepare the demo, or say why not and exit."""
    try:
        return prepare(database, fresh=fresh)
    except RealPeople:
        typer.echo(REAL_PEOPLE.format(folder=settings.data_dir), err=True)
        raise typer.Exit(1) from None


def prepare(database: Database, *, fresh: bool = False) -> bool:
    """Migrate, and fill the database if nobody is in it; return whether it was filled."""
    move(database)
    if fresh:
        _empty(database)
    if _people(database):
        return False
    typer.echo("生成演示数据，约半分钟……")
    now = datetime.now(UTC)
    demo.run(database, now=now)
    # The demo was written just now; the next batch is sealed by the clock.
    sealing.run(database, now=now)
    return True


def sign_ins() -> str:
    """Return the demo's sign-ins, a line each."""
    lines = [f"  {name:<20}{who}" for name, who in demo.SIGN_INS]
    return "\n".join([f"演示账号（密码都是 {demo.PASSWORD}，人物均为虚构）：", *lines])


def is_demo(database: Database) -> bool:
    """Return whether the demo's people are there, whoever has been added since."""
    names = [name for name, _ in demo.SIGN_INS]
    asked = (
        select(Account.id)
        .join(Person, col(Person.id) == Account.person_id)
        .where(col(Account.username).in_(names), col(Person.invented))
    )
    with database.reading() as session:
        return session.exec(asked).first() is not None


def _people(database: Database, *, invented: bool | None = None) -> int:
    asked = select(func.count()).select_from(Person)
    if invented is not None:
        asked = asked.where(col(Person.invented).is_(invented))
    with database.reading() as session:
        return int(session.exec(asked).one())


def _empty(database: Database) -> None:
    if _people(database, invented=False):
        raise RealPeople()
    move(database, "base")
    move(database)
    shutil.rmtree(settings.data_dir / "files", ignore_errors=True)
    sealing.file_for(database).unlink(missing_ok=True)
