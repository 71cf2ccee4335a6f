"""What can be read of deputies, and by whom."""

from backend.domain.people.deputies.queries.comparing import compare, ledger_rows
from backend.domain.people.deputies.queries.reading import (
    DeputyFilters,
    DeputySort,
    Mandate,
    by_phone,
    deputies,
    every,
    mandate,
    others,
    to_keep,
    visible_to,
)

__all__ = [
    "DeputyFilters",
    "DeputySort",
    "Mandate",
    "by_phone",
    "compare",
    "deputies",
    "every",
    "ledger_rows",
    "mandate",
    "others",
    "to_keep",
    "visible_to",
]
