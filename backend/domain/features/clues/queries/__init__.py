"""What can be read of clues, and by whom."""

from backend.domain.features.clues.queries.around import whole, written
from backend.domain.features.clues.queries.filters import (
    ClueFilters,
    ClueSort,
    conditions,
    filtered,
    start_of,
)
from backend.domain.features.clues.queries.ledger import ROW_KEYS, clues
from backend.domain.features.clues.queries.seeing import C, clue, visible_to
from backend.domain.features.clues.queries.twins import Twin, sight_of, twins

__all__ = [
    "ROW_KEYS",
    "C",
    "ClueFilters",
    "ClueSort",
    "Twin",
    "clue",
    "clues",
    "conditions",
    "filtered",
    "sight_of",
    "start_of",
    "twins",
    "visible_to",
    "whole",
    "written",
]
