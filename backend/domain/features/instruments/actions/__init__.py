"""What can be done with an instrument and its opinions."""

from backend.domain.features.instruments.actions.keeping import edit, plan
from backend.domain.features.instruments.actions.opinions import (
    answer,
    give,
    send_back,
    settle,
    withdraw,
)
from backend.domain.features.instruments.actions.taking import (
    cancel,
    close,
    hold,
    record,
    reopen,
)

__all__ = [
    "answer",
    "cancel",
    "close",
    "edit",
    "give",
    "hold",
    "plan",
    "record",
    "reopen",
    "send_back",
    "settle",
    "withdraw",
]
