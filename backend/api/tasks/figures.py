"""Figures over a ledger, each with the filters that list the rows it counts."""

from typing import Any

from pydantic import BaseModel

from backend.domain.features.tasks.rules import Counts, TaskCountedAs
from backend.domain.kit.calendar import Light

_AS = {
    "tasks": TaskCountedAs.task,
    "dated": TaskCountedAs.dated,
    "done": TaskCountedAs.done,
    "reported": TaskCountedAs.reported,
    "open": TaskCountedAs.open,
    "long_term": TaskCountedAs.long_term,
    "long_term_told": TaskCountedAs.long_term_told,
}


def where(asked: BaseModel, **narrowed: object) -> dict[str, list[str]]:
    """Return the filters asked, narrowed further, as they stand in a URL."""
    said = {**asked.model_dump(mode="json", exclude_defaults=True), **narrowed}
    return {
        name: [_said(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in said.items()
        if value is not None
    }


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def figures(counts: Counts, rows: dict[str, list[str]]) -> dict[str, Any]:
    """Return what TaskFigures are built from; `rows` are the filters they are counted over."""

    def figure(name: str, **narrowed: str) -> dict[str, Any]:
        more = {key: [value] for key, value in narrowed.items()}
        return {"value": getattr(counts, name), "where": {**rows, **more}}

    return {
        **{name: figure(name, counted_as=what.value) for name, what in _AS.items()},
        **{
            light.value: figure(light.value, light=light.value)
            for light in (Light.on_time, Light.due_soon, Light.overdue)
        },
        "pressed": figure("pressed", pressed="true", counted_as=TaskCountedAs.task.value),
        "rate": counts.rate,
        "told_rate": counts.told_rate,
    }
