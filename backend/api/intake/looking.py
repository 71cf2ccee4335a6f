"""What staff do with what came in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.intake.asked import AdmitIn, DiscardIn, RestoreIn
from backend.api.intake.reading import intake_out
from backend.api.intake.shapes import IntakeOut
from backend.domain import handoffs
from backend.domain.access import Actor, Permission
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.actions.checking import MergeIntoItself
from backend.domain.features.intake import actions, queries
from backend.domain.features.intake.tables import Intake
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.tables import new_id

router = APIRouter(prefix="/intake", tags=["intake"], route_class=StepRoute)


def _step_asks(*refusals: type[Refusal]) -> Any:
    return asks(Permission.intake_check, NotFound, StepNotOpen, *refusals, step=True)


def _take(call: Call, intake_id: UUID, act: Callable[[Session, Actor, Intake], object]) -> Response:
    with call.writing() as (session, actor):
        intake = queries.intake(session, actor, intake_id, lock=True)
        act(session, actor, intake)
        session.flush()
        return intake_out(call, session, actor, intake)


@router.post("/{intake_id}/admit", response_model=IntakeOut, **_step_asks(MergeIntoItself))
def admit_intake(call: CallDep, intake_id: UUID, sent: AdmitIn) -> Response:
    """Make a clue of it, or join it to an earlier one."""

    def act(session: Session, actor: Actor, intake: Intake) -> None:
        into = clues.clue(session, actor, sent.into_id, lock=True) if sent.into_id else None
        handoffs.admit(
            session,
            actor,
            intake,
            clue_id=new_id(),
            title=sent.title,
            category=sent.category,
            note=sent.note,
            into=into,
            now=call.now,
        )

    return _take(call, intake_id, act)


@router.post("/{intake_id}/discard", response_model=IntakeOut, **_step_asks())
def discard_intake(call: CallDep, intake_id: UUID, sent: DiscardIn) -> Response:
    """Discard it with a reason, which the resident reads."""
    return _take(
        call,
        intake_id,
        lambda s, a, i: actions.discard(s, a, i, reason=sent.reason, now=call.now),
    )


@router.post("/{intake_id}/restore", response_model=IntakeOut, **_step_asks())
def restore_intake(call: CallDep, intake_id: UUID, sent: RestoreIn) -> Response:
    """Take a discard back: it waits again."""
    return _take(
        call,
        intake_id,
        lambda s, a, i: actions.restore(s, a, i, reason=sent.reason, now=call.now),
    )
