"""How the number of a matter is written: 线索〔2026〕138号."""

from collections.abc import Callable
from typing import Any

from backend.api.clues.telling import code_of as clue_code
from backend.domain.desk.matters import Matter
from backend.domain.features.instruments.rules import code_of as instrument_code
from backend.domain.features.problems.rules import code_of as problem_code
from backend.domain.features.projects.rules import code_of as project_code
from backend.domain.features.tasks.rules import code_of as task_code
from backend.domain.people.divisions.rules import Level

CODES: dict[str, Callable[[str, Level, int, int], str]] = {
    "clues": lambda congress, level, year, number: clue_code(year, number),
    "problems": problem_code,
    "instruments": instrument_code,
    "projects": project_code,
    "tasks": task_code,
    "escalations": lambda congress, level, year, number: "",
    "campaigns": lambda congress, level, year, number: "",
}
"""One line a word, given the congress's short name and level, the year and the number."""


def code_of(
    word: str, *, congress: str, level: Level | str | None, year: int | None, number: int | None
) -> str:
    """Return the number as people write it; empty for what has none."""
    if level is None or year is None or number is None:
        return ""
    return CODES[word](congress, Level(level), year, number)


def matter_said(matter: Matter) -> dict[str, Any]:
    """Return a matter that something points at, with its number as people write it."""
    code = code_of(
        matter.word,
        congress=matter.congress,
        level=matter.level,
        year=matter.year,
        number=matter.number,
    )
    return {**vars(matter), "code": code}
