"""Escalations: /escalations."""

from fastapi import APIRouter

from backend.api.escalations import handling, reading, sheets, taking_up

router = APIRouter()
router.include_router(taking_up.router)
router.include_router(handling.router)
router.include_router(sheets.router)
router.include_router(reading.router)

__all__ = ["router"]
