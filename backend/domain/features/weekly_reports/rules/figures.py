"""The figures of a week: frozen counts by field, and the filters that list their rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from backend.domain.features.weekly_reports.rules.weeks import sunday_of

MOST_LATE = 50
"""Late problems that a report names; how many there are is said besides."""


@dataclass(frozen=True)
class Line:
    """What is counted of one field, or of all: problems without the refused ones.

    `new` are those found within the week. `handed_over`, `rectified` (reported done and later) and
    `verified` (on site and later) are of all problems; `overdue` is of the open ones, which are not
    rectified yet.
    """

    problems: int = 0
    new: int = 0
    handed_over: int = 0
    rectified: int = 0
    verified: int = 0
    open: int = 0
    overdue: int = 0

    def __add__(self, other: "Line") -> "Line":
        return Line(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def __sub__(self, other: "Line") -> "Line":
        return Line(*(getattr(self, f.name) - getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class FieldLine:
    """The line of one field."""

    id: str
    name: str
    line: Line


@dataclass(frozen=True)
class LateProblem:
    """A problem whose day had passed."""

    id: str
    code: str
    words: str
    unit: str
    due_on: str
    days: int


NAMES: tuple[str, ...] = tuple(f.name for f in fields(Line))
OF: dict[str, str] = {
    "new": "problems",
    "handed_over": "problems",
    "rectified": "problems",
    "verified": "problems",
    "overdue": "open",
}
"""What each figure is a part of: its denominator."""


def packed(lines: Sequence[FieldLine], late: Sequence[LateProblem], late_count: int) -> Any:
    """Return the figures as JSON keeps them."""
    return {
        "fields": [asdict(one) for one in lines],
        "late": [asdict(one) for one in late[:MOST_LATE]],
        "late_count": late_count,
    }


def lines_of(kept: Mapping[str, Any]) -> list[FieldLine]:
    """Return the lines of figures that were kept."""
    return [
        FieldLine(one["id"], one["name"], Line(**one["line"])) for one in kept.get("fields", [])
    ]


def total(lines: Iterable[FieldLine]) -> Line:
    """Add up the lines."""
    return sum((one.line for one in lines), Line())


def rate_of(line: Line, name: str) -> str | None:
    """Return a figure as part of its denominator in per cent: `55.06`; of nothing, None."""
    whole = getattr(line, OF[name]) if name in OF else 0
    if not whole:
        return None
    part = Decimal(getattr(line, name)) * 100 / whole
    return str(part.quantize(Decimal("0.01"), ROUND_HALF_UP))


def where_of(
    name: str,
    *,
    week: date,
    campaign_id: UUID,
    congress_id: UUID,
    unit_id: UUID | None,
    field_id: str | None,
    given: Sequence[str],
) -> dict[str, list[str]]:
    """Return the filters of the problem ledger that list what a figure counts.

    `given` are the states in which a unit was given a problem.
    """
    where: dict[str, list[str]] = {
        "campaign_id": [str(campaign_id)],
        "congress_id": [str(congress_id)],
    }
    if unit_id is not None:
        where["unit_id"] = [str(unit_id)]
    if field_id is not None:
        where["field_id"] = [field_id]
    match name:
        case "new":
            days = {"found_from": [str(week)], "found_to": [str(sunday_of(week))]}
            return {**where, **days, "counted_as": ["problem"]}
        case "handed_over":
            return {**where, "state": list(given)}
        case "overdue":
            return {**where, "light": ["overdue"]}
        case "rectified" | "verified" | "open":
            return {**where, "counted_as": [name]}
        case _:
            return {**where, "counted_as": ["problem"]}
