"""What can be done to a self-check and to the rows of its list."""

from backend.domain.features.self_checks.actions.asking import (
    ask,
    conclude,
    give_time,
    press,
    send_back,
    withdraw,
)
from backend.domain.features.self_checks.actions.listing import (
    Said,
    add,
    add_many,
    edit,
    file,
    must_write,
    print_of,
    withdraw_finding,
)
from backend.domain.features.self_checks.actions.reminding import remind
from backend.domain.features.self_checks.actions.reviewing import (
    decline,
    match,
    must_decide,
    reconsider,
    take_over,
)
from backend.domain.features.self_checks.actions.taking import WORD, finish, standing

__all__ = [
    "WORD",
    "Said",
    "add",
    "add_many",
    "ask",
    "conclude",
    "decline",
    "edit",
    "file",
    "finish",
    "give_time",
    "match",
    "must_decide",
    "must_write",
    "press",
    "print_of",
    "reconsider",
    "remind",
    "send_back",
    "standing",
    "take_over",
    "withdraw",
    "withdraw_finding",
]
