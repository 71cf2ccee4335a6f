"""Measures that clear one-person bodies: /staffing/measures."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Call, CallDep, StepRoute, asks, json
from backend.api.staffing import telling
from backend.api.staffing.asking import (
    MeasureChange,
    MeasureDoneIn,
    MeasureIn,
    MeasureNoteIn,
    StaffingReasonIn,
)
from backend.api.staffing.shapes import MeasureOut
from backend.domain.access import Actor, Permission
from backend.domain.features.staffing import actions, queries
from backend.domain.features.staffing.rules import (
    DayAhead,
    MeasureEnded,
    MeasureIdTaken,
    MeasureStep,
    NoBody,
)
from backend.domain.features.staffing.tables import Measure
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.flow import StepNotOpen

router = APIRouter(prefix="/staffing/measures", tags=["staffing"], route_class=StepRoute)

_ONE = TypeAdapter(MeasureOut)
P = Permission
_STEP = asks(P.staffing_keep, NotFound, StepNotOpen, step=True)


@router.post(
    "",
    response_model=MeasureOut,
    status_code=201,
    **asks(P.staffing_keep, NotFound, NoBody, MeasureIdTaken, step=True),
)
def plan_measure(call: CallDep, sent: MeasureIn) -> Response:
    """Note how a body of your congress is to be cleared."""
    with call.writing() as (session, actor):
        unit, _ = queries.body(session, actor, sent.unit_id)
        said = sent.model_dump(exclude={"unit_id"})
        made = actions.plan(session, actor, unit, **said, now=call.now)
        answer = _out(call, actor, made)
        answer.status_code = 201
        return answer


@router.patch(
    "/{measure_id}",
    response_model=MeasureOut,
    **asks(P.staffing_keep, NotFound, MatchMissing, Stale, MeasureEnded),
)
def change_measure(call: CallDep, measure_id: UUID, sent: MeasureChange) -> Response:
    """Put a measure's kind, people, words or target day right."""
    with call.writing() as (session, actor):
        found = queries.measure(session, actor, measure_id, lock=True)
        call.must_match(found.version)
        actions.change(session, actor, found, to=sent.named(), now=call.now)
        return _out(call, actor, found)


@router.post("/{measure_id}/apply", response_model=MeasureOut, **_STEP)
def apply_measure(call: CallDep, measure_id: UUID, sent: MeasureNoteIn) -> Response:
    """Say that it was applied for."""
    return _take(call, measure_id, MeasureStep.apply, sent.note)


@router.post("/{measure_id}/approve", response_model=MeasureOut, **_STEP)
def approve_measure(call: CallDep, measure_id: UUID, sent: MeasureNoteIn) -> Response:
    """Say that it was approved."""
    return _take(call, measure_id, MeasureStep.approve, sent.note)


@router.post(
    "/{measure_id}/finish",
    response_model=MeasureOut,
    **asks(P.staffing_keep, NotFound, StepNotOpen, DayAhead, step=True),
)
def finish_measure(call: CallDep, measure_id: UUID, sent: MeasureDoneIn) -> Response:
    """Say that it is in place."""
    return _take(call, measure_id, MeasureStep.finish, sent.note, sent.done_on)


@router.post("/{measure_id}/withdraw", response_model=MeasureOut, **_STEP)
def withdraw_measure(call: CallDep, measure_id: UUID, sent: StaffingReasonIn) -> Response:
    """Withdraw it with a reason, also one that was in place and fell away."""
    return _take(call, measure_id, MeasureStep.withdraw, sent.reason)


def _take(
    call: Call, id_: UUID, step: MeasureStep, note: str | None, on: date | None = None
) -> Response:
    with call.writing() as (session, actor):
        found = queries.measure(session, actor, id_, lock=True)
        actions.take(session, actor, found, step, note=note, on=on, now=call.now)
        return _out(call, actor, found)


def _out(call: Call, actor: Actor, measure: Measure) -> Response:
    return json(_ONE, telling.measure(actor, measure, call.today), version=measure.version)
