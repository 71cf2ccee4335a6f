"""Who sees which clues."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.engines.assignments.queries import given_to
from backend.domain.features.clues.rules import ClueState
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups.tables import GroupMember

_CLUE: Any = Clue
C: Any = _CLUE.__table__.c
"""The clue's columns, the table's and not the entity's: half the work a statement."""


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here.

    A congress sees its own clues and those of the congresses below it; a unit what it was given; a
    deputy their own, and what others of their groups reported under their names.
    """
    statement: Select[Any] = select(*(columns or (Clue,)))
    if actor.is_congress:
        return statement.where(within(C.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(C.id.in_(given_to(actor.unit_id, "clues")))
    if actor.role is Role.deputy:
        return statement.where(
            C.congress_id == actor.congress_id,
            or_(
                C.reporter_id == actor.person_id,
                (C.unnamed.is_(False))
                & (C.state != ClueState.withdrawn)
                & C.reporter_id.in_(_group_mates(actor)),
            ),
        )
    return statement.where(false())


def _group_mates(actor: Actor) -> Select[Any]:
    own = (
        select(GroupMember.group_id)
        .join(Deputy, col(Deputy.id) == GroupMember.deputy_id)
        .where(Deputy.person_id == actor.person_id, Deputy.congress_id == actor.congress_id)
    )
    return (
        select(Deputy.person_id)
        .join(GroupMember, col(GroupMember.deputy_id) == Deputy.id)
        .where(col(GroupMember.group_id).in_(own))
    )


def clue(session: Session, actor: Actor, clue_id: UUID, *, lock: bool = False) -> Clue:
    """Return one clue; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(C.id == clue_id)
    if lock:
        statement = statement.with_for_update(of=Clue)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Clue = found
    return one
