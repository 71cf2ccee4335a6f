"""The circles of the step bar: what is done, what is now, what is still open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.domain.features.tasks.rules.life import TaskState
from backend.domain.kit.calendar import NEVER

S = TaskState
_NOW = {S.planned: "启动", S.under_way: "落实", S.reported_done: "确认"}


@dataclass(frozen=True)
class Stage:
    """One circle: `state` is done, now or open."""

    name: str
    state: str
    at: datetime | None = None
    due_on: date | None = None
    who: str | None = None


def stages(task: Any, congress: str, owner: str) -> list[Stage]:
    """Return the stages of a task in order; what is kept up for long has no end."""
    circles: list[tuple[str, datetime | None, str]] = [
        ("列入清单", task.created_at, congress),
        ("启动", task.started_at, owner),
    ]
    if task.long_term:
        circles.append(("长期坚持", None, owner))
    else:
        circles += [("落实", task.reported_done_at, owner), ("确认", task.confirmed_at, congress)]
    if task.state is S.withdrawn:
        done = [Stage(name, "done", at, None, who) for name, at, who in circles if at]
        return [*done, Stage("撤销", "done", task.updated_at, None, congress)]
    names = [name for name, *_ in circles]
    word = _NOW.get(task.state)
    if task.long_term and task.state is not S.planned:
        word = "长期坚持"
    now = names.index(word) if word else len(names)
    due = None if task.due_on == NEVER else task.due_on
    return [
        Stage(name, "done", at, None, who)
        if place < now
        else Stage(name, "now", None, due if name == "落实" else None, who)
        if place == now
        else Stage(name, "open", None, due if name == "落实" else None, who)
        for place, (name, at, who) in enumerate(circles)
    ]
