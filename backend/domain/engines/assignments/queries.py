"""Who has what by when."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Select
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.assignments.rules import AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.kit.tables import within
from backend.domain.people.units.tables import Unit


def visible_to(actor: Actor) -> Select[Any]:
    """Every read starts here: a unit sees its own, a congress what it and those below it gave."""
    statement = select(Assignment)
    if actor.unit_id is not None:
        return statement.where(
            Assignment.unit_id == actor.unit_id, Assignment.state != AssignmentState.withdrawn
        )
    if actor.is_congress:
        return statement.where(within(col(Assignment.scope), actor.scope))
    return statement.where(col(Assignment.id).is_(None))


def given_to(unit_id: UUID | None, word: str) -> Select[tuple[UUID]]:
    """Return the ids of the matters that a unit was given, as a subquery."""
    return select(Assignment.about_id).where(  # type: ignore[return-value]
        Assignment.unit_id == unit_id,
        Assignment.about_word == word,
        Assignment.state != AssignmentState.withdrawn,
    )


# Asked with every matter that is opened, so it is built once, over tables and not entities.
_tables: list[Any] = [Assignment, Unit]
_ASSIGNMENT, _UNIT = (one.__table__ for one in _tables)
_OF_MATTER = (
    sqlalchemy.select(*_ASSIGNMENT.c, _UNIT.c.name.label("unit_name"))
    .join(_UNIT, _UNIT.c.id == _ASSIGNMENT.c.unit_id)
    .where(_ASSIGNMENT.c.about_id == sqlalchemy.bindparam("about_id"))
    .order_by(_ASSIGNMENT.c.created_at.desc(), _ASSIGNMENT.c.role.desc(), _ASSIGNMENT.c.id)
)


def of_matter(session: Session, about_id: UUID) -> list[tuple[Any, str]]:
    """Return a matter's assignments as rows, with the units' names.

    The latest round first, lead first.
    """
    session.flush()
    rows = session.connection().execute(_OF_MATTER, {"about_id": about_id})
    return [(row, row.unit_name) for row in rows]


def units_at(session: Session, about_id: UUID, states: Collection[AssignmentState]) -> list[UUID]:
    """Return the units, lead and joint, whose assignment in a matter stands in one of these."""
    return list(
        session.exec(
            select(Assignment.unit_id)
            .where(Assignment.about_id == about_id, col(Assignment.state).in_(states))
            .distinct()
        )
    )


def of_unit(session: Session, about_id: UUID, unit_id: UUID | None) -> Assignment | None:
    """Return the unit's latest assignment in a matter."""
    return session.exec(
        select(Assignment)
        .where(
            Assignment.about_id == about_id,
            Assignment.unit_id == unit_id,
            Assignment.state != AssignmentState.withdrawn,
        )
        .order_by(col(Assignment.created_at).desc())
        .limit(1)
    ).one_or_none()
