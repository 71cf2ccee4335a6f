"""Who sees what came in, and whose points."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.intake.rules import AboutWord, PointUnknown
from backend.domain.features.intake.tables import Intake, IntakePoint
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within
from backend.domain.people.deputies.tables import Deputy

_classes: list[Any] = [Intake, IntakePoint]
I, P = (one.__table__.c for one in _classes)  # noqa: E741


def _in_sight(actor: Actor, columns: Any) -> ColumnElement[bool]:
    """A congress sees its own and what is below it, a deputy what is their own."""
    if not actor.may(Permission.intake_read):
        return false()
    if actor.is_congress:
        return within(columns.scope, actor.scope)
    if actor.role is Role.deputy:
        own = select(Deputy.id).where(
            Deputy.person_id == actor.person_id, Deputy.congress_id == actor.congress_id
        )
        return and_(columns.about_word == AboutWord.deputies, columns.about_id.in_(own))
    return false()


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of what came in starts here."""
    statement: Select[Any] = select(*(columns or (Intake,)))
    return statement.where(_in_sight(actor, I))


def points_visible_to(actor: Actor) -> Select[Any]:
    """Every read of points starts here."""
    statement: Select[Any] = select(IntakePoint)
    return statement.where(_in_sight(actor, P))


def intake(session: Session, actor: Actor, intake_id: UUID, *, lock: bool = False) -> Intake:
    """Return one; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(I.id == intake_id)
    if lock:
        statement = statement.with_for_update(of=Intake)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: Intake = found
    return one


def point(session: Session, actor: Actor, point_id: UUID, *, lock: bool = False) -> IntakePoint:
    """Return one point; raise NotFound also for one that may not be seen."""
    statement = points_visible_to(actor).where(P.id == point_id)
    if lock:
        statement = statement.with_for_update(of=IntakePoint)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: IntakePoint = found
    return one


def point_of(session: Session, token: str) -> IntakePoint:
    """Return the point of a code, replaced or not; raise PointUnknown."""
    found = session.exec(select(IntakePoint).where(col(IntakePoint.token) == token)).one_or_none()
    if found is None:
        raise PointUnknown()
    return found
