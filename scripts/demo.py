"""A demo of its own for what checks and measures the product as a whole."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts import house


@contextlib.contextmanager
def serving(folder: Path, web: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a demo of its own, with `more` of the environment, while the block lasts."""
    port = _free_port()
    paths = {"CONGRESS_DATA_DIR": str(folder), "CONGRESS_WEB_DIR": str(web)}
    env = {**os.environ, **paths, **(more or {})}
    command = [house.python(), "-c", house.START, "serve", "--demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=house.ROOT, env=env)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/api/v1/health", process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=60)


@contextlib.contextmanager
def wechat(folder: Path) -> Iterator[dict[str, str]]:
    """Let the stand-in for WeChat answer while the block lasts; give what a server must know."""
    port, secret = _free_port(), folder / "wechat-secret"
    double = [house.python(), "-m", "tests.wechat_double", "--port", str(port)]
    process = subprocess.Popen([*double, "--secret-file", str(secret)], cwd=house.ROOT)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/double/sent", process)
        yield {
            "CONGRESS_WECHAT_API": url,
            "CONGRESS_WECHAT_APP_ID": "wx-double",
            "CONGRESS_WECHAT_SECRET_FILE": str(secret),
            "CONGRESS_WECHAT_TEMPLATES": str(house.ROOT / "tests/samples/wechat-templates.json"),
        }
    finally:
        process.terminate()
        process.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            answer.read()
            return
        if process.poll() is not None:
            break
        time.sleep(0.25)
    raise house.SetupFailed("演示服务没有启动。")
