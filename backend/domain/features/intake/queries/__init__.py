"""What can be read of what came in, and by whom."""

from backend.domain.features.intake.queries.following import followed
from backend.domain.features.intake.queries.ledger import (
    ROW_KEYS,
    IntakeFilters,
    IntakeSort,
    came_in,
    lit,
    points,
)
from backend.domain.features.intake.queries.numbers import numbers_in_force, numbers_of
from backend.domain.features.intake.queries.seeing import (
    I,
    intake,
    point,
    point_of,
    visible_to,
)

__all__ = [
    "ROW_KEYS",
    "I",
    "IntakeFilters",
    "IntakeSort",
    "came_in",
    "followed",
    "intake",
    "lit",
    "numbers_in_force",
    "numbers_of",
    "point",
    "point_of",
    "points",
    "visible_to",
]
