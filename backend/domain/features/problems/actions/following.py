"""Keeping assignments in step with problems that a workbook brought in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, insert, select, update

from backend.domain.access import Actor
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.rules import GIVEN, RECTIFIED, ProblemState
from backend.domain.kit.calendar import today_of
from backend.domain.kit.tables import new_id


def follow(
    session: Session, actor: Actor, changed: Sequence[dict[str, Any]], now: datetime
) -> None:
    """Bring assignments in step with problems whose unit, state or day was changed."""
    ids = [problem["id"] for problem in changed]
    found = {
        (a.about_id, a.unit_id): a
        for a in session.exec(
            select(Assignment).where(
                col(Assignment.about_id).in_(ids),
                Assignment.role == AssignmentRole.lead,
                col(Assignment.state).in_(OPEN),
            )
        )
    }
    fresh = []
    for problem in changed:
        own = found.pop((problem["id"], problem["unit_id"]), None)
        if own is not None and is_given(problem):
            own.state, own.due_on = _assigned(problem["state"]), problem["due_on"]
            own.accepted_at = own.accepted_at or (now if own.state in _TAKEN else None)
            own.finished_at = now if own.state is AssignmentState.finished else None
            own.touch(now)
            session.add(own)
        elif is_given(problem):
            fresh.append(problem)
    session.flush()
    if found:
        gone = [a.id for a in found.values()]
        session.execute(
            update(Assignment)
            .where(col(Assignment.id).in_(gone))
            .values(state=AssignmentState.withdrawn, updated_at=now)
        )
    hand_out(session, actor, fresh, now)


_TAKEN = {AssignmentState.accepted, AssignmentState.finished}


def hand_out(
    session: Session, actor: Actor, problems: Sequence[dict[str, Any]], now: datetime
) -> None:
    """Give problems to their units, as far along as their states say."""
    rows = []
    for problem in problems:
        state = _assigned(problem["state"])
        rows.append(
            {
                "id": new_id(),
                "created_at": now,
                "updated_at": now,
                "version": 1,
                "about_word": WORD,
                "about_id": problem["id"],
                "scope": problem["scope"],
                "title": problem["words"][:200],
                "unit_id": problem["unit_id"],
                "role": AssignmentRole.lead,
                "state": state,
                "round": problem["round"],
                "accept_by": max(problem["due_on"], today_of(now)),
                "due_on": problem["due_on"],
                "signed_by": actor.name,
                "accepted_at": now if state in _TAKEN else None,
                "finished_at": now if state is AssignmentState.finished else None,
                "pressed": 0,
            }
        )
    if rows:
        table: Any = SQLModel.metadata.tables["assignment"]
        session.execute(insert(table), rows)


def _assigned(state: ProblemState) -> AssignmentState:
    if state in RECTIFIED:
        return AssignmentState.finished
    waits = state is ProblemState.handed_over
    return AssignmentState.given if waits else AssignmentState.accepted


def is_given(problem: Mapping[str, Any]) -> bool:
    """Return whether a unit has, or had, the problem to rectify."""
    return problem["unit_id"] is not None and problem["state"] in GIVEN
