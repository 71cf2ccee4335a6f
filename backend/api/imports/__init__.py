"""Imports: /imports."""

from backend.api.base.resource import Resource
from backend.api.imports import ending, reading, staging
from backend.api.imports.kinds import KINDS
from backend.api.imports.points import Points
from backend.domain.engines.imports.rules import ImportKind

KINDS[ImportKind.coverage_points] = Points()

router = Resource(reading.router, staging.router, ending.router)

__all__ = ["router"]
