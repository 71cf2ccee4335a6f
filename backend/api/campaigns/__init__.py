"""Campaigns, and what belongs to them: /campaigns."""

from backend.api.base.resource import Resource
from backend.api.campaigns import (
    coverage,
    keeping,
    organisation,
    plans,
    sheets,
    stages,
    steps,
    visiting,
)

router = Resource(
    keeping.router,
    organisation.router,
    plans.router,
    stages.router,
    steps.router,
    sheets.router,
    coverage.router,
    visiting.router,
)

__all__ = ["router"]
