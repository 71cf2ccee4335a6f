"""Self-checks: /self-checks."""

from fastapi import APIRouter

from backend.api.self_checks import listing, reading, sheets, taking

router = APIRouter()
router.include_router(sheets.router)
router.include_router(taking.router)
router.include_router(listing.router)
router.include_router(reading.router)

__all__ = ["router"]
