"""Instruments of supervision (监督方式): /instruments."""

from backend.api.base.resource import Resource
from backend.api.instruments import following, keeping, opinions, reading, sheets, taking

router = Resource(
    sheets.router,
    following.router,
    reading.router,
    keeping.router,
    taking.router,
    opinions.router,
)

__all__ = ["router"]
