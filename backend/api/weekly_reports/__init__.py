"""Weekly reports: /weekly-reports."""

from backend.api.base.resource import Resource
from backend.api.weekly_reports import arranging, reading, taking

router = Resource(arranging.router, taking.router, reading.router)

__all__ = ["router"]
