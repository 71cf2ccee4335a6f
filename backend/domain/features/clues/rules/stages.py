"""The circles of the step bar: what is done, what is now, what is still open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.domain.features.clues.rules.life import ENDED, ClueState
from backend.domain.kit.calendar import NEVER

S = ClueState

_NOW: dict[ClueState, str] = {
    S.submitted: "核实",
    S.verified: "交办",
    S.handed_over: "签收",
    S.handling: "答复",
    S.answered: "评价",
    S.rated: "销号",
    S.signed_off: "回头看",
}
_CUT: dict[ClueState, str] = {
    S.declined: "不予受理",
    S.merged: "并案",
    S.withdrawn: "撤回",
    S.listed: "列入问题清单",
}


@dataclass(frozen=True)
class Stage:
    """One circle: `state` is done, now or open."""

    name: str
    state: str
    at: datetime | None = None
    due_on: date | None = None
    who: str | None = None


def _since(moment: datetime | None, begun: datetime | None) -> datetime | None:
    """Return the moment unless it belongs to an earlier round."""
    return moment if moment and begun and moment >= begun else None


def stages(clue: Any, lead: Any | None, congress: str, unit: str | None) -> list[Stage]:
    """Return the stages of a clue in order, from its moments and its lead assignment."""
    accepted = lead.accepted_at if lead is not None else None
    moments: list[tuple[str, datetime | None, str | None]] = [
        ("反映", clue.created_at, None),
        ("核实", clue.verified_at, congress),
        ("交办", clue.handed_over_at, congress),
        ("签收", accepted, unit),
        ("答复", clue.answered_at, unit),
        ("评价", clue.rated_at, "反映人"),
        ("销号", clue.signed_off_at, congress),
        ("回头看", _since(clue.looked_back_at, clue.signed_off_at), congress),
    ]
    cut = _CUT.get(clue.state)
    if cut:
        done = [Stage(n, "done", at, None, who) for n, at, who in moments if at is not None]
        return [*done, Stage(cut, "done", clue.updated_at, None, congress)]
    now = _NOW[clue.state]
    at_now = [name for name, _, _ in moments].index(now)
    made = []
    for place, (name, at, who) in enumerate(moments):
        if place < at_now:
            made.append(Stage(name, "done", at, None, who))
        elif place == at_now and not (clue.state in ENDED and at):
            due = None if clue.due_on == NEVER else clue.due_on
            made.append(Stage(name, "now", None, due, who))
        else:
            past = clue.state in ENDED and at is not None
            made.append(Stage(name, "done" if past else "open", at if past else None, None, who))
    return made
