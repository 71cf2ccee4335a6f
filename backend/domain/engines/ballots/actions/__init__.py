"""What can be done to a ballot, and by its voters."""

from backend.domain.engines.ballots.actions.batches import confirm, enter, withdraw
from backend.domain.engines.ballots.actions.declaring import declare, follow, reconcile, settle
from backend.domain.engines.ballots.actions.keeping import change, make, rehearse, set_roll
from backend.domain.engines.ballots.actions.opening import (
    close,
    mark_traces_gone,
    may_open,
    open,
    void,
)
from backend.domain.engines.ballots.actions.taking import WORD, choices_of
from backend.domain.engines.ballots.actions.voting import (
    cast,
    come_in,
    draw,
    hall_code,
    hand_out,
    tick,
    vote,
)

__all__ = [
    "WORD",
    "cast",
    "change",
    "choices_of",
    "close",
    "come_in",
    "confirm",
    "declare",
    "draw",
    "enter",
    "follow",
    "hall_code",
    "hand_out",
    "make",
    "mark_traces_gone",
    "may_open",
    "open",
    "reconcile",
    "rehearse",
    "set_roll",
    "settle",
    "tick",
    "void",
    "vote",
    "withdraw",
]
