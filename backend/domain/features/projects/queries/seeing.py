"""Who sees which rounds, proposals and projects."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false
from sqlmodel import Session, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.features.projects.rules import BEFORE_VOTE, SHOWN, ProjectState, RoundState
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within

J: Any = Project
R: Any = Round
O: Any = Proposal  # noqa: E741
"""The columns of projects, rounds and proposals (suggestions are another thing)."""


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of projects starts here.

    A congress sees its own and those below it, a unit what it carries out, a deputy the
    candidates of their congress once they are published, and what became of them.
    """
    statement: Select[Any] = select(*(columns or (Project,)))
    if not actor.may(Permission.projects_read):
        return statement.where(false())
    if actor.is_congress:
        return statement.where(within(J.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(J.unit_id == actor.unit_id, J.state != ProjectState.withdrawn)
    if actor.role is Role.deputy:
        published = select(R.id).where(R.state.not_in([*BEFORE_VOTE, RoundState.cancelled]))
        return statement.where(
            J.congress_id == actor.congress_id, J.state.in_(SHOWN), J.round_id.in_(published)
        )
    return statement.where(false())


def rounds_visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of rounds starts here: units and deputies see their congress's begun ones."""
    statement: Select[Any] = select(*(columns or (Round,)))
    if not actor.may(Permission.projects_read):
        return statement.where(false())
    if actor.is_congress:
        return statement.where(within(R.scope, actor.scope))
    if actor.role in {Role.unit_staff, Role.deputy}:
        hidden = [RoundState.planned, RoundState.cancelled]
        return statement.where(R.congress_id == actor.congress_id, R.state.not_in(hidden))
    return statement.where(false())


def proposals_visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read of proposals starts here: deputies and units see their own."""
    statement: Select[Any] = select(*(columns or (Proposal,)))
    if not actor.may(Permission.projects_read):
        return statement.where(false())
    if actor.is_congress:
        return statement.where(within(O.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(O.unit_id == actor.unit_id)
    if actor.role is Role.deputy:
        return statement.where(O.proposer_id == actor.person_id, O.congress_id == actor.congress_id)
    return statement.where(false())


def project(session: Session, actor: Actor, project_id: UUID, *, lock: bool = False) -> Project:
    """Return one project; raise NotFound also for one that may not be seen."""
    found: Project = _one(session, visible_to(actor).where(J.id == project_id), Project, lock)
    return found


def round_(session: Session, actor: Actor, round_id: UUID, *, lock: bool = False) -> Round:
    """Return one round; raise NotFound also for one that may not be seen."""
    found: Round = _one(session, rounds_visible_to(actor).where(R.id == round_id), Round, lock)
    return found


def proposal(session: Session, actor: Actor, proposal_id: UUID, *, lock: bool = False) -> Proposal:
    """Return one proposal; raise NotFound also for one that may not be seen."""
    statement = proposals_visible_to(actor).where(O.id == proposal_id)
    found: Proposal = _one(session, statement, Proposal, lock)
    return found


def see_part(session: Session, actor: Actor, about_id: UUID) -> None:
    """Raise NotFound unless the actor may see the round, proposal or project of this id."""
    for statement in (
        visible_to(actor, J.id).where(J.id == about_id),
        rounds_visible_to(actor, R.id).where(R.id == about_id),
        proposals_visible_to(actor, O.id).where(O.id == about_id),
    ):
        if session.execute(statement).first() is not None:
            return
    raise NotFound()


def _one(session: Session, statement: Select[Any], table: Any, lock: bool) -> Any:
    if lock:
        statement = statement.with_for_update(of=table)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    return found
