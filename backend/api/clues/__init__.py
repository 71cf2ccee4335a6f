"""Clues: /clues."""

from fastapi import APIRouter

from backend.api.clues import checking, closing, handling, listing, reading, reporting, sheets
from backend.api.clues.reading import clue_out

router = APIRouter()
router.include_router(sheets.router)
router.include_router(reporting.router)
router.include_router(checking.router)
router.include_router(listing.router)
router.include_router(handling.router)
router.include_router(closing.router)
router.include_router(reading.router)

__all__ = ["clue_out", "router"]
