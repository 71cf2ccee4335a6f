"""Instruments of supervision (监督方式): /instruments."""

from fastapi import APIRouter

from backend.api.instruments import following, keeping, opinions, reading, sheets, taking

router = APIRouter()
for part in (sheets, following, reading, keeping, taking, opinions):
    router.include_router(part.router)

__all__ = ["router"]
