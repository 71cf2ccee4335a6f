"""What can be read of problems, and by whom."""

from backend.domain.features.problems.queries.figures import Counts, counted, tally
from backend.domain.features.problems.queries.ledger import (
    ROW_KEYS,
    ProblemFilters,
    ProblemSort,
    every,
    filtered,
    problems,
)
from backend.domain.features.problems.queries.monthly import (
    Month,
    MonthCount,
    counts_in,
    month_tally,
    total,
)
from backend.domain.features.problems.queries.seeing import P, problem, visible_to

__all__ = [
    "ROW_KEYS",
    "Counts",
    "Month",
    "MonthCount",
    "P",
    "ProblemFilters",
    "ProblemSort",
    "counted",
    "counts_in",
    "every",
    "filtered",
    "month_tally",
    "problem",
    "problems",
    "tally",
    "total",
    "visible_to",
]
