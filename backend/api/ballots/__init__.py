"""Ballots: /ballots."""

from backend.api.ballots import casting, keeping, publishing, steps, tellers, voting
from backend.api.base.resource import Resource

router = Resource(
    keeping.router,
    steps.router,
    tellers.router,
    voting.router,
    casting.router,
    publishing.router,
)

__all__ = ["router"]
