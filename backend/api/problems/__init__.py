"""Problems: /problems."""

from fastapi import APIRouter

from backend.api.problems import checking, closing, handling, keeping, monthly, reading, sheets

router = APIRouter()
router.include_router(sheets.router)
router.include_router(monthly.router)
router.include_router(keeping.router)
router.include_router(checking.router)
router.include_router(handling.router)
router.include_router(closing.router)
router.include_router(reading.router)

__all__ = ["router"]
