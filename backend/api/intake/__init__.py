"""Intake: /intake."""

from fastapi import APIRouter

from backend.api.intake import looking, points, reading, residents

router = APIRouter()
router.include_router(points.router)
router.include_router(residents.router)
router.include_router(looking.router)
router.include_router(reading.router)

__all__ = ["router"]
