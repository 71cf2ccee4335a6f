"""Imports: /imports."""

from backend.api.base.resource import Resource
from backend.api.imports import ending, reading, staging, words

router = Resource(words.router, reading.router, staging.router, ending.router)

__all__ = ["router"]
