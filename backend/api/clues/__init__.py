"""Clues: /clues."""

from fastapi import APIRouter

from backend.api.clues import reading, sheets, steps
from backend.api.clues.reading import clue_out

router = APIRouter()
router.include_router(sheets.router)
router.include_router(steps.router)
router.include_router(reading.router)

__all__ = ["clue_out", "router"]
