"""What every step of a clue shares over HTTP."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import Response
from sqlmodel import Session

from backend.api.base import Call, asks
from backend.api.clues.reading import clue_out
from backend.domain.access import Actor, Permission
from backend.domain.features.clues import queries
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen


def step_asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    """Say what a step asks, and the refusals that every step can give besides its own."""
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def take(call: Call, clue_id: UUID, act: Callable[[Session, Actor, Clue], Clue]) -> Response:
    """Lock the clue, take the step, answer with what it became."""
    with call.writing() as (session, actor):
        clue = queries.clue(session, actor, clue_id, lock=True)
        act(session, actor, clue)
        session.flush()
        return clue_out(call, session, actor, clue)
