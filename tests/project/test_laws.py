"""The laws of ARCHITECTURE.md that import contracts cannot hold."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.domain.access import OPEN_ROUTES, Permission
from backend.main import RESOURCES, create_app
from scripts.write_permissions import routes

ROOT = Path(__file__).parents[2]
DOMAIN = ROOT / "backend/domain"
FLOORS = ("features", "engines", "people", "journal")
ROOM_FILES = {"__init__", "actions", "queries", "tables", "rules"}
SHARED_API = {"__init__", "base", "refusing", "document", "web", "reference", "numbered"}
"""Modules of the API that are no resource."""
NO_ROOM = {"health", "desk", "overview", "search", "supervision_tasks", "inbox", "tiles"}
"""Resources that read across rooms, or from none."""
NO_SCREEN_WORD = {"desk", "api-docs"}
"""Folders of the web app that gather several resources, or show none."""
LONG: dict[str, str] = {
    "backend/seed/problem_texts.py": "what the demo's problems say: words, no code",
}
"""Files longer than 250 lines, each with the reason why it is not split."""


def modules(folder: str) -> Iterator[Path]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def rooms() -> list[Path]:
    found = [p for floor in FLOORS for p in (DOMAIN / floor).iterdir()]
    return sorted(p for p in found if (p / "__init__.py").exists())


def words() -> set[str]:
    return {word_of(resource) for resource in RESOURCES}


def word_of(resource: object) -> str:
    return resource.__name__.rsplit(".", 1)[1].replace("_", "-")  # type: ignore[attr-defined]


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (path, operation) of every route, as the OpenAPI document says it."""
    for path, methods in create_app().openapi()["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield path, operation


def test_one_word_leads_from_the_path_to_the_tag() -> None:
    for path, operation in operations():
        word = path.removeprefix("/api/v1/").split("/")[0]
        assert operation["tags"] == [word], path
        assert word in words(), path


@pytest.mark.parametrize("word", sorted(map(word_of, RESOURCES)))
def test_one_word_leads_to_every_room(word: str) -> None:
    module = word.replace("-", "_")
    if module not in NO_ROOM:
        assert [room for room in rooms() if room.name == module], f"no room {module}"
    assert (ROOT / "tests" / module).is_dir() or module == "health", f"no tests/{module}"


def test_every_resource_is_served() -> None:
    here = {p.stem for p in (ROOT / "backend/api").iterdir() if not p.name.startswith("__p")}
    served = {resource.__name__.rsplit(".", 1)[1] for resource in RESOURCES}
    assert here - SHARED_API == served


def test_screens_and_permissions_use_the_words_of_the_api() -> None:
    known = {room.name.replace("_", "-") for room in rooms()}
    assert {permission.split(":")[0] for permission in Permission} <= words() | known
    screens = ROOT / "frontend/web/src/features"
    assert {p.name for p in screens.iterdir() if p.is_dir()} <= words() | NO_SCREEN_WORD


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for _, operation in operations()]
    assert names
    assert len(names) == len(set(names))


def test_every_route_asks_who_is_asking() -> None:
    assert {(m, p) for m, p, permission in routes() if permission == "open"} == set(OPEN_ROUTES)


def test_rooms_hold_the_four_files_and_no_others() -> None:
    for room in rooms():
        kept = {p.stem for p in room.iterdir() if p.name != "__pycache__"}
        assert kept <= ROOM_FILES, room


def test_names_say_what_a_file_is_for() -> None:
    vague = re.compile(r"^(utils?|helpers?|service|manager|common|misc)$")
    tracked = [path for folder in ("backend", "scripts", "tests") for path in modules(folder)]
    assert [p for p in tracked if vague.match(p.stem) or vague.match(p.parent.name)] == []


def test_every_table_is_known() -> None:
    listed = (ROOT / "backend/every_table.py").read_text()
    for room in rooms():
        if (room / "tables.py").exists() or (room / "tables").is_dir():
            dotted = ".".join(room.relative_to(ROOT).parent.parts)
            assert f"from {dotted}.{room.name} import tables" in listed, room


@pytest.mark.parametrize(
    ("law", "words_of_breach"),
    [
        ("nobody but the edge commits", r"\.commit\(|\.rollback\(|sessionmaker|create_engine"),
        ("now is an argument", r"datetime\.now\(|date\.today\(|utcnow\(|time\.time\("),
        ("no environment but the settings", r"os\.environ|os\.getenv"),
    ],
)
def test_the_domain_keeps_to(law: str, words_of_breach: str) -> None:
    breaches = [p for p in modules("backend/domain") if re.search(words_of_breach, p.read_text())]
    assert breaches == [], law


def test_files_can_be_read_in_one_go() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "backend", "scripts", "frontend"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    made = re.compile(r"migrations/versions/|schema\.d\.ts$|components\.d\.ts$")
    code = re.compile(r"\.(py|ts|vue)$")
    long = {
        name: count
        for name in tracked
        if code.search(name) and not made.search(name) and (ROOT / name).exists()
        if (count := len((ROOT / name).read_text().splitlines())) > 250
    }
    assert long.keys() == LONG.keys(), long
