"""`smart-congress serve`: API and web app on one port; with `--lan`, for phones nearby, too."""

import gc
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Annotated

import qrcode
import typer
import uvicorn
from fastapi import FastAPI

from backend.api import web
from backend.cli import seed
from backend.cli.migrate import head, revision
from backend.cli.opening import opened
from backend.database import Database
from backend.jobs import clock
from backend.main import create_app
from backend.outside import addresses, certificates, templates
from backend.settings import settings

TRUST = """
手机怎样信任本机（只需一次）：
  1. 手机和这台电脑连在同一个网络。用相机扫上面的二维码，浏览器提示证书不受信任时，选“继续访问”。
  2. 打开 {url}/ca.crt 下载证书。安装前核对证书的 SHA-256 指纹，与下面完全一致才安装：
     {print}
     （更稳妥的办法：用数据线把 {file} 拷到手机上，就不用核对。）
  3. 苹果手机：设置 → 已下载描述文件 → 安装；再到 设置 → 通用 → 关于本机 → 证书信任设置，打开它。
     安卓手机、鸿蒙手机：设置里搜索“证书” → 安装 CA 证书 → 选刚下载的文件。
  4. 关掉浏览器再扫一次二维码，地址栏不再提示，就好了。
  这张证书只能为内网地址作证，不能冒充别的网站；不用了可以在同一处删除。
"""


@dataclass(frozen=True)
class Place:
    """Where the server listens, and under which certificate."""

    host: str
    port: int
    urls: list[str]
    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    lan: Annotated[bool, typer.Option(help="Serve the local network, over https.")] = False,
    demo: Annotated[bool, typer.Option(help="Migrate and seed an empty database first.")] = False,
    fresh: Annotated[bool, typer.Option(help="With --demo: empty the demo before.")] = False,
) -> None:
    """Serve API and web app."""
    with opened() as database:
        if demo:
            seed.prepared(database, fresh=fresh)
        _refuse_unmigrated(database)
        _refuse_unreadable_templates()
        place = _for_lan(port) if lan else Place(host, port, [f"http://{host}:{port}"])
        settings.cookie_secure = settings.cookie_secure or lan
        app = create_app(database)
        web.install(app, authority=place.authority)
        _greet(database, place)
        with clock.running(database) if settings.jobs else nullcontext():
            _listen(app, place)


def _listen(app: FastAPI, place: Place) -> None:
    # What is loaded stays; and a large workbook's rows are looked through less often.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    uvicorn.run(
        app,
        host=place.host,
        port=place.port,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.key,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def _refuse_unmigrated(database: Database) -> None:
    with database.engine.connect() as connection:
        here = revision(connection)
    if here != head():
        typer.echo(
            f"数据库的版本是 {here}，程序需要 {head()}：请先运行 smart-congress migrate。", err=True
        )
        raise typer.Exit(1)


def _refuse_unreadable_templates() -> None:
    try:
        templates.read()
    except templates.TemplatesUnreadable as fault:
        typer.echo(f"订阅消息模板读不出来，请按 docs/operation.md 改好再启动。{fault}", err=True)
        raise typer.Exit(1) from None


def _for_lan(port: int) -> Place:
    found = [a for a in addresses.own_addresses() if certificates.is_private(a)]
    if not found:
        typer.echo("没有找到内网地址：请先连上局域网，或者去掉 --lan。", err=True)
        raise typer.Exit(1)
    keys, now = settings.data_dir / "keys", datetime.now(UTC)
    certificate, key = certificates.for_addresses(keys, found, now=now)
    urls = [f"https://{address}:{port}" for address in found]
    return Place("0.0.0.0", port, urls, certificates.authority(keys, now=now), certificate, key)  # nosec B104


def _greet(database: Database, place: Place) -> None:
    typer.echo("智慧人大已启动，按 Ctrl+C 停止。")
    for url in place.urls:
        typer.echo(f"  网页 {url}    接口文档 {url}/api/docs")
    if seed.is_demo(database):
        typer.echo(seed.sign_ins())
    if place.authority is not None:
        typer.echo(f"  手机版 {place.urls[0]}/m/    用手机相机扫：")
        typer.echo(_code(f"{place.urls[0]}/m/"))
        print_ = certificates.fingerprint(place.authority)
        typer.echo(TRUST.format(url=place.urls[0], print=print_, file=place.authority))


def _code(url: str) -> str:
    code = qrcode.QRCode(border=1)
    code.add_data(url)
    drawn = StringIO()
    code.print_ascii(drawn, invert=True)
    return drawn.getvalue()
