"""What can be read of problems, and by whom."""

from backend.domain.features.problems.queries.carried import (
    carry_over,
    carry_overs,
    formers,
    made_at,
    referral,
    referrals,
    to_carry,
)
from backend.domain.features.problems.queries.figures import Counts, how_many, tally
from backend.domain.features.problems.queries.filters import ProblemFilters, ProblemSort, filtered
from backend.domain.features.problems.queries.ledger import ROW_KEYS, every, problems
from backend.domain.features.problems.queries.monthly import (
    Month,
    MonthCount,
    counts_in,
    month_tally,
    total,
)
from backend.domain.features.problems.queries.seeing import P, problem, visible_to

__all__ = [
    "Counts",
    "Month",
    "MonthCount",
    "P",
    "ProblemFilters",
    "ProblemSort",
    "ROW_KEYS",
    "carry_over",
    "carry_overs",
    "counts_in",
    "every",
    "filtered",
    "formers",
    "how_many",
    "made_at",
    "month_tally",
    "problem",
    "problems",
    "referral",
    "referrals",
    "tally",
    "to_carry",
    "total",
    "visible_to",
]
