"""Staffing: /staffing."""

from backend.api.base.resource import Resource
from backend.api.staffing import measures, reading, sheets, statements

router = Resource(sheets.router, measures.router, statements.router, reading.router)

__all__ = ["router"]
