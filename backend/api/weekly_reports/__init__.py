"""Weekly reports: /weekly-reports."""

from fastapi import APIRouter

from backend.api.weekly_reports import arranging, reading, taking

router = APIRouter()
router.include_router(arranging.router)
router.include_router(taking.router)
router.include_router(reading.router)

__all__ = ["router"]
