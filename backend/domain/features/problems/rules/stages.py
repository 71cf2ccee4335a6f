"""The circles of the step bar: what is done, what is now, what is still open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.domain.features.problems.rules.life import ProblemState
from backend.domain.kit.calendar import NEVER

S = ProblemState
_NOW: dict[ProblemState, str] = {
    S.found: "核实",
    S.verified: "交办",
    S.handed_over: "受理",
    S.rectifying: "整改",
    S.escalated: "整改",
    S.reported_done: "验收",
    S.verified_on_site: "销号",
    S.signed_off: "回头看",
}


@dataclass(frozen=True)
class Stage:
    """One circle: `state` is done, now or open."""

    name: str
    state: str
    at: datetime | None = None
    on: date | None = None
    """The day it was done, where only the day is known."""
    due_on: date | None = None
    who: str | None = None


def stages(problem: Any, congress: str, unit: str | None) -> list[Stage]:
    """Return the stages of a problem in order, from its moments."""
    circles: list[tuple[str, datetime | None, date | None, str | None]] = [
        ("发现", None, problem.found_on, None),
        ("核实", problem.verified_at, None, congress),
        ("交办", problem.handed_over_at, None, congress),
        ("受理", problem.accepted_at, None, unit),
        ("整改", problem.reported_done_at, problem.done_on, unit),
        ("验收", problem.verified_on_site_at, None, congress),
        ("销号", problem.signed_off_at, None, congress),
        ("回头看", problem.looked_back_at, None, congress),
    ]
    if problem.state is S.refused:
        done = [Stage(n, "done", at, on, None, who) for n, at, on, who in circles if at or on]
        return [*done, Stage("不予列入", "done", problem.updated_at, None, None, congress)]
    now = [name for name, *_ in circles].index(_NOW[problem.state])
    held = problem.due_on == NEVER or problem.held_from is not None
    due = None if held else problem.due_on
    made = []
    for place, (name, at, on, who) in enumerate(circles):
        if place < now or (place == now and at is not None and problem.state is S.signed_off):
            made.append(Stage(name, "done", at, on, None, who))
        elif place == now and problem.state is not S.signed_off:
            made.append(Stage(name, "now", None, None, due if name == "整改" else None, who))
        else:
            made.append(Stage(name, "open", None, None, None, who))
    return made
