"""Campaigns, and what belongs to them: /campaigns."""

from fastapi import APIRouter

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

router = APIRouter()
for part in (keeping, organisation, plans, stages, steps, sheets, coverage, visiting):
    router.include_router(part.router)

__all__ = ["router"]
