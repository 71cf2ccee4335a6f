"""The pure part: how a mandate stands, and the columns of the roster."""

from backend.domain.people.deputies.rules.life import (
    FLOW,
    WORDS,
    AlreadyDeputy,
    DeputyState,
    DeputyStep,
    EndGround,
    MandateEnded,
    SuspendGround,
)

__all__ = [
    "FLOW",
    "WORDS",
    "AlreadyDeputy",
    "DeputyState",
    "DeputyStep",
    "EndGround",
    "MandateEnded",
    "SuspendGround",
]
