"""The steps of an instrument: held, recorded, closed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.actions.keeping import WORD, own
from backend.domain.features.instruments.rules import (
    FLOW,
    HeldAhead,
    InstrumentStep,
    Quantity,
    check_closing,
    check_proposed,
)
from backend.domain.features.instruments.tables import Instrument
from backend.domain.journal.actions import record as journal
from backend.domain.kit.calendar import today_of
from backend.domain.people.congresses.tables import Congress


def hold(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    *,
    held_on: date,
    place_words: str | None = None,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Instrument:
    """Write down that it was held; raise StepNotOpen, ProposalMissing, HeldAhead, FilesUnknown."""
    own(actor, instrument)
    state = FLOW.after(instrument.state, InstrumentStep.hold)
    level = session.get_one(Congress, instrument.congress_id).level
    check_proposed(instrument.kind, level, instrument.proposed_by, instrument.signers)
    if held_on > today_of(now):
        raise HeldAhead.at("body.held_on")
    instrument.state, instrument.held_on, instrument.place_words = state, held_on, place_words
    return _done(session, actor, instrument, "hold", "已开展", note, file_ids, now)


def record(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    *,
    result: str,
    quantities: Sequence[Quantity] = (),
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Instrument:
    """Write down what came of it, in words and quantities; again puts it right.

    Raise StepNotOpen, FilesUnknown.
    """
    own(actor, instrument)
    instrument.state = FLOW.after(instrument.state, InstrumentStep.record)
    instrument.result = result
    instrument.quantities = [asdict(one) for one in quantities]
    return _done(session, actor, instrument, "record", "记录结果", None, file_ids, now)


def close(
    session: Session, actor: Actor, instrument: Instrument, *, note: str | None, now: datetime
) -> Instrument:
    """End it, all its opinions followed to their end; raise StepNotOpen, OpinionsOpen."""
    own(actor, instrument)
    state = FLOW.after(instrument.state, InstrumentStep.close)
    check_closing([one.state for one, _ in queries.of_instrument(session, instrument.id)])
    instrument.state = state
    return _done(session, actor, instrument, "close", "办结", note, (), now)


def reopen(
    session: Session, actor: Actor, instrument: Instrument, *, reason: str, now: datetime
) -> Instrument:
    """Open it again; raise StepNotOpen."""
    own(actor, instrument)
    instrument.state = FLOW.after(instrument.state, InstrumentStep.reopen)
    instrument.ended_reason = None
    return _done(session, actor, instrument, "reopen", "重新打开", reason, (), now)


def cancel(
    session: Session, actor: Actor, instrument: Instrument, *, reason: str, now: datetime
) -> Instrument:
    """Take it off the plan, and say why; raise StepNotOpen."""
    own(actor, instrument)
    instrument.state = FLOW.after(instrument.state, InstrumentStep.cancel)
    instrument.ended_reason = reason
    return _done(session, actor, instrument, "cancel", "取消", reason, (), now)


def _done(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    step: str,
    title: str,
    note: str | None,
    file_ids: Sequence[UUID],
    now: datetime,
) -> Instrument:
    files.attach(session, actor, file_ids, word=WORD, about_id=instrument.id, step=step)
    instrument.touch(now)
    session.add(instrument)
    journal(
        session,
        actor,
        WORD,
        instrument.id,
        step,
        title,
        now=now,
        note=note,
        file_ids=file_ids,
    )
    return instrument
