"""Imports: /imports."""

from fastapi import APIRouter

from backend.api.imports import ending, reading, staging
from backend.api.imports.kinds import KINDS
from backend.api.imports.self_check_lists import SelfCheckLists
from backend.domain.engines.imports.rules import ImportKind

KINDS[ImportKind.self_checks] = SelfCheckLists()

router = APIRouter()
router.include_router(reading.router)
router.include_router(staging.router)
router.include_router(ending.router)

__all__ = ["router"]
