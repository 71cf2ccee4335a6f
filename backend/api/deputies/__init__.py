"""Deputies: /deputies."""

from backend.api.base.resource import Resource
from backend.api.deputies import keeping, reading, sheets

router = Resource(sheets.router, reading.router, keeping.router)

__all__ = ["router"]
