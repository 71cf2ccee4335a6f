"""A demo of its own for what checks and measures the product as a whole."""

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from scripts import house


@contextlib.contextmanager
def serving(folder: Path, web: Path) -> Iterator[str]:
    """Serve a demo of its own while the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "CONGRESS_DATA_DIR": str(folder), "CONGRESS_WEB_DIR": str(web)}
    command = [house.python(), "-c", house.START, "serve", "--demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=house.ROOT, env=env)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/api/v1/health", process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            if json.load(answer).get("ok"):
                return
        if process.poll() is not None:
            break
        time.sleep(0.25)
    raise house.SetupFailed("演示服务没有启动。")
