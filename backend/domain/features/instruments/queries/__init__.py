"""Instruments and their opinions, as they are read."""

from backend.domain.features.instruments.queries.ledger import (
    InstrumentFilters,
    InstrumentSort,
    every,
    instruments,
    numbers_of,
    tally,
)
from backend.domain.features.instruments.queries.opinions import (
    OpinionFilters,
    Q,
    first_due,
    of_instrument,
    opinion,
    opinions,
)
from backend.domain.features.instruments.queries.seeing import (
    X,
    instrument,
    links,
    units_of,
    visible_to,
)

__all__ = [
    "InstrumentFilters",
    "InstrumentSort",
    "Q",
    "X",
    "OpinionFilters",
    "every",
    "first_due",
    "instrument",
    "instruments",
    "links",
    "numbers_of",
    "of_instrument",
    "opinion",
    "opinions",
    "tally",
    "units_of",
    "visible_to",
]
