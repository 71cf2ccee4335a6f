"""What can be read of escalations, and by whom."""

from backend.domain.features.escalations.queries.ledger import (
    EscalationFilters,
    EscalationSort,
    counts,
    escalations,
    lit,
    lit_for,
)
from backend.domain.features.escalations.queries.seeing import (
    E,
    bundle_of,
    escalation,
    members,
    of_problem,
    open_bundles,
    visible_to,
)

__all__ = [
    "E",
    "EscalationFilters",
    "EscalationSort",
    "bundle_of",
    "counts",
    "escalation",
    "escalations",
    "lit",
    "lit_for",
    "members",
    "of_problem",
    "open_bundles",
    "visible_to",
]
