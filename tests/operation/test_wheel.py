import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from backend.cli import app; app()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be given away."""
    if not (ROOT / "frontend/web/dist/index.html").exists():
        assert not os.environ.get("CI"), "In CI the web app is built before the tests run."
        pytest.skip("the web app is not built: ./scripts/test web-build")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which the wheel, not the checkout, is what Python finds."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CONGRESS_")}
    return {**kept, "PYTHONPATH": str(site), "CONGRESS_DATA_DIR": str(tmp_path / "var")}


def test_the_wheel_holds_what_the_server_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry = next(n for n in names if n.endswith("entry_points.txt"))
        assert b"smart-congress = backend.cli:app" in archive.read(entry)
    assert names >= {
        "backend/web/index.html",
        "backend/migrations/env.py",
        "backend/migrations/script.py.mako",
        "backend/data/chengde-divisions.json",
    }
    assert any(name.startswith("backend/web/assets/") for name in names)
    assert any(name.startswith("backend/migrations/versions/2") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "frontend/", "scripts/"))]


@pytest.fixture
def served(installed: dict[str, str], tmp_path: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where = {"cwd": tmp_path, "env": installed}
    subprocess.run([sys.executable, "-c", RUN, "migrate"], check=True, **where)  # type: ignore[call-overload]
    command = [sys.executable, "-c", RUN, "serve", "--port", str(port)]
    server = subprocess.Popen(command, **where)  # type: ignore[call-overload]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_an_installed_wheel_migrates_and_serves(served: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"{served}/api/v1/health") as answer:
                assert answer.read() == b'{"ok":true}'
            break
        except OSError:
            time.sleep(0.2)
    else:
        pytest.fail("the server did not start")
    with urllib.request.urlopen(f"{served}/clues") as answer:
        assert b'<div id="app"' in answer.read()
