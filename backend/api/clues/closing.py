"""Rating, signing off, looking back."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, Out, StepRoute
from backend.api.clues.asked import AgainIn, MustNoteIn, NoteIn, RateIn, SignOffIn
from backend.api.clues.shapes import ClueOut
from backend.api.clues.taking import step_asks, take
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.features.clues import actions, queries
from backend.domain.features.clues.actions.closing import ReasonMissing

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)

P = Permission


@router.post("/{clue_id}/rate", response_model=ClueOut, **step_asks(P.clues_rate, ReasonMissing))
def rate_clue(call: CallDep, clue_id: UUID, sent: RateIn) -> Response:
    """Rate attitude and result."""
    return take(
        call, clue_id, lambda s, a, c: handoffs.rate(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/send-back", response_model=ClueOut, **step_asks(P.clues_check))
def send_back_clue(call: CallDep, clue_id: UUID, sent: AgainIn) -> Response:
    """Send it back to the unit: not done yet."""
    return take(
        call, clue_id, lambda s, a, c: actions.send_back(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/sign-off", response_model=ClueOut, **step_asks(P.clues_check))
def sign_off_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Sign it off after checking."""
    return take(
        call, clue_id, lambda s, a, c: actions.sign_off(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/look-back", response_model=ClueOut, **step_asks(P.clues_check))
def look_back_at_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Note that it still holds."""
    return take(
        call, clue_id, lambda s, a, c: actions.look_back(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/reopen", response_model=ClueOut, **step_asks(P.clues_check))
def reopen_clue(call: CallDep, clue_id: UUID, sent: AgainIn) -> Response:
    """Reopen it: it did not hold."""
    return take(
        call, clue_id, lambda s, a, c: actions.reopen(s, a, c, **sent.model_dump(), now=call.now)
    )


class SignedOff(Out):
    count: int


@router.post("/sign-off", response_model=SignedOff, **step_asks(P.clues_check))
def sign_off_clues(call: CallDep, sent: SignOffIn) -> object:
    """Sign several off at once: all, or none."""
    with call.writing() as (session, actor):
        for clue_id in sorted(set(sent.ids)):
            clue = queries.clue(session, actor, clue_id, lock=True)
            actions.sign_off(session, actor, clue, note=sent.note, now=call.now)
    return {"count": len(set(sent.ids))}
