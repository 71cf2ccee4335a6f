"""Problems: /problems."""

from backend.api.base.resource import Resource
from backend.api.problems import checking, closing, handling, keeping, reading, sheets

router = Resource(
    sheets.router, reading.router, keeping.router, checking.router, handling.router, closing.router
)

__all__ = ["router"]
