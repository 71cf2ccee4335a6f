"""Servers that are measured."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator


@contextlib.contextmanager
def serving(*command: str, port: int, path: str, **env: str) -> Iterator[int]:
    """Give the process id of a server that lives as long as the block; the clock's jobs are off."""
    env = {**os.environ, "CONGRESS_JOBS": "false", **env}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}"),
            ):
                break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
