"""Problems: /problems."""

from fastapi import APIRouter

from backend.api.problems import reading, sheets, steps

router = APIRouter()
router.include_router(sheets.router)
router.include_router(steps.router)
router.include_router(reading.router)

__all__ = ["router"]
