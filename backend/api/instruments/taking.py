"""The steps of an instrument."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.instruments.asking import CloseIn, HoldIn, InstrumentReason, RecordIn
from backend.api.instruments.reading import instrument_out
from backend.api.instruments.shapes import InstrumentOut
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.instruments import actions, queries
from backend.domain.features.instruments.rules import (
    HeldAhead,
    OpinionsOpen,
    ProposalMissing,
    Quantity,
)
from backend.domain.features.instruments.tables import Instrument
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.congresses.rules import OnlyToRead

router = APIRouter(prefix="/instruments", tags=["instruments"], route_class=StepRoute)

ONE = "/{instrument_id}"


def step_asks(
    *refusals: type[Refusal], permission: Permission = Permission.instruments_keep
) -> Any:
    """Return what a route of a step declares."""
    named: list[type[Refusal]] = [NotFound, OnlyToRead, StepNotOpen, *refusals]
    return asks(permission, *named, step=True)


def take(call: Call, id_: UUID, act: Callable[..., Instrument], **said: Any) -> Response:
    """Find the instrument, take the step, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        found = queries.instrument(session, actor, id_, lock=True)
        act(session, actor, found, **said, now=call.now)
        session.flush()
        return instrument_out(call, session, actor, found)


@router.post(
    f"{ONE}/hold",
    response_model=InstrumentOut,
    **step_asks(ProposalMissing, HeldAhead, FilesUnknown),
)
def hold_instrument(call: CallDep, instrument_id: UUID, sent: HoldIn) -> Response:
    """Write down that it was held, when and where."""
    return take(call, instrument_id, actions.hold, **sent.model_dump())


@router.post(f"{ONE}/record", response_model=InstrumentOut, **step_asks(FilesUnknown))
def record_instrument(call: CallDep, instrument_id: UUID, sent: RecordIn) -> Response:
    """Write down what came of it, in words, quantities and files; again puts it right."""
    quantities = [Quantity(**one.model_dump()) for one in sent.quantities]
    said = {"result": sent.result, "quantities": quantities, "file_ids": sent.file_ids}
    return take(call, instrument_id, actions.record, **said)


@router.post(f"{ONE}/close", response_model=InstrumentOut, **step_asks(OpinionsOpen))
def close_instrument(call: CallDep, instrument_id: UUID, sent: CloseIn) -> Response:
    """End it, once all its opinions were followed to their end."""
    return take(call, instrument_id, actions.close, note=sent.note)


@router.post(f"{ONE}/reopen", response_model=InstrumentOut, **step_asks())
def reopen_instrument(call: CallDep, instrument_id: UUID, sent: InstrumentReason) -> Response:
    """Open it again."""
    return take(call, instrument_id, actions.reopen, reason=sent.reason)


@router.post(f"{ONE}/cancel", response_model=InstrumentOut, **step_asks())
def cancel_instrument(call: CallDep, instrument_id: UUID, sent: InstrumentReason) -> Response:
    """Take it off the plan, and say why."""
    return take(call, instrument_id, actions.cancel, reason=sent.reason)
