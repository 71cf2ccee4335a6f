"""The life of a self-check and of each row of its list, and who may take which step."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class SelfCheckState(StrEnum):
    """Where a unit's self-check stands."""

    asked = "asked"
    filed = "filed"
    returned = "returned"
    reviewed = "reviewed"
    withdrawn = "withdrawn"


class SelfCheckStep(StrEnum):
    """One deed each, named as in the URL."""

    file = "file"
    press = "press"
    give_time = "give-time"
    send_back = "send-back"
    conclude = "conclude"
    withdraw = "withdraw"


class Verdict(StrEnum):
    """What staff made of a row; `waiting` until they have looked, `withdrawn` by the unit."""

    waiting = "waiting"
    taken = "taken"
    matched = "matched"
    declined = "declined"
    withdrawn = "withdrawn"


class FindingStep(StrEnum):
    """What can be done with a row, named as in the URL."""

    edit = "edit"
    withdraw = "withdraw"
    take_over = "take-over"
    match = "match"
    decline = "decline"
    reconsider = "reconsider"


class Reported(StrEnum):
    """A unit's problem beside its self-check.

    Found by the unit alone; found by others and on the unit's list; found by others, not on it.
    Source: inventory 66, 69.
    """

    unit_only = "unit_only"
    both = "both"
    missed = "missed"


S, T, P = SelfCheckState, SelfCheckStep, Permission

FLOW = Flow[SelfCheckState, SelfCheckStep](
    [
        (S.asked, T.file, S.filed),
        (S.returned, T.file, S.filed),
        (S.filed, T.conclude, S.reviewed),
        (S.filed, T.send_back, S.returned),
        (S.asked, T.press, S.asked),
        (S.returned, T.press, S.returned),
        (S.asked, T.give_time, S.asked),
        (S.returned, T.give_time, S.returned),
        (S.asked, T.withdraw, S.withdrawn),
        (S.returned, T.withdraw, S.withdrawn),
    ]
)
WRITES = frozenset({S.asked, S.returned})
"""States in which the unit works on its report."""
ENDED = frozenset({S.reviewed, S.withdrawn})


class NothingSaid(Invalid):
    message = "清单还是空的。请把自查出的问题填进清单；确实没有问题的，请勾选“经自查未发现问题”。"


class FoundAfterAll(Invalid):
    message = "清单里已经有问题，不能同时声明“未发现问题”。请撤回清单里的问题，或者去掉勾选。"


class RowsWaiting(Conflict):
    message = "清单里还有没审核的问题，请逐条审核后再办结。"


class ListClosed(Conflict):
    message = "报告已经报送，清单不能再改。需要改的请联系人大退回。"


class ReasonNeeded(Invalid):
    message = "这一条已经报送过，撤回请写明理由。"


class DayPast(Invalid):
    message = "报送期限要在今天或以后，请改日期。"


class UnitUnfit(Invalid):
    message = "只能要求本级的一府一委两院和承办单位自查，请从名单里选择。"


class AskTaken(Conflict):
    message = "这个编号已经用在另一次部署上，请刷新后再试。"


class FindingIdTaken(Conflict):
    message = "这个编号已经用在另一条问题上，请刷新后再试。"


class ProblemElsewhere(Invalid):
    message = "只能选同一项联动监督里的问题，请重新选择。"


class ListFull(Invalid):
    message = "一份清单最多 2000 条，请分几次自查报送。"


@dataclass(frozen=True)
class Standing:
    """What an actor is to a self-check."""

    own_congress: bool = False
    own_unit: bool = False


def may_take(actor: Actor, step: SelfCheckStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state."""
    if step is T.file:
        return actor.may(P.self_checks_file) and standing.own_unit
    return actor.may(P.self_checks_check) and standing.own_congress


def open_steps(actor: Actor, state: SelfCheckState, standing: Standing) -> list[SelfCheckStep]:
    """Return the steps this actor may take now, the likeliest first."""
    return [step for step in FLOW.open_steps(state) if may_take(actor, step, standing)]


def finding_steps(
    actor: Actor, state: SelfCheckState, verdict: Verdict, standing: Standing
) -> list[FindingStep]:
    """Return what this actor may do with a row now."""
    if may_take(actor, T.file, standing) and state in WRITES and verdict is Verdict.waiting:
        return [FindingStep.edit, FindingStep.withdraw]
    if not may_take(actor, T.conclude, standing) or state is not S.filed:
        return []
    if verdict is Verdict.waiting:
        return [FindingStep.take_over, FindingStep.match, FindingStep.decline]
    if verdict in {Verdict.matched, Verdict.declined}:
        return [FindingStep.reconsider]
    return []
