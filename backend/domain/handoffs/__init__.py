"""Where one thing becomes another: the only place two features meet."""

from backend.domain.handoffs.ballots import (
    Wanted,
    by_hand,
    may_set,
    must_follow,
    rating_rule,
    set_rating,
    set_vote,
    vote_rule,
)
from backend.domain.handoffs.clues import enlist, follow, rate, written
from backend.domain.handoffs.escalations import above, escalate, take_up
from backend.domain.handoffs.intake import admit
from backend.domain.handoffs.results import declared, end_vote, may_end
from backend.domain.handoffs.self_checks import match, take_over
from backend.domain.handoffs.tasks import bodies

__all__ = [
    "Wanted",
    "by_hand",
    "declared",
    "end_vote",
    "may_end",
    "may_set",
    "must_follow",
    "rating_rule",
    "set_rating",
    "set_vote",
    "vote_rule",
    "above",
    "admit",
    "bodies",
    "enlist",
    "escalate",
    "follow",
    "match",
    "rate",
    "take_over",
    "take_up",
    "written",
]
