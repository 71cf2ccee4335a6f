"""Keeping measures up, and writing down what is said."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.features.staffing.rules import (
    FLOW,
    GOING,
    DayAhead,
    MeasureEnded,
    MeasureIdTaken,
    MeasureKind,
    MeasureStep,
    NoBody,
    Says,
    StatementIdTaken,
    StatementWithdrawn,
    check,
)
from backend.domain.features.staffing.tables import Measure, Statement
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import INTERNAL_KINDS
from backend.domain.people.units.tables import Unit

WORD = "staffing"
KINDS: dict[MeasureKind, str] = {
    MeasureKind.approved_post: "核增编制",
    MeasureKind.institution_post: "核定事业编制",
    MeasureKind.secondment: "借调人员",
    MeasureKind.resident_member: "委员驻会",
    MeasureKind.merger: "合并设置",
}
LABELS = {"kind": "办法", "people": "人数", "words": "说明", "target_on": "目标日期"}
_STEPS = {
    MeasureStep.apply: "已报批",
    MeasureStep.approve: "已批准",
    MeasureStep.finish: "已到位",
    MeasureStep.withdraw: "撤回措施",
}


def plan(
    session: Session,
    actor: Actor,
    unit: Unit,
    *,
    id: UUID,
    kind: MeasureKind,
    people: int,
    words: str | None,
    target_on: date | None,
    now: datetime,
) -> Measure:
    """Note how a body of one's own congress is to be cleared; raise NoBody, MeasureIdTaken."""
    actor.must(Permission.staffing_keep)
    if unit.congress_id != actor.congress_id or unit.kind not in INTERNAL_KINDS or unit.ended:
        raise NoBody.at("body.unit_id")
    before = session.get(Measure, id)
    if before is not None:
        if before.unit_id != unit.id or before.kind is not kind:
            raise MeasureIdTaken()
        return before
    made = Measure(
        id=id,
        congress_id=unit.congress_id,
        unit_id=unit.id,
        kind=kind,
        people=people,
        words=words,
        target_on=target_on,
        registered_by=actor.account_id,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    title = f"{unit.name}：拟{KINDS[kind]} {people} 名"
    record(session, actor, WORD, id, "plan", title[:200], note=words, now=now)
    return made


def change(
    session: Session, actor: Actor, measure: Measure, *, to: Mapping[str, Any], now: datetime
) -> Measure:
    """Change the named columns; raise NotAllowed, MeasureEnded."""
    _own(actor, measure)
    if measure.state not in GOING:
        raise MeasureEnded()
    changed = {name: value for name, value in to.items() if getattr(measure, name) != value}
    if not changed:
        return measure
    details = {name: [str(getattr(measure, name)), str(changed[name])] for name in changed}
    for name, value in changed.items():
        setattr(measure, name, value)
    measure.touch(now)
    session.add(measure)
    title = "修改" + "、".join(LABELS[name] for name in changed)
    record(session, actor, WORD, measure.id, "change", title, now=now, details=details)
    return measure


def take(
    session: Session,
    actor: Actor,
    measure: Measure,
    step: MeasureStep,
    *,
    note: str | None,
    on: date | None = None,
    now: datetime,
) -> Measure:
    """Say how far it has come; raise NotAllowed, StepNotOpen, DayAhead."""
    _own(actor, measure)
    if on is not None and on > today_of(now):
        raise DayAhead.at("body.done_on")
    measure.state = FLOW.after(measure.state, step)
    if step is MeasureStep.finish:
        measure.done_on = on or today_of(now)
    if step is MeasureStep.withdraw:
        measure.withdrawn_reason = note
    measure.touch(now)
    session.add(measure)
    record(session, actor, WORD, measure.id, step.value, _STEPS[step], note=note, now=now)
    return measure


def say(
    session: Session,
    actor: Actor,
    about: Congress,
    says: Says,
    *,
    id: UUID,
    of_all: bool,
    words: str,
    source: str | None,
    now: datetime,
) -> Statement:
    """Write down what one's congress says of its own bodies, or of a congress below.

    Raise NothingSaid, PartTooLarge, SaysBoth, DayAhead, StatementIdTaken.
    """
    actor.must(Permission.staffing_keep)
    assert actor.congress_id is not None
    check(says)
    if says.on is not None and says.on > today_of(now):
        raise DayAhead.at("body.said_on")
    before = session.get(Statement, id)
    if before is not None:
        if before.congress_id != about.id or before.words != words:
            raise StatementIdTaken()
        return before
    made = Statement(
        id=id,
        congress_id=about.id,
        of_all=of_all,
        said_by_id=actor.congress_id,
        speaker=f"{actor.organ} {actor.name}"[:100],
        said_on=says.on or today_of(now),
        exists=says.exists,
        bodies=says.bodies,
        one_person=says.one_person,
        posts=says.posts,
        staff=says.staff,
        words=words,
        source=source,
        registered_by=actor.account_id,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    title = f"{actor.organ}关于{about.short_name}机构编制的说法"
    record(session, actor, WORD, id, "say", title, note=words, now=now)
    return made


def take_back(
    session: Session, actor: Actor, statement: Statement, *, reason: str, now: datetime
) -> Statement:
    """Take back what one's congress said, with a reason; raise NotAllowed, StatementWithdrawn."""
    actor.must(Permission.staffing_keep)
    if statement.said_by_id != actor.congress_id:
        raise NotAllowed("只能撤回本级人大的说法。")
    if statement.withdrawn_at is not None:
        raise StatementWithdrawn()
    statement.withdrawn_at, statement.withdrawn_reason = now, reason
    statement.touch(now)
    session.add(statement)
    record(session, actor, WORD, statement.id, "withdraw", "撤回说法", note=reason, now=now)
    return statement


def _own(actor: Actor, measure: Measure) -> None:
    actor.must(Permission.staffing_keep)
    if measure.congress_id != actor.congress_id:
        raise NotAllowed("只能改本级人大的措施。")
