"""What can be read of self-checks, and by whom."""

from backend.domain.features.self_checks.queries.ledger import (
    ROW_KEYS,
    Counts,
    SelfCheckFilters,
    SelfCheckSort,
    all_rows,
    conditions,
    counts,
    lit,
    self_checks,
    verdicts,
)
from backend.domain.features.self_checks.queries.seeing import (
    F,
    S,
    counted,
    finding,
    findings,
    of_asked,
    self_check,
    shows_list,
    standing_rows,
    visible_to,
)

__all__ = [
    "ROW_KEYS",
    "Counts",
    "F",
    "S",
    "SelfCheckFilters",
    "SelfCheckSort",
    "all_rows",
    "conditions",
    "counted",
    "counts",
    "finding",
    "findings",
    "lit",
    "of_asked",
    "self_check",
    "self_checks",
    "shows_list",
    "standing_rows",
    "verdicts",
    "visible_to",
]
