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
    "carry_over",
    "carry_overs",
    "filtered",
    "formers",
    "made_at",
    "problem",
    "problems",
    "referral",
    "referrals",
    "rows_of_field",
    "tally",
    "to_carry",
    "visible_to",
]
