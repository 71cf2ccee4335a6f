"""Giving opinions, and following them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Call, CallDep, StepRoute
from backend.api.instruments.asking import CloseIn, InstrumentReason, OpinionAnswerIn, OpinionIn
from backend.api.instruments.reading import instrument_out
from backend.api.instruments.shapes import InstrumentOut
from backend.api.instruments.taking import step_asks
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.instruments import actions, queries
from backend.domain.features.instruments.rules import (
    HeldAhead,
    InstrumentSettled,
    MembersElsewhere,
    NotHeldYet,
)
from backend.domain.kit.repeats import IdTaken

router = APIRouter(prefix="/instruments", tags=["instruments"], route_class=StepRoute)

ALL = "/{instrument_id}/opinions"
ONE = f"{ALL}/{{opinion_id}}"


def _take(
    call: Call, id_: UUID, opinion_id: UUID, act: Callable[..., Any], **said: Any
) -> Response:
    with call.writing() as (session, actor):
        found = queries.instrument(session, actor, id_, lock=True)
        given = queries.opinion(session, found.id, opinion_id)
        act(session, actor, found, given, **said, now=call.now)
        session.flush()
        return instrument_out(call, session, actor, found)


@router.post(
    ALL,
    response_model=InstrumentOut,
    status_code=201,
    **step_asks(NotHeldYet, InstrumentSettled, MembersElsewhere, IdTaken),
)
def give_opinion(call: CallDep, instrument_id: UUID, sent: OpinionIn) -> Response:
    """Ask a unit for something to be done, by a day."""
    with call.writing() as (session, actor):
        found = queries.instrument(session, actor, instrument_id, lock=True)
        actions.give(session, actor, found, **sent.model_dump(), now=call.now)
        session.flush()
        answer = instrument_out(call, session, actor, found)
        answer.status_code = 201
        return answer


@router.post(
    f"{ONE}/answer",
    response_model=InstrumentOut,
    **step_asks(HeldAhead, FilesUnknown, permission=Permission.instruments_answer),
)
def answer_opinion(
    call: CallDep, instrument_id: UUID, opinion_id: UUID, sent: OpinionAnswerIn
) -> Response:
    """Answer what your unit was asked, or write down what a unit answered."""
    return _take(call, instrument_id, opinion_id, actions.answer, **sent.model_dump())


@router.post(f"{ONE}/settle", response_model=InstrumentOut, **step_asks())
def settle_opinion(call: CallDep, instrument_id: UUID, opinion_id: UUID, sent: CloseIn) -> Response:
    """Say that what was asked is done."""
    return _take(call, instrument_id, opinion_id, actions.settle, note=sent.note)


@router.post(f"{ONE}/send-back", response_model=InstrumentOut, **step_asks())
def send_back_opinion(
    call: CallDep, instrument_id: UUID, opinion_id: UUID, sent: InstrumentReason
) -> Response:
    """Ask for a better answer."""
    return _take(call, instrument_id, opinion_id, actions.send_back, reason=sent.reason)


@router.post(f"{ONE}/withdraw", response_model=InstrumentOut, **step_asks())
def withdraw_opinion(
    call: CallDep, instrument_id: UUID, opinion_id: UUID, sent: InstrumentReason
) -> Response:
    """Take an opinion back; it stays written."""
    return _take(call, instrument_id, opinion_id, actions.withdraw, reason=sent.reason)
