"""The life of an escalation: its states, its steps, and who may take them."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class NobodyAbove(Conflict):
    message = "上级人大还没有接入本系统，请用公文上报。"


class BundleElsewhere(Invalid):
    message = "只能并入本级人大正在办理的一组，请重新选择。"


class HandlerElsewhere(Invalid):
    message = "只能交给本级政府的单位，请从名单里选择。"


class AnsweredInFuture(Invalid):
    message = "日期不能晚于今天，请改日期。"


class DuePast(Invalid):
    message = "办理期限要在今天以后，请改日期。"


class EscalationState(StrEnum):
    """Where an escalation stands."""

    asked = "asked"
    taken_up = "taken_up"
    with_unit = "with_unit"
    replied = "replied"
    """The unit has answered the higher congress."""
    passed_on = "passed_on"
    """By letter to the next higher congress."""
    answered = "answered"
    sent_back = "sent_back"
    withdrawn = "withdrawn"


STATE_WORDS: dict[EscalationState, str] = {
    EscalationState.asked: "待受理",
    EscalationState.taken_up: "已受理",
    EscalationState.with_unit: "单位办理中",
    EscalationState.replied: "单位已报结果",
    EscalationState.passed_on: "已报上一级",
    EscalationState.answered: "已答复",
    EscalationState.sent_back: "已退回",
    EscalationState.withdrawn: "已撤回",
}


def label(state: EscalationState) -> str:
    """Return what the office calls a state."""
    return STATE_WORDS[state]


class EscalationStep(StrEnum):
    """One deed each, named as in the URL."""

    take_up = "take-up"
    send_back = "send-back"
    withdraw = "withdraw"
    hand_over = "hand-over"
    pass_on = "pass-on"  # nosec B105
    accept = "accept"
    give_back = "give-back"
    ask_time = "ask-time"
    grant_time = "grant-time"
    refuse_time = "refuse-time"
    press = "press"
    reply = "reply"
    answer = "answer"


S, T, P = EscalationState, EscalationStep, Permission

FLOW = Flow[EscalationState, EscalationStep](
    [
        (S.asked, T.take_up, S.taken_up),
        (S.asked, T.send_back, S.sent_back),
        (S.asked, T.withdraw, S.withdrawn),
        (S.taken_up, T.hand_over, S.with_unit),
        (S.taken_up, T.pass_on, S.passed_on),
        (S.taken_up, T.answer, S.answered),
        (S.taken_up, T.send_back, S.sent_back),
        (S.with_unit, T.accept, S.with_unit),
        (S.with_unit, T.reply, S.replied),
        (S.with_unit, T.give_back, S.taken_up),
        (S.with_unit, T.ask_time, S.with_unit),
        (S.with_unit, T.grant_time, S.with_unit),
        (S.with_unit, T.refuse_time, S.with_unit),
        (S.with_unit, T.press, S.with_unit),
        (S.with_unit, T.hand_over, S.with_unit),
        (S.replied, T.answer, S.answered),
        (S.replied, T.hand_over, S.with_unit),
        (S.replied, T.pass_on, S.passed_on),
        (S.passed_on, T.answer, S.answered),
        (S.passed_on, T.hand_over, S.with_unit),
    ]
)

ENDED = frozenset({S.answered, S.sent_back, S.withdrawn})
"""States in which no deadline runs."""
GROUPED = frozenset({S.taken_up, S.with_unit, S.replied, S.passed_on})
"""States in which like ones may still join the group."""

_UNITS = frozenset({T.accept, T.give_back, T.ask_time, T.reply})
_ACCEPTED = frozenset({T.ask_time, T.reply})
"""What a unit does after it has taken it on."""


class Side(StrEnum):
    """How the reader stands to an escalation; the ledger can be narrowed to it."""

    asked_of_us = "asked_of_us"
    by_us = "by_us"


@dataclass(frozen=True)
class Standing:
    """What an actor is to an escalation."""

    asks: bool = False
    """The actor's congress asked."""
    above: bool = False
    """The actor's congress was asked."""
    lead: bool = False
    """The actor's unit was given it."""
    accepted: bool = False
    """The unit has taken it on."""
    time_asked: bool = False
    """The unit asked for time, and waits for the answer."""


def may_take(actor: Actor, step: EscalationStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state."""
    if step in _UNITS:
        leads = actor.may(P.escalations_answer) and standing.lead
        if step is T.ask_time and standing.time_asked:
            return False
        return leads and standing.accepted is (step in _ACCEPTED)
    if step is T.withdraw:
        return actor.may(P.escalations_ask) and standing.asks
    if step in {T.grant_time, T.refuse_time} and not standing.time_asked:
        return False
    return actor.may(P.escalations_check) and standing.above


def open_steps(actor: Actor, state: EscalationState, standing: Standing) -> list[EscalationStep]:
    """Return the steps this actor may take now, the likeliest first."""
    return [step for step in FLOW.open_steps(state) if may_take(actor, step, standing)]
