"""What can be done to a weekly report and to what was arranged."""

from backend.domain.features.weekly_reports.actions.arranging import (
    arrange,
    end,
    open_weeks,
    reopen,
    start,
)
from backend.domain.features.weekly_reports.actions.reminding import remind
from backend.domain.features.weekly_reports.actions.signing import countersign, send_back
from backend.domain.features.weekly_reports.actions.taking import WORD
from backend.domain.features.weekly_reports.actions.writing import (
    correct,
    prefill,
    sign,
    withdraw,
    write,
)

__all__ = [
    "WORD",
    "arrange",
    "correct",
    "countersign",
    "end",
    "open_weeks",
    "prefill",
    "remind",
    "reopen",
    "send_back",
    "sign",
    "start",
    "withdraw",
    "write",
]
