"""Clues: /clues."""

from backend.api.base.resource import Resource
from backend.api.clues import checking, closing, handling, listing, reading, reporting, sheets
from backend.api.clues.reading import clue_out

router = Resource(
    sheets.router,
    reading.router,
    reporting.router,
    checking.router,
    listing.router,
    handling.router,
    closing.router,
)

__all__ = ["clue_out", "router"]
