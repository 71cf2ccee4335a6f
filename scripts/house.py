"""The environment everything runs in: Python packages and the built web app, made when stale."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
FRONTEND = ROOT / "frontend"
DIST = FRONTEND / "web/dist"
PACKAGES = FRONTEND / "node_modules"
BUILT = PACKAGES / ".built"
INSTALLED = PACKAGES / ".installed"
NODE = (20, 19)
NO_VENV = "缺少 Python 的 venv 模块。Debian：sudo apt install python3-venv"
NO_NODE = "构建网页需要 Node.js 20.19 以上和 npm。Debian 13：sudo apt install nodejs npm"
START = (
    "import gc, sys; gc.disable(); from backend.cli import app; gc.enable(); gc.freeze();"
    " sys.exit(app())"
)


class SetupFailed(Exception):
    """What is missing, and how to get it."""


def python() -> str:
    """Return the environment's Python."""
    return str(VENV / "bin/python")


def run(
    *command: str | Path,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> None:
    """Run one program; raise SetupFailed if it fails. What a quiet one says shows only then."""
    said = subprocess.PIPE if quiet else None
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=said,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout or "")
        raise SetupFailed(f"没有成功：{' '.join(map(str, command))}")


def digest(paths: Iterable[Path]) -> str:
    """Return one digest for the names and bytes of all these files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT)}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def make_environment(*, dev: bool = False) -> None:
    """Make `.venv` and install the locked packages, unless that was done for these locks."""
    lock = ROOT / ("requirements-dev.txt" if dev else "requirements.txt")
    stamp = VENV / ".installed.json"
    made: dict[str, str] = json.loads(stamp.read_text()) if stamp.exists() else {}
    wanted = f"{digest([lock])} {sys.version}"
    if made.get(lock.name) == wanted and Path(python()).exists():
        return
    if not Path(python()).exists():
        if importlib.util.find_spec("ensurepip") is None:
            raise SetupFailed(NO_VENV)
        print("建立 Python 环境……", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV, quiet=True)
    print("安装锁定的 Python 依赖……", flush=True)
    pip = [python(), "-m", "pip", "--disable-pip-version-check", "install"]
    run(*pip, "--require-hashes", "--requirement", lock, quiet=True)
    _link_project()
    stamp.write_text(json.dumps({**made, lock.name: wanted}))


def _link_project() -> None:
    site = next((VENV / "lib").glob("python3.*/site-packages"))
    (site / "smart_congress.pth").write_text(f"{ROOT}\n")
    command = VENV / "bin/smart-congress"
    command.write_text(f"#!{python()}\n{START}\n")
    command.chmod(0o755)


def web_sources() -> list[Path]:
    """Return every file that the built web app is made from."""
    skipped = {"node_modules", "dist", "test-results", "playwright-report", "e2e", "tests"}
    found = []
    for folder, inside, names in os.walk(FRONTEND):
        inside[:] = [name for name in inside if name not in skipped]
        found += [Path(folder, name) for name in names if not name.endswith(".md")]
    return found


def install_packages() -> None:
    """Install the locked npm packages, unless that was done for this lock."""
    wanted = digest([FRONTEND / "package-lock.json"])
    if INSTALLED.exists() and INSTALLED.read_text() == wanted:
        return
    _need_node()
    print("安装锁定的网页依赖……", flush=True)
    run("npm", "ci", "--no-audit", "--no-fund", cwd=FRONTEND, quiet=True)
    INSTALLED.write_text(wanted)


def build_web() -> Path:
    """Build the web app, unless it was built from these sources; return where it lies."""
    wanted = digest(web_sources())
    if BUILT.exists() and BUILT.read_text() == wanted and (DIST / "index.html").exists():
        return DIST
    install_packages()
    print("构建网页……", flush=True)
    run("npm", "run", "build", cwd=FRONTEND, quiet=True)
    BUILT.write_text(wanted)
    return DIST


def _need_node() -> None:
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise SetupFailed(NO_NODE)
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    version = tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2] if part.isdigit())
    if version < NODE:
        raise SetupFailed(f"{NO_NODE}（现在是 {said.strip() or '无法运行'}）")
