"""What can be done to plans and tasks. Each step of a task is one of the flow, or keeps it up."""

from backend.domain.features.tasks.actions.checking import (
    confirm,
    press,
    reopen,
    send_back,
    withdraw,
)
from backend.domain.features.tasks.actions.handling import progress, report_done, start
from backend.domain.features.tasks.actions.importing import bring_in
from backend.domain.features.tasks.actions.keeping import Said, edit, register
from backend.domain.features.tasks.actions.owning import Owner, known, named
from backend.domain.features.tasks.actions.planning import change, set_up
from backend.domain.features.tasks.actions.planning import withdraw as withdraw_plan
from backend.domain.features.tasks.actions.reminding import remind
from backend.domain.features.tasks.actions.taking import standing

__all__ = [
    "Owner",
    "Said",
    "bring_in",
    "change",
    "confirm",
    "edit",
    "known",
    "named",
    "press",
    "progress",
    "register",
    "remind",
    "reopen",
    "report_done",
    "send_back",
    "set_up",
    "standing",
    "start",
    "withdraw",
    "withdraw_plan",
]
