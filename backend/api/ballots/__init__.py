"""Ballots: /ballots."""

from backend.api.ballots import (
    casting,
    keeping,
    minutes,
    publishing,
    ruling,
    steps,
    tellers,
    voting,
)
from backend.api.base.resource import Resource

router = Resource(
    ruling.router,
    keeping.router,
    steps.router,
    tellers.router,
    minutes.router,
    voting.router,
    casting.router,
    publishing.router,
)

__all__ = ["router"]
