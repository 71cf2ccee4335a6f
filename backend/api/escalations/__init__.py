"""Escalations: /escalations."""

from backend.api.base.resource import Resource
from backend.api.escalations import extending, handling, reading, sheets, taking_up

router = Resource(
    taking_up.router, handling.router, extending.router, sheets.router, reading.router
)

__all__ = ["router"]
