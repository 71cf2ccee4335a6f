"""The pure part: the life of an escalation, its numbers, its refusals."""

from backend.domain.features.escalations.rules.life import (
    ENDED,
    FLOW,
    GROUPED,
    AnsweredInFuture,
    BundleElsewhere,
    DuePast,
    EscalationState,
    EscalationStep,
    HandlerElsewhere,
    NobodyAbove,
    Side,
    Standing,
    label,
    may_take,
    open_steps,
)
from backend.domain.features.escalations.rules.numbers import CITATIONS, EscalationNumbers

__all__ = [
    "CITATIONS",
    "ENDED",
    "FLOW",
    "GROUPED",
    "AnsweredInFuture",
    "BundleElsewhere",
    "DuePast",
    "EscalationNumbers",
    "EscalationState",
    "EscalationStep",
    "HandlerElsewhere",
    "NobodyAbove",
    "Side",
    "Standing",
    "label",
    "may_take",
    "open_steps",
]
