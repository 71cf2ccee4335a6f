"""What is written down agrees with the code, and names nothing that only one machine has."""

import re
import subprocess
import tomllib
from pathlib import Path

from backend.settings import Settings

ROOT = Path(__file__).parents[2]
HOSTS = ("pypi", "pythonhosted", "npmjs", "npmmirror", "debian", "yarnpkg")
MACHINE = ("/wor" + "k/", "/roo" + "t/", "../shar" + "ed", "/opt/whe" + "els")


def tracked() -> list[Path]:
    said = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in said.splitlines() if (ROOT / name).is_file()]


def pinned(lock: str) -> dict[str, str]:
    found = re.findall(
        r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?==([^ \\]+)", (ROOT / lock).read_text(), re.M
    )
    return {_plain(name): version for name, version in found}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


def test_no_file_names_a_registry_or_a_machine() -> None:
    host = re.compile(rf"(?<![\w-])(?:{'|'.join(HOSTS)})\.(?:org|com)\b")
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        assert not host.search(text), path
        assert not [said for said in MACHINE if said in text], path


def test_the_locks_hold_every_package_by_digest() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_the_locks_are_in_step_with_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = {_plain(name) for name in project["project"]["dependencies"]}
    dev = {_plain(name) for name in project["dependency-groups"]["dev"]}
    run, all_ = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert needed - run.keys() == set()
    assert (needed | dev) - all_.keys() == set()
    assert {name: version for name, version in run.items() if all_.get(name) != version} == {}


def test_every_setting_is_explained() -> None:
    text = (ROOT / "docs/operation.md").read_text()
    for name, field in Settings.model_fields.items():
        line = f"| `CONGRESS_{name.upper()}` | `{field.default}` | {field.description} |"
        assert line.replace("`None`", "").replace("``", "") in text, line


def test_links_between_documents_lead_somewhere() -> None:
    for path in tracked():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text()):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"
