"""Handling what was taken up: the own government's unit, the letter further up, the answer."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, ReasonIn, StepRoute
from backend.api.escalations.asking import (
    EscalationAnswerIn,
    EscalationHandOverIn,
    HandlerIn,
    PassOnIn,
    PressIn,
    ReplyIn,
)
from backend.api.escalations.shapes import EscalationOut
from backend.api.escalations.taking_up import step_asks, take
from backend.domain.access import Permission
from backend.domain.engines.assignments.actions import NotOpen
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.escalations import actions
from backend.domain.features.escalations.rules import AnsweredInFuture, DuePast, HandlerElsewhere

router = APIRouter(prefix="/escalations", tags=["escalations"], route_class=StepRoute)

P = Permission


@router.post(
    "/{escalation_id}/hand-over",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, HandlerElsewhere, DuePast),
)
def hand_over_escalation(
    call: CallDep, escalation_id: UUID, sent: EscalationHandOverIn
) -> Response:
    """Give the group to a unit of your own government; again, to give it to another."""
    return take(call, escalation_id, actions.hand_over, **sent.model_dump())


@router.post(
    "/{escalation_id}/accept",
    response_model=EscalationOut,
    **step_asks(P.escalations_answer, NotOpen),
)
def accept_escalation(call: CallDep, escalation_id: UUID, sent: HandlerIn) -> Response:
    """Take it on as the unit."""
    return take(call, escalation_id, actions.accept, handler=sent.handler)


@router.post(
    "/{escalation_id}/give-back",
    response_model=EscalationOut,
    **step_asks(P.escalations_answer, NotOpen),
)
def give_back_escalation(call: CallDep, escalation_id: UUID, sent: ReasonIn) -> Response:
    """Return it as the unit, with a reason."""
    return take(call, escalation_id, actions.give_back, reason=sent.reason)


@router.post(
    "/{escalation_id}/press",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, NotOpen),
)
def press_escalation(call: CallDep, escalation_id: UUID, sent: PressIn) -> Response:
    """Urge the unit."""
    return take(call, escalation_id, actions.press, note=sent.note)


@router.post(
    "/{escalation_id}/reply",
    response_model=EscalationOut,
    **step_asks(P.escalations_answer, NotOpen, FilesUnknown),
)
def reply_to_escalation(call: CallDep, escalation_id: UUID, sent: ReplyIn) -> Response:
    """Answer the congress as the unit."""
    return take(call, escalation_id, actions.reply, **sent.model_dump())


@router.post(
    "/{escalation_id}/pass-on",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, AnsweredInFuture, FilesUnknown),
)
def pass_escalation_on(call: CallDep, escalation_id: UUID, sent: PassOnIn) -> Response:
    """Put it before the next higher congress by letter."""
    return take(call, escalation_id, actions.pass_on, **sent.model_dump())


@router.post(
    "/{escalation_id}/answer",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, AnsweredInFuture, FilesUnknown),
)
def answer_escalation(call: CallDep, escalation_id: UUID, sent: EscalationAnswerIn) -> Response:
    """Answer every congress that asked; an answer from further up is written down so."""
    return take(call, escalation_id, actions.answer, **sent.model_dump())
