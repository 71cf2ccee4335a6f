"""Keeping assignments in step with problems that a workbook brings in, in three statements."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, exists, func, insert, literal, null, or_, select, update
from sqlmodel import Session, SQLModel

from backend.domain.access import Actor
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.rules import GIVEN, RECTIFIED, ProblemState
from backend.domain.kit.calendar import today_of

_ASSIGNMENTS: Any = SQLModel.metadata.tables["assignment"]
A: Any = _ASSIGNMENTS.c
W: Any = SQLModel.metadata.tables["problem_incoming"].c
P: Any = SQLModel.metadata.tables["problem"].c


def _words(states: Collection[ProblemState]) -> list[ProblemState]:
    return sorted(states)


_STATE = case(
    (W.state.in_(_words(RECTIFIED)), literal(AssignmentState.finished.value)),
    (W.state == ProblemState.handed_over, literal(AssignmentState.given.value)),
    else_=literal(AssignmentState.accepted.value),
)
_FINISHED = W.state.in_(_words(RECTIFIED))
_TAKEN = W.state != ProblemState.handed_over
_GIVEN = and_(W.unit_id.is_not(None), W.state.in_(_words(GIVEN)))
"""A unit has, or had, the problem to rectify."""
_OWN = and_(A.about_id == W.problem_id, A.unit_id == W.unit_id)
_OPEN = and_(A.role == AssignmentRole.lead, A.state.in_(sorted(OPEN)))


def follow(session: Session, actor: Actor, import_id: UUID, *, now: datetime) -> None:
    """Withdraw what a unit has no more, hand out what is new, and move what stays."""
    handed = and_(W.import_id == import_id, W.handed)
    _withdraw(session, handed, now)
    _hand_out(session, actor, handed, now)
    _move(session, handed, now)


def _withdraw(session: Session, handed: Any, now: datetime) -> None:
    elsewhere = or_(W.unit_id.is_(None), A.unit_id != W.unit_id, ~_GIVEN)
    session.execute(
        update(_ASSIGNMENTS)
        .where(handed, ~W.creates, A.about_id == W.problem_id, _OPEN, elsewhere)
        .values(state=AssignmentState.withdrawn, updated_at=now)
    )


def _hand_out(session: Session, actor: Actor, handed: Any, now: datetime) -> None:
    today = literal(today_of(now), A.due_on.type)
    values = {
        "id": W.assignment_id,
        "created_at": literal(now, A.created_at.type),
        "updated_at": literal(now, A.updated_at.type),
        "version": literal(1),
        "about_word": literal(WORD),
        "about_id": W.problem_id,
        "scope": literal(actor.scope),
        "title": func.substr(W.words, 1, 200),
        "unit_id": W.unit_id,
        "role": literal(AssignmentRole.lead.value),
        "state": _STATE,
        "round": P.round,
        "accept_by": case((W.due_on > today, W.due_on), else_=today),
        "due_on": W.due_on,
        "signed_by": literal(actor.name),
        "accepted_at": case((_TAKEN, literal(now, A.accepted_at.type)), else_=null()),
        "finished_at": case((_FINISHED, literal(now, A.finished_at.type)), else_=null()),
        "pressed": literal(0),
    }
    has = exists().where(_OWN, _OPEN)
    chosen = (
        select(*values.values())
        .join_from(W.line.table, P.id.table, P.id == W.problem_id)
        .where(handed, _GIVEN, ~has)
        .order_by(W.line)
    )
    session.execute(insert(_ASSIGNMENTS).from_select(list(values), chosen, include_defaults=False))


def _move(session: Session, handed: Any, now: datetime) -> None:
    moment = literal(now, A.accepted_at.type)
    session.execute(
        update(_ASSIGNMENTS)
        .where(handed, ~W.creates, _OWN, _OPEN, _GIVEN, A.id != W.assignment_id)
        .values(
            state=_STATE,
            due_on=W.due_on,
            accepted_at=case((_TAKEN, func.coalesce(A.accepted_at, moment)), else_=A.accepted_at),
            finished_at=case((_FINISHED, moment), else_=null()),
            updated_at=now,
            version=A.version + 1,
        )
    )
