"""Tasks and their plans: /tasks, /tasks/plans."""

from fastapi import APIRouter

from backend.api.tasks import checking, handling, keeping, plans, reading, sheets

router = APIRouter()
router.include_router(sheets.router)
router.include_router(plans.router)
router.include_router(keeping.router)
router.include_router(handling.router)
router.include_router(checking.router)
router.include_router(reading.router)

__all__ = ["router"]
