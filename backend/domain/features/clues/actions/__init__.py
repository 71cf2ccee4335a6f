"""What can be done to a clue. Each action is one step of the flow."""

from backend.domain.features.clues.actions.checking import (
    decline,
    edit,
    grant_time,
    hand_over,
    merge,
    press,
    refuse_time,
    verify,
)
from backend.domain.features.clues.actions.closing import (
    lapse_ratings,
    look_back,
    rate,
    reopen,
    send_back,
    sign_off,
)
from backend.domain.features.clues.actions.handling import (
    accept,
    answer,
    ask_time,
    give_back,
    plan,
)
from backend.domain.features.clues.actions.listing import (
    ask_rating,
    enlist,
    stop_asking,
    tell_listed,
)
from backend.domain.features.clues.actions.reminding import remind
from backend.domain.features.clues.actions.reporting import Reporter, report, withdraw

__all__ = [
    "Reporter",
    "accept",
    "answer",
    "ask_rating",
    "ask_time",
    "decline",
    "edit",
    "enlist",
    "give_back",
    "grant_time",
    "hand_over",
    "lapse_ratings",
    "look_back",
    "merge",
    "plan",
    "press",
    "rate",
    "refuse_time",
    "remind",
    "reopen",
    "report",
    "send_back",
    "sign_off",
    "stop_asking",
    "tell_listed",
    "verify",
    "withdraw",
]
