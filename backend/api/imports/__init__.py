"""Imports: /imports."""

from fastapi import APIRouter

from backend.api.imports import ending, reading, staging, words

router = APIRouter()
router.include_router(words.router)
router.include_router(reading.router)
router.include_router(staging.router)
router.include_router(ending.router)

__all__ = ["router"]
