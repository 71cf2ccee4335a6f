"""The life of a weekly report, and who may take which step."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class Direction(StrEnum):
    """Who reports to whom. Source: inventory 67 (between PC and government)."""

    from_unit = "from_unit"
    to_unit = "to_unit"


class WeeklyState(StrEnum):
    """Where a report stands: written, signed by its author, signed by both."""

    draft = "draft"
    sent = "sent"
    returned = "returned"
    complete = "complete"
    superseded = "superseded"
    withdrawn = "withdrawn"


class WeeklyStep(StrEnum):
    """One deed each, named as in the URL."""

    prefill = "prefill"
    sign = "sign"
    countersign = "countersign"
    send_back = "send-back"
    correct = "correct"
    withdraw = "withdraw"
    supersede = "supersede"


S, T, P = WeeklyState, WeeklyStep, Permission

FLOW = Flow[WeeklyState, WeeklyStep](
    [
        (S.draft, T.sign, S.sent),
        (S.draft, T.prefill, S.draft),
        (S.draft, T.withdraw, S.withdrawn),
        (S.returned, T.sign, S.sent),
        (S.returned, T.prefill, S.returned),
        (S.sent, T.countersign, S.complete),
        (S.sent, T.send_back, S.returned),
        (S.complete, T.correct, S.complete),
        (S.complete, T.supersede, S.superseded),
    ]
)
WRITES = frozenset({S.draft, S.returned})
"""States in which the author works on it, and nobody else reads it."""
GOING = WRITES | {S.sent}
GONE = frozenset({S.superseded, S.withdrawn})

_AUTHORS = frozenset({T.prefill, T.sign, T.correct, T.withdraw})
_RECEIVERS = frozenset({T.countersign, T.send_back})


class FiguresMissing(Invalid):
    message = "还没有从问题清单取数，请先“取数”再签报。"


class ProgressMissing(Invalid):
    message = "请先写本周进展，再签报。"


class Frozen(Conflict):
    message = "周报已经签报，不能再改。需要更正的，双方签收后请用“更正”出新的一版。"


class WeekTaken(Conflict):
    message = "这一周的周报已经有了，请直接打开那一份。"


class WeekUnfit(Invalid):
    message = "请选择这一周或以前的一周，不能早于约定开始的那一周。"


class CorrectionOpen(Conflict):
    message = "已经有一份更正稿在办，请先把它办完。"


class ArrangementTaken(Conflict):
    message = "这项联动监督和这个单位已经约定过这个方向的周报，停用的可以恢复。"


class ArrangementEnded(Conflict):
    message = "这项周报约定已经停用，请先恢复。"


class UnitUnfit(Invalid):
    message = "只能和本级的一府一委两院和承办单位约定周报，请从名单里选择。"


class WeeklyIdTaken(Conflict):
    message = "这个编号已经用在别的周报上，请刷新后再试。"


@dataclass(frozen=True)
class Standing:
    """Which side of a report an actor is on."""

    author: bool = False
    receiver: bool = False


def side_of(direction: Direction, *, own_congress: bool, own_unit: bool) -> Standing:
    """Return the side of somebody of the congress, or of the unit."""
    if direction is Direction.from_unit:
        return Standing(author=own_unit, receiver=own_congress)
    return Standing(author=own_congress, receiver=own_unit)


def may_take(actor: Actor, step: WeeklyStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state."""
    if not actor.may(P.weekly_reports_write):
        return False
    return (step in _AUTHORS and standing.author) or (step in _RECEIVERS and standing.receiver)


def open_steps(actor: Actor, state: WeeklyState, standing: Standing) -> list[WeeklyStep]:
    """Return the steps this actor may take now, the likeliest first."""
    return [step for step in FLOW.open_steps(state) if may_take(actor, step, standing)]
