"""What can be done to a problem. Each action is one step of the flow, or keeps the list up."""

from backend.domain.features.problems.actions.checking import (
    DuePast,
    grant_time,
    hand_over,
    press,
    refuse,
    refuse_time,
    verify,
)
from backend.domain.features.problems.actions.closing import (
    look_back,
    reopen,
    send_back,
    sign_off,
    verify_on_site,
)
from backend.domain.features.problems.actions.handling import (
    DoneInFuture,
    accept,
    ask_time,
    give_back,
    plan,
    report_done,
)
from backend.domain.features.problems.actions.keeping import (
    Found,
    PlaceElsewhere,
    ProblemEnded,
    ProblemIdTaken,
    UnitHanded,
    edit,
    register,
)
from backend.domain.features.problems.actions.taking import UnitElsewhere, standing

__all__ = [
    "DoneInFuture",
    "DuePast",
    "Found",
    "PlaceElsewhere",
    "ProblemEnded",
    "ProblemIdTaken",
    "UnitElsewhere",
    "UnitHanded",
    "accept",
    "ask_time",
    "edit",
    "give_back",
    "grant_time",
    "hand_over",
    "look_back",
    "plan",
    "press",
    "refuse",
    "refuse_time",
    "register",
    "reopen",
    "report_done",
    "send_back",
    "sign_off",
    "standing",
    "verify",
    "verify_on_site",
]
