"""What was carried over, what stayed with former campaigns, and what was referred."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.problems.queries.seeing import P, visible_to
from backend.domain.features.problems.rules import ENDED, STILL
from backend.domain.features.problems.tables import CarryOver, Problem, Referral
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within


def carry_over(session: Session, actor: Actor, id_: UUID) -> CarryOver:
    """Return one carrying over of a congress in sight; raise NotFound."""
    found = session.get(CarryOver, id_)
    if found is None or not actor.is_congress or not _in_scope(found.scope, actor.scope):
        raise NotFound()
    return found


def carry_overs(session: Session, actor: Actor, campaign_id: UUID) -> Sequence[CarryOver]:
    """Return what was carried from or into a campaign, the latest first."""
    if not actor.is_congress:
        return []
    return session.exec(
        select(CarryOver)
        .where(
            within(col(CarryOver.scope), actor.scope),
            or_(
                col(CarryOver.from_campaign_id) == campaign_id,
                col(CarryOver.to_campaign_id) == campaign_id,
            ),
        )
        .order_by(col(CarryOver.created_at).desc(), col(CarryOver.id).desc())
    ).all()


def referrals(session: Session, actor: Actor, problem_id: UUID) -> Sequence[Referral]:
    """Return the referrals of a problem in sight, in order; a unit sees none."""
    if not actor.is_congress:
        return []
    return session.exec(
        select(Referral)
        .where(Referral.problem_id == problem_id)
        .order_by(col(Referral.created_at), col(Referral.id))
    ).all()


def referral(session: Session, actor: Actor, problem: Problem, referral_id: UUID) -> Referral:
    """Return one referral of a problem in sight; raise NotFound."""
    found = session.get(Referral, referral_id)
    if found is None or not actor.is_congress or found.problem_id != problem.id:
        raise NotFound()
    return found


def to_carry(
    session: Session,
    actor: Actor,
    campaign_id: UUID,
    *,
    ids: Sequence[UUID] | None = None,
    rectified: bool = True,
    lock: bool = False,
) -> Sequence[Problem]:
    """Return the problems of a campaign that may be carried over, in the order of their numbers.

    With `ids` those of them; without `rectified` those not yet rectified alone.
    """
    statement = visible_to(actor).where(
        P.campaign_id == campaign_id, P.state.not_in(ENDED if rectified else STILL)
    )
    if ids is not None:
        statement = statement.where(P.id.in_(ids))
    if lock:
        statement = statement.with_for_update(of=Problem)
    return list(session.execute(statement.order_by(P.year, P.number)).scalars())


def formers(session: Session, problem_id: UUID) -> Sequence[Problem]:
    """Return the rows that stayed with former campaigns, the earliest first."""
    return session.exec(
        select(Problem).where(Problem.former_of == problem_id).order_by(col(Problem.carried))
    ).all()


def made_at(session: Session, former: Problem) -> CarryOver:
    """Return the carrying over that a former row was kept at."""
    return session.get_one(CarryOver, former.carry_over_id)


def _in_scope(scope: str, above: str) -> bool:
    return f"{scope}.".startswith(f"{above}.")
