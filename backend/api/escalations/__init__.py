"""Escalations: /escalations."""

from backend.api.base.resource import Resource
from backend.api.escalations import handling, reading, taking_up

router = Resource(taking_up.router, handling.router, reading.router)

__all__ = ["router"]
