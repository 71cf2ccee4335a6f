"""Livelihood projects (民生实事项目): /projects."""

from backend.api.base.resource import Resource
from backend.api.projects import (
    carrying,
    lists,
    proposals,
    reading,
    residents,
    round_steps,
    rounds,
    screening,
    sheets,
    supervising,
    voting,
)

router = Resource(
    sheets.router,
    lists.router,
    residents.router,
    rounds.router,
    proposals.pool_router,
    round_steps.router,
    voting.router,
    proposals.router,
    screening.router,
    reading.router,
    carrying.router,
    supervising.router,
)

__all__ = ["router"]
