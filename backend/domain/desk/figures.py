"""Figures of clues, each with the filters of the ledger that list exactly what it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, func, true

from backend.domain.features.clues.queries import ClueFilters, conditions
from backend.domain.features.clues.rules import OPEN, AnswerTiming, ClueState
from backend.domain.kit.calendar import Light
from backend.domain.people.units.rules import share

FilterValues = dict[str, str | bool | list[str]]


@dataclass(frozen=True)
class Figure:
    """A count, and the URL parameters of the clue ledger that list it."""

    value: int
    filters: FilterValues


@dataclass(frozen=True)
class Rate:
    """Part of a whole in per cent, two decimals, halves up; of nothing: none."""

    part: Figure
    whole: Figure

    @property
    def rate(self) -> str | None:
        return share(self.part.value, self.whole.value)


@dataclass(frozen=True)
class Figures:
    """What an overview says of a group of clues."""

    received: Figure
    handed_over: Rate
    """Of what was received."""
    answered: Rate
    """Of what was handed over."""
    in_time: Rate
    """Answered by the day, of all whose day has come or who answered before."""
    signed_off: Rate
    """Of what was handed over."""
    overdue: Rate
    """The holder's day has passed, of what is not ended."""
    satisfied: Rate
    """With attitude and result both, of what was rated. Dissatisfaction opens another round."""


MEASURES: dict[str, dict[str, Any]] = {
    "received": {},
    "handed_over": {"handed_over": True},
    "answered": {"answered": True},
    "in_time": {"answer": [AnswerTiming.in_time]},
    "judged": {"answer": [AnswerTiming.in_time, AnswerTiming.late]},
    "signed_off": {"state": [ClueState.signed_off]},
    "going": {"state": [state for state in ClueState if state in OPEN]},
    "overdue": {"light": Light.overdue},
    "rated": {"rated": True},
    "satisfied": {"satisfied": True},
}
"""Each narrows the ledger by these filters: counted and listed by the same conditions."""


def sums(today: date) -> list[Any]:
    """Return one counting column for each measure."""
    return [
        func.coalesce(func.sum(case((_holds(narrowed, today), 1), else_=0)), 0).label(name)
        for name, narrowed in MEASURES.items()
    ]


def _holds(narrowed: dict[str, Any], today: date) -> Any:
    return and_(true(), *conditions(ClueFilters(**narrowed), today=today))


def figures(counted: Sequence[int], base: dict[str, Any]) -> Figures:
    """Return the figures of a group: its counts by MEASURES and the filters that make the group."""
    by_name = {
        name: Figure(int(count), parameters(base | narrowed))
        for (name, narrowed), count in zip(MEASURES.items(), counted, strict=True)
    }
    return Figures(
        received=by_name["received"],
        handed_over=Rate(by_name["handed_over"], by_name["received"]),
        answered=Rate(by_name["answered"], by_name["handed_over"]),
        in_time=Rate(by_name["in_time"], by_name["judged"]),
        signed_off=Rate(by_name["signed_off"], by_name["handed_over"]),
        overdue=Rate(by_name["overdue"], by_name["going"]),
        satisfied=Rate(by_name["satisfied"], by_name["rated"]),
    )


def added(rows: Iterable[Sequence[int]]) -> list[int]:
    """Add counts up, measure by measure."""
    total = [0] * len(MEASURES)
    for row in rows:
        for place, count in enumerate(row):
            total[place] += int(count)
    return total


def narrowed(filters: ClueFilters) -> dict[str, Any]:
    """Return only what is set."""
    said = {f.name: getattr(filters, f.name) for f in fields(filters) if f.name != "sort"}
    return {name: value for name, value in said.items() if value not in (None, (), [])}


def parameters(filters: dict[str, Any]) -> FilterValues:
    """Return filters as they stand in a URL."""
    return {name: _plain(value) for name, value in filters.items()}


def _plain(value: Any) -> str | bool | list[str]:
    match value:
        case bool():
            return value
        case list() | tuple():
            return [str(one) for one in value]
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return str(value)
