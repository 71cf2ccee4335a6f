"""Imports: /imports."""

from fastapi import APIRouter

from backend.api.imports import ending, reading, staging
from backend.api.imports.kinds import KINDS
from backend.api.imports.points import Points
from backend.domain.engines.imports.rules import ImportKind

KINDS[ImportKind.coverage_points] = Points()

router = APIRouter()
router.include_router(reading.router)
router.include_router(staging.router)
router.include_router(ending.router)

__all__ = ["router"]
