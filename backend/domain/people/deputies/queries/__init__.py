"""What can be read of deputies, and by whom."""

from backend.domain.people.deputies.queries.reading import (
    DeputyFilters,
    DeputySort,
    Mandate,
    by_phone,
    deputies,
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
    "deputies",
    "mandate",
    "others",
    "to_keep",
    "visible_to",
]
