"""What can be read of problems, and by whom."""

from backend.domain.features.problems.queries.figures import Counts, tally
from backend.domain.features.problems.queries.ledger import (
    ROW_KEYS,
    ProblemFilters,
    ProblemSort,
    filtered,
    problems,
    rows_of_field,
)
from backend.domain.features.problems.queries.seeing import P, problem, visible_to

__all__ = [
    "ROW_KEYS",
    "Counts",
    "P",
    "ProblemFilters",
    "ProblemSort",
    "filtered",
    "problem",
    "problems",
    "rows_of_field",
    "tally",
    "visible_to",
]
