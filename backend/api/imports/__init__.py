"""Imports: /imports."""

from backend.api.base.resource import Resource
from backend.api.imports import ending, reading, staging

router = Resource(reading.router, staging.router, ending.router)

__all__ = ["router"]
