"""The unit's steps."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.clues.asked import AcceptIn, AnswerIn, AskTimeIn, GiveBackIn
from backend.api.clues.shapes import ClueOut
from backend.api.clues.taking import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import (
    DueTooEarly,
    ExtensionPending,
    NotOpen,
)
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.clues import actions

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)

P = Permission


@router.post("/{clue_id}/accept", response_model=ClueOut, **step_asks(P.clues_answer, NotOpen))
def accept_clue(call: CallDep, clue_id: UUID, sent: AcceptIn) -> Response:
    """Accept what your unit was given."""
    return take(
        call, clue_id, lambda s, a, c: actions.accept(s, a, c, handler=sent.handler, now=call.now)
    )


@router.post("/{clue_id}/give-back", response_model=ClueOut, **step_asks(P.clues_answer, NotOpen))
def give_back_clue(call: CallDep, clue_id: UUID, sent: GiveBackIn) -> Response:
    """Return it with a reason and a better addressee."""
    return take(
        call,
        clue_id,
        lambda s, a, c: actions.give_back(s, a, c, **sent.model_dump(), now=call.now),
    )


@router.post(
    "/{clue_id}/ask-time",
    response_model=ClueOut,
    **step_asks(P.clues_answer, NotOpen, DueTooEarly, ExtensionPending),
)
def ask_time_for_clue(call: CallDep, clue_id: UUID, sent: AskTimeIn) -> Response:
    """Ask for more time."""
    return take(
        call, clue_id, lambda s, a, c: actions.ask_time(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post(
    "/{clue_id}/plan", response_model=ClueOut, **step_asks(P.clues_answer, NotOpen, FilesUnknown)
)
def plan_clue(call: CallDep, clue_id: UUID, sent: AnswerIn) -> Response:
    """Say what your unit will do, or how far it has come."""
    return take(
        call, clue_id, lambda s, a, c: actions.plan(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post(
    "/{clue_id}/answer", response_model=ClueOut, **step_asks(P.clues_answer, NotOpen, FilesUnknown)
)
def answer_clue(call: CallDep, clue_id: UUID, sent: AnswerIn) -> Response:
    """Answer with papers."""
    return take(
        call, clue_id, lambda s, a, c: actions.answer(s, a, c, **sent.model_dump(), now=call.now)
    )
