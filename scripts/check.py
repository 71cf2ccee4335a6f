"""What `scripts/test` does: every check, each timed, all of them run even after one failed."""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts import demo, house, postgres

CI = os.environ.get("CI", "").lower() == "true"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Skipped(Exception):
    """A part that this machine cannot run; the message says what is missing."""


@dataclass(frozen=True)
class Part:
    """One check: what it is called, and what it does."""

    name: str
    what: str
    deed: Callable[[], None]


def _tool(*command: str) -> Callable[[], None]:
    return lambda: house.run(house.python(), "-m", *command)


def _imports() -> None:
    house.run(house.VENV / "bin/lint-imports", "--no-cache")


def _dependencies() -> None:
    house.run(house.VENV / "bin/deptry", ".")


def _pytest() -> None:
    command = [house.python(), "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
    with _postgres() as env:
        house.run(*command, env=env)


@contextlib.contextmanager
def _postgres() -> Iterator[dict[str, str]]:
    """Give what a test run needs to find PostgreSQL; start a server if none is named."""
    if os.environ.get("CONGRESS_TEST_POSTGRES"):
        yield {}
        return
    bin_dir = postgres.programs()
    if bin_dir is None:
        if CI:
            raise house.SetupFailed("CI 里必须有 PostgreSQL。")
        print("没有 PostgreSQL：只在 SQLite 上测试。", flush=True)
        yield {}
        return
    with postgres.server(bin_dir) as url:
        path = f"{bin_dir}{os.pathsep}{os.environ['PATH']}"
        yield {"CONGRESS_TEST_POSTGRES": url, "PATH": path}


def _npm(*command: str) -> Callable[[], None]:
    def run() -> None:
        house.install_packages()
        house.run("npm", "run", "--silent", *command, cwd=house.FRONTEND)

    return run


def _types_drift() -> None:
    house.install_packages()
    committed = house.FRONTEND / "core/src/schema.d.ts"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "schema.d.ts"
        tool = house.PACKAGES / ".bin/openapi-typescript"
        house.run(tool, "../openapi/openapi.json", "--output", made, cwd=house.FRONTEND, quiet=True)
        if made.read_text() != committed.read_text():
            raise house.SetupFailed("schema.d.ts 过期：请在 frontend/ 运行 npm run generate。")


def _build() -> None:
    house.build_web()


def _end_to_end() -> None:
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        if CI:
            raise house.SetupFailed("CI 里必须有 Chromium。")
        raise Skipped("没有 Chromium（sudo apt install chromium）")
    web = house.build_web()
    with (
        tempfile.TemporaryDirectory() as folder,
        demo.wechat(Path(folder)) as wechat,
        demo.serving(Path(folder), web, wechat) as url,
    ):
        env = {"CONGRESS_BASE_URL": url, "CHROMIUM": browser, "CONGRESS_DATA_DIR": folder}
        house.run("npm", "run", "--silent", "e2e", cwd=house.FRONTEND, env=env)


PARTS = (
    Part("format", "Python 格式", _tool("ruff", "format", "--check", ".")),
    Part("lint", "Python 检查", _tool("ruff", "check", ".")),
    Part("types", "Python 类型", _tool("mypy")),
    Part("imports", "分层", _imports),
    Part("dependencies", "依赖", _dependencies),
    Part("security", "安全", _tool("bandit", "-c", "pyproject.toml", "-q", "-r", "backend")),
    Part("drift", "生成的文件", _tool("scripts.write_all", "--check")),
    Part("schema", "生成的 TypeScript 类型", _types_drift),
    Part("web-check", "网页类型和检查", _npm("check")),
    Part("web-test", "网页单元测试", _npm("test")),
    Part("web-build", "构建网页", _build),
    Part("end-to-end", "浏览器里走一遍", _end_to_end),
    Part("pytest", "后端测试", _pytest),
)


TOGETHER = frozenset({"end-to-end", "pytest"})
"""Long parts that leave a core idle now and then: they run beside each other, after the others."""


def main() -> None:
    names = [part.name for part in PARTS]
    asked = argparse.ArgumentParser(prog="./scripts/test", description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[[], *names], help=", ".join(names))
    wanted = asked.parse_args().parts or names
    began = time.monotonic()
    try:
        house.make_environment(dev=True)
    except house.SetupFailed as failed:
        sys.exit(str(failed))
    said = [("environment", "ok", time.monotonic() - began)]
    asked_for = [part for part in PARTS if part.name in wanted]
    said += [_run(part) for part in asked_for if part.name not in TOGETHER]
    with ThreadPoolExecutor() as pool:
        said += pool.map(_run, [part for part in asked_for if part.name in TOGETHER])
    print(f"\n== {'':14} {time.monotonic() - began:6.1f} s")
    for name, result, seconds in said:
        print(f"   {name:14} {seconds:6.1f} s  {result}")
    if failed_parts := [name for name, result, _ in said if result.startswith("FAILED")]:
        sys.exit(f"FAILED: {', '.join(failed_parts)}")


def _run(part: Part) -> tuple[str, str, float]:
    print(f"\n== {part.name}: {part.what}", flush=True)
    began, result = time.monotonic(), "ok"
    try:
        part.deed()
    except Skipped as skipped:
        result = f"skipped: {skipped}"
    except Exception as failed:
        result = f"FAILED: {failed}"
    if result != "ok":
        print(result, flush=True)
    return part.name, result, time.monotonic() - began


if __name__ == "__main__":
    main()
