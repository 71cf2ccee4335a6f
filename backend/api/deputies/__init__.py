"""Deputies: /deputies."""

from fastapi import APIRouter

from backend.api.deputies import keeping, reading, sheets

router = APIRouter()
router.include_router(sheets.router)
router.include_router(reading.router)
router.include_router(keeping.router)

__all__ = ["router"]
