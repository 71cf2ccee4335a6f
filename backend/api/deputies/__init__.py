"""Deputies: /deputies."""

from fastapi import APIRouter

from backend.api.deputies import keeping, reading

router = APIRouter()
router.include_router(reading.router)
router.include_router(keeping.router)

__all__ = ["router"]
