"""What can be done to an escalation. After it was taken up, a step is taken for the whole group."""

from backend.domain.features.escalations.actions.asking import (
    Asked,
    ask,
    send_back,
    take_up,
    withdraw,
)
from backend.domain.features.escalations.actions.extending import (
    ask_time,
    grant_time,
    refuse_time,
)
from backend.domain.features.escalations.actions.handling import (
    accept,
    answer,
    give_back,
    hand_over,
    pass_on,
    press,
    reply,
)
from backend.domain.features.escalations.actions.reminding import remind
from backend.domain.features.escalations.actions.taking import given_of, standing

__all__ = [
    "Asked",
    "accept",
    "answer",
    "ask",
    "ask_time",
    "give_back",
    "given_of",
    "grant_time",
    "hand_over",
    "pass_on",
    "press",
    "refuse_time",
    "remind",
    "reply",
    "send_back",
    "standing",
    "take_up",
    "withdraw",
]
