"""Handling a group: the own government's unit, the letter further up, the answer."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.files import actions as files
from backend.domain.features.escalations.actions.taking import (
    after,
    begun,
    given_to_unit,
    move,
    numbers_of,
    tell_asked,
    tell_unit,
)
from backend.domain.features.escalations.queries.seeing import WORD
from backend.domain.features.escalations.rules import (
    AnsweredInFuture,
    DuePast,
    EscalationStep,
    HandlerElsewhere,
)
from backend.domain.features.escalations.tables import Escalation
from backend.domain.kit.calendar import today_of
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit

T = EscalationStep
Moved = Sequence[Escalation]


def hand_over(
    session: Session,
    actor: Actor,
    one: Escalation,
    *,
    unit_id: UUID,
    due_on: date | None,
    signed_by: str,
    note: str | None,
    now: datetime,
) -> Moved:
    """Give the group to a unit of one's own government; again, to give it to another.

    Raise HandlerElsewhere, DuePast.
    """
    bundle, target = begun(session, actor, one, T.hand_over)
    unit = session.get(Unit, unit_id)
    if unit is None or unit.ended or unit.congress_id != bundle.congress_id:
        raise HandlerElsewhere.at("body.unit_id")
    if unit.kind in CONGRESS_KINDS:
        raise HandlerElsewhere.at("body.unit_id")
    if due_on is not None and due_on < today_of(now):
        raise DuePast.at("body.due_on")
    numbers = numbers_of(session, bundle.congress_id, now)
    bundle.unit_id, bundle.handed_over_at = unit.id, now
    bundle.due_on = due_on or after(session, numbers.unit_days, now)
    bundle.reply = bundle.replied_at = bundle.time_asked = None
    assignments.withdraw_open(session, bundle.lead_id, now=now)
    assignments.hand_out(
        session,
        word=WORD,
        about_id=bundle.lead_id,
        scope=bundle.scope,
        title=bundle.title,
        lead_id=unit.id,
        joint_ids=(),
        accept_by=min(after(session, numbers.accept_days, now), bundle.due_on),
        due_on=bundle.due_on,
        signed_by=signed_by,
        now=now,
    )
    tell_unit(session, bundle, "escalation-handed-over", "交办下级人大上报的问题，请受理", now=now)
    title = f"交{unit.name}办理，期限{bundle.due_on}，{signed_by}签批"
    return move(session, actor, bundle, target, T.hand_over, title, note=note, now=now)


def accept(
    session: Session, actor: Actor, one: Escalation, *, handler: str, now: datetime
) -> Moved:
    """Take it on as the unit, and say who handles it."""
    bundle, target = begun(session, actor, one, T.accept)
    assignments.accept(session, given_to_unit(session, bundle), handler=handler, now=now)
    title = f"{actor.organ}受理，经办人{handler}"
    return move(session, actor, bundle, target, T.accept, title, now=now)


def give_back(
    session: Session, actor: Actor, one: Escalation, *, reason: str, now: datetime
) -> Moved:
    """Say that it is not the unit's to do, and why."""
    bundle, target = begun(session, actor, one, T.give_back)
    assignments.give_back(session, given_to_unit(session, bundle), reason=reason, now=now)
    bundle.unit_id = bundle.handed_over_at = None
    said = f"{actor.organ}退回"
    tell_asked(session, bundle, "escalation-given-back", said, now)
    return move(session, actor, bundle, target, T.give_back, said, note=reason, now=now)


def press(session: Session, actor: Actor, one: Escalation, *, note: str, now: datetime) -> Moved:
    """Urge the unit (督办)."""
    bundle, target = begun(session, actor, one, T.press)
    assignments.press(session, given_to_unit(session, bundle), now=now)
    tell_unit(session, bundle, "escalation-pressed", "督办：请抓紧办理", now=now)
    return move(session, actor, bundle, target, T.press, "督办", note=note, now=now)


def reply(
    session: Session,
    actor: Actor,
    one: Escalation,
    *,
    words: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Moved:
    """Answer the congress as the unit."""
    bundle, target = begun(session, actor, one, T.reply)
    assignments.finish(session, given_to_unit(session, bundle), words=words, now=now)
    bundle.reply, bundle.replied_at, bundle.time_asked = words, now, None
    files.attach(session, actor, file_ids, word=WORD, about_id=bundle.id, step=T.reply.value)
    said = f"{actor.organ}报来办理结果"
    tell_asked(session, bundle, "escalation-replied", f"{said}，请答复下级人大", now)
    return move(
        session, actor, bundle, target, T.reply, said, note=words, file_ids=file_ids, now=now
    )


def pass_on(
    session: Session,
    actor: Actor,
    one: Escalation,
    *,
    to: str,
    letter: str,
    on: date | None,
    signed_by: str,
    note: str | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Moved:
    """Put it before the next higher congress by letter; its answer is written down later.

    Raise AnsweredInFuture for a day to come.
    """
    bundle, target = begun(session, actor, one, T.pass_on)
    _past("body.on", on, now)
    assignments.withdraw_open(session, bundle.lead_id, now=now)
    bundle.letter, bundle.letter_to, bundle.passed_on = letter, to, on or today_of(now)
    bundle.letter_at, bundle.letter_signed_by = now, signed_by
    files.attach(session, actor, file_ids, word=WORD, about_id=bundle.id, step=T.pass_on.value)
    title = f"以{letter}报{to}，{signed_by}签批"
    return move(
        session, actor, bundle, target, T.pass_on, title, note=note, file_ids=file_ids, now=now
    )


def answer(
    session: Session,
    actor: Actor,
    one: Escalation,
    *,
    words: str,
    on: date | None,
    signed_by: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Moved:
    """Answer every congress that asked; raise AnsweredInFuture for a day to come."""
    bundle, target = begun(session, actor, one, T.answer)
    _past("body.on", on, now)
    assignments.withdraw_open(session, bundle.lead_id, now=now)
    bundle.answer, bundle.answered_on = words, on or today_of(now)
    files.attach(session, actor, file_ids, word=WORD, about_id=bundle.id, step=T.answer.value)
    title = f"答复，{signed_by}签批"
    moved = move(
        session, actor, bundle, target, T.answer, title, note=words, file_ids=file_ids, now=now
    )
    for each in moved:
        each.answer, each.answered_by, each.ended_at = words, signed_by, now
    return moved


def _past(path: str, on: date | None, now: datetime) -> None:
    if on is not None and on > today_of(now):
        raise AnsweredInFuture.at(path)
