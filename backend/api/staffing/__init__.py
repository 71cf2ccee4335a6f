"""Staffing: /staffing."""

from fastapi import APIRouter

from backend.api.staffing import measures, reading, sheets, statements

router = APIRouter()
router.include_router(sheets.router)
router.include_router(measures.router)
router.include_router(statements.router)
router.include_router(reading.router)

__all__ = ["router"]
