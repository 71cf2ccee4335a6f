"""The first word: taken up alone or as a group, sent back, or taken back by who asked."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Call, CallDep, ReasonIn, StepRoute, asks
from backend.api.escalations.asking import TakeUpIn
from backend.api.escalations.reading import escalation_out
from backend.api.escalations.shapes import EscalationOut
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.features.escalations import actions, queries
from backend.domain.features.escalations.rules import BundleElsewhere
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen

router = APIRouter(prefix="/escalations", tags=["escalations"], route_class=StepRoute)

P = Permission


def step_asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    """Return what a route of a step declares."""
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def take(
    call: Call, id_: UUID, act: Callable[..., Escalation | Sequence[Escalation]], **said: Any
) -> Response:
    """Find the escalation, take the step for its group, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        kept = queries.escalation(session, actor, id_, lock=True)
        handoffs.above(session, actor, kept, act, **said, now=call.now)
        session.flush()
        return escalation_out(call, session, actor, kept)


@router.post(
    "/take-up",
    response_model=EscalationOut,
    **step_asks(P.escalations_check, BundleElsewhere),
)
def take_up_escalations(call: CallDep, sent: TakeUpIn) -> Response:
    """Take escalations up, several like ones as one group: all of them, or none."""
    with call.writing() as (session, actor):
        ids = list(dict.fromkeys(sent.ids))
        ones = [queries.escalation(session, actor, one, lock=True) for one in ids]
        handoffs.take_up(
            session,
            actor,
            ones,
            id=sent.id,
            title=sent.title,
            signed_by=sent.signed_by,
            note=sent.note,
            into=_into(session, sent.bundle_id),
            now=call.now,
        )
        session.flush()
        return escalation_out(call, session, actor, ones[0])


def _into(session: Session, bundle_id: UUID | None) -> Bundle | None:
    if bundle_id is None:
        return None
    found = session.get(Bundle, bundle_id, with_for_update=True)
    if found is None:
        raise BundleElsewhere.at("body.bundle_id")
    return found


@router.post(
    "/{escalation_id}/send-back", response_model=EscalationOut, **step_asks(P.escalations_check)
)
def send_back_escalation(call: CallDep, escalation_id: UUID, sent: ReasonIn) -> Response:
    """Send it back: the county's own to mend."""
    return take(call, escalation_id, actions.send_back, reason=sent.reason)


@router.post(
    "/{escalation_id}/withdraw", response_model=EscalationOut, **step_asks(P.escalations_ask)
)
def withdraw_escalation(call: CallDep, escalation_id: UUID, sent: ReasonIn) -> Response:
    """Take it back before it was taken up."""
    return take(call, escalation_id, actions.withdraw, reason=sent.reason)
