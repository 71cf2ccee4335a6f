"""Self-checks: /self-checks."""

from backend.api.base.resource import Resource
from backend.api.self_checks import listing, reading, sheets, taking

router = Resource(sheets.router, reading.router, taking.router, listing.router)

__all__ = ["router"]
