"""More time for the unit that has a group: asked for, granted, refused."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute
from backend.api.escalations.asking import EscalationNoteIn, EscalationTimeIn, PressIn
from backend.api.escalations.shapes import EscalationOut
from backend.api.escalations.taking_up import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import (
    DueTooEarly,
    ExtensionPending,
    NoExtension,
    NotOpen,
)
from backend.domain.features.escalations import actions

router = APIRouter(prefix="/escalations", tags=["escalations"], route_class=StepRoute)

P = Permission


@router.post(
    "/{escalation_id}/ask-time",
    response_model=EscalationOut,
    **step_asks(P.escalations_answer, NotOpen, DueTooEarly, ExtensionPending),
)
def ask_escalation_time(call: CallDep, escalation_id: UUID, sent: EscalationTimeIn) -> Response:
    """Ask for more time as the unit."""
    return take(call, escalation_id, actions.ask_time, **sent.model_dump())


@router.post(
    "/{escalation_id}/grant-time",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, NoExtension),
)
def grant_escalation_time(call: CallDep, escalation_id: UUID, sent: EscalationNoteIn) -> Response:
    """Grant the more time that the unit asked for."""
    return take(call, escalation_id, actions.grant_time, note=sent.note)


@router.post(
    "/{escalation_id}/refuse-time",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, NoExtension),
)
def refuse_escalation_time(call: CallDep, escalation_id: UUID, sent: PressIn) -> Response:
    """Refuse it, with a reason; the day stays."""
    return take(call, escalation_id, actions.refuse_time, note=sent.note)
