"""What can be done to an assignment; the feature calls these within its own steps."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.engines.assignments.rules import (
    OPEN,
    AssignmentRole,
    AssignmentState,
    ExtensionState,
)
from backend.domain.engines.assignments.tables import Assignment, Extension
from backend.domain.kit.errors import Conflict, Invalid


class NotOpen(Conflict):
    message = "这项交办已经办结或退回，请刷新查看。"


class DueTooEarly(Invalid):
    message = "新的期限要晚于现在的期限。"


class ExtensionPending(Conflict):
    message = "已经申请过延期，还没有答复。"


class NoExtension(Conflict):
    message = "没有等待答复的延期申请。"


def hand_out(
    session: Session,
    *,
    word: str,
    about_id: UUID,
    scope: str,
    title: str,
    lead_id: UUID,
    joint_ids: Collection[UUID],
    accept_by: date,
    due_on: date,
    signed_by: str,
    round_: int = 1,
    now: datetime,
) -> Assignment:
    """Give a matter to a lead unit and joint units; return the lead's assignment."""
    given = [
        Assignment(
            about_word=word,
            about_id=about_id,
            scope=scope,
            title=title,
            unit_id=unit_id,
            role=AssignmentRole.lead if unit_id == lead_id else AssignmentRole.joint,
            round=round_,
            accept_by=accept_by,
            due_on=due_on,
            signed_by=signed_by,
            created_at=now,
            updated_at=now,
        )
        for unit_id in [lead_id, *(i for i in joint_ids if i != lead_id)]
    ]
    session.add_all(given)
    session.flush()
    return given[0]


def accept(session: Session, given: Assignment, *, handler: str, now: datetime) -> None:
    """Say that the unit takes it on, and who in it."""
    if given.state is not AssignmentState.given:
        raise NotOpen()
    given.state, given.accepted_at, given.handler = AssignmentState.accepted, now, handler
    _keep(session, given, now)


def give_back(session: Session, given: Assignment, *, reason: str, now: datetime) -> None:
    """Say that it is not the unit's to do, and why."""
    if given.state is not AssignmentState.given:
        raise NotOpen()
    given.state, given.back_reason = AssignmentState.given_back, reason
    _keep(session, given, now)


def plan(session: Session, given: Assignment, *, words: str, now: datetime) -> None:
    """Say what will be done."""
    _must_be_open(given)
    given.plan = words
    _keep(session, given, now)


def progress(session: Session, given: Assignment, *, words: str, now: datetime) -> None:
    """Say how far it has come."""
    _must_be_open(given)
    given.progress = words
    _keep(session, given, now)


def finish(session: Session, given: Assignment, *, words: str, now: datetime) -> None:
    """Say that the unit's part is done."""
    _must_be_open(given)
    given.state, given.finished_at, given.progress = AssignmentState.finished, now, words
    _keep(session, given, now)


def withdraw_open(session: Session, about_id: UUID, *, now: datetime) -> None:
    """Take back whatever of a matter is still open."""
    session.execute(
        update(Assignment)
        .where(col(Assignment.about_id) == about_id, col(Assignment.state).in_(OPEN))
        .values(state=AssignmentState.withdrawn, updated_at=now)
    )


def press(session: Session, given: Assignment, *, now: datetime) -> None:
    """Urge the unit."""
    _must_be_open(given)
    given.pressed += 1
    _keep(session, given, now)


def ask_time(
    session: Session, given: Assignment, *, until: date, reason: str, now: datetime
) -> Extension:
    """Ask for more time; raise DueTooEarly, or ExtensionPending while one waits."""
    _must_be_open(given)
    if until <= given.due_on:
        raise DueTooEarly.at("body.until")
    if pending(session, given.id) is not None:
        raise ExtensionPending()
    asked = Extension(assignment_id=given.id, until=until, reason=reason, created_at=now)
    session.add(asked)
    return asked


def answer_time(
    session: Session, given: Assignment, *, granted: bool, answer: str | None, now: datetime
) -> Extension:
    """Grant or refuse the time asked for; raise NoExtension if none waits."""
    asked = pending(session, given.id)
    if asked is None:
        raise NoExtension()
    asked.state = ExtensionState.granted if granted else ExtensionState.refused
    asked.answer, asked.answered_at = answer, now
    session.add(asked)
    if granted:
        given.due_on = asked.until
        _keep(session, given, now)
    return asked


def pending(session: Session, assignment_id: UUID) -> Extension | None:
    """Return the extension that waits for an answer."""
    return session.exec(
        select(Extension).where(
            Extension.assignment_id == assignment_id, Extension.state == ExtensionState.asked
        )
    ).one_or_none()


def _must_be_open(given: Assignment) -> None:
    if given.state not in OPEN:
        raise NotOpen()


def _keep(session: Session, given: Assignment, now: datetime) -> None:
    given.touch(now)
    session.add(given)
