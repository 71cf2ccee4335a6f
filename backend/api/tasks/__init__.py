"""Tasks and their plans: /tasks, /tasks/plans."""

from backend.api.base.resource import Resource
from backend.api.tasks import checking, handling, keeping, plans, reading, sheets

router = Resource(
    sheets.router,
    plans.router,
    keeping.router,
    handling.router,
    checking.router,
    reading.router,
)

__all__ = ["router"]
