"""The pure part: the life of a clue, its numbers, its twins."""

from backend.domain.features.clues.rules.life import (
    ENDED,
    FLOW,
    OPEN,
    STEP_PERMISSIONS,
    Category,
    ClueSource,
    ClueState,
    ClueStep,
    Holder,
    Satisfaction,
    Standing,
    may_take,
    open_steps,
)
from backend.domain.features.clues.rules.numbers import CITATIONS, ClueNumbers
from backend.domain.features.clues.rules.timing import AnswerTiming
from backend.domain.features.clues.rules.twins import Sight, metres, twin_score

__all__ = [
    "CITATIONS",
    "ENDED",
    "FLOW",
    "OPEN",
    "STEP_PERMISSIONS",
    "AnswerTiming",
    "Category",
    "ClueNumbers",
    "ClueSource",
    "ClueState",
    "ClueStep",
    "Holder",
    "Satisfaction",
    "Sight",
    "Standing",
    "may_take",
    "metres",
    "open_steps",
    "twin_score",
]
