"""Giving opinions, and following them until they are answered and settled."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices import actions as notices
from backend.domain.features.instruments.actions.keeping import WORD, check_units, own
from backend.domain.features.instruments.rules import (
    KIND_WORDS,
    OPINION_FLOW,
    HeldAhead,
    InstrumentSettled,
    InstrumentState,
    NotHeldYet,
    OpinionStep,
    may_answer,
)
from backend.domain.features.instruments.tables import Instrument, Opinion
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.repeats import made_before

S = InstrumentState


def give(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    *,
    id: UUID,
    words: str,
    unit_id: UUID | None = None,
    given_on: date | None = None,
    due_on: date | None = None,
    now: datetime,
) -> Opinion:
    """Ask for something to be done; a repeat under the same id returns the first.

    Raise OnlyToRead, NotHeldYet, InstrumentSettled, MembersElsewhere, IdTaken.
    """
    own(actor, instrument)
    before = made_before(session, Opinion, id, instrument_id=instrument.id, words=words)
    if before is not None:
        return before
    if instrument.state is S.planned:
        raise NotHeldYet()
    if instrument.state not in {S.held, S.recorded}:
        raise InstrumentSettled()
    if unit_id is not None:
        check_units(session, instrument.congress_id, [unit_id], "body.unit_id")
    made = Opinion(
        id=id,
        instrument_id=instrument.id,
        words=words,
        unit_id=unit_id,
        given_on=given_on or today_of(now),
        due_on=due_on or NEVER,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    _told(session, actor, instrument, "give", "提出审议意见", words, (), now)
    _tell_unit(session, instrument, made, "opinion_given", "有审议意见等您答复", now)
    return made


def answer(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    opinion: Opinion,
    *,
    answer: str,
    answered_on: date | None = None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Opinion:
    """Write down what was answered, by the unit asked or by staff in its place.

    Raise NotAllowed, StepNotOpen, HeldAhead, FilesUnknown.
    """
    at_home = actor.congress_id == instrument.congress_id
    if not may_answer(actor, own=at_home, unit_id=opinion.unit_id):
        raise NotAllowed()
    opinion.state = OPINION_FLOW.after(opinion.state, OpinionStep.answer)
    day = answered_on or today_of(now)
    if day > today_of(now):
        raise HeldAhead.at("body.answered_on", "答复日期不能晚于今天。")
    opinion.answer, opinion.answered_on = answer, day
    if actor.role is Role.unit_staff:
        who = notices.accounts_of_congress(session, instrument.congress_id, Role.congress_staff)
        _tell(session, instrument, opinion, who, "opinion_answered", "审议意见有了答复", now)
    return _taken(
        session, actor, instrument, opinion, "answer", "审议意见有了答复", answer, file_ids, now
    )


def settle(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    opinion: Opinion,
    *,
    note: str | None,
    now: datetime,
) -> Opinion:
    """Say that what was asked is done; raise StepNotOpen."""
    own(actor, instrument)
    opinion.state = OPINION_FLOW.after(opinion.state, OpinionStep.settle)
    return _taken(session, actor, instrument, opinion, "settle", "审议意见已经落实", note, (), now)


def send_back(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    opinion: Opinion,
    *,
    reason: str,
    now: datetime,
) -> Opinion:
    """Ask for a better answer; raise StepNotOpen."""
    own(actor, instrument)
    opinion.state = OPINION_FLOW.after(opinion.state, OpinionStep.send_back)
    opinion.reason = reason
    _tell_unit(session, instrument, opinion, "opinion_sent_back", "审议意见的答复被退回", now)
    return _taken(
        session, actor, instrument, opinion, "send_back", "答复退回，要求再办", reason, (), now
    )


def withdraw(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    opinion: Opinion,
    *,
    reason: str,
    now: datetime,
) -> Opinion:
    """Take an opinion back; it stays written. Raise StepNotOpen."""
    own(actor, instrument)
    opinion.state = OPINION_FLOW.after(opinion.state, OpinionStep.withdraw)
    opinion.reason = reason
    return _taken(session, actor, instrument, opinion, "withdraw", "撤回审议意见", reason, (), now)


def _taken(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    opinion: Opinion,
    step: str,
    title: str,
    note: str | None,
    file_ids: Sequence[UUID],
    now: datetime,
) -> Opinion:
    files.attach(session, actor, file_ids, word=WORD, about_id=instrument.id, step=step)
    opinion.touch(now)
    session.add(opinion)
    _told(session, actor, instrument, step, title, note, file_ids, now)
    return opinion


def _told(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    step: str,
    title: str,
    note: str | None,
    file_ids: Sequence[UUID],
    now: datetime,
) -> None:
    record(
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


def _tell_unit(
    session: Session, instrument: Instrument, opinion: Opinion, kind: str, title: str, now: datetime
) -> None:
    if opinion.unit_id is not None:
        who = notices.accounts_of_unit(session, opinion.unit_id)
        _tell(session, instrument, opinion, who, kind, title, now)


def _tell(
    session: Session,
    instrument: Instrument,
    opinion: Opinion,
    who: list[UUID],
    kind: str,
    title: str,
    now: datetime,
) -> None:
    body = f"{KIND_WORDS[instrument.kind]}：{opinion.words}"[:100]
    notices.tell(session, who, kind, title, body=body, word=WORD, about_id=instrument.id, now=now)
