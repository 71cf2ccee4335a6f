"""Intake: /intake."""

from backend.api.base.resource import Resource
from backend.api.intake import looking, points, reading, residents

router = Resource(points.router, residents.router, looking.router, reading.router)

__all__ = ["router"]
