"""Who sees which self-checks."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false
from sqlmodel import Session, col, func, select

from backend.domain.access import Actor, Role
from backend.domain.features.self_checks.rules import SelfCheckState, Verdict
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.errors import NotFound
from backend.domain.kit.tables import within

S: Any = SelfCheck
F: Any = Finding


def visible_to(actor: Actor, *columns: Any) -> Select[Any]:
    """Every read starts here: a congress sees its own and those below, a unit its own."""
    statement: Select[Any] = select(*(columns or (SelfCheck,)))
    if actor.is_congress:
        return statement.where(within(S.scope, actor.scope))
    if actor.role is Role.unit_staff:
        return statement.where(S.unit_id == actor.unit_id, S.state != SelfCheckState.withdrawn)
    return statement.where(false())


def self_check(session: Session, actor: Actor, id_: UUID, *, lock: bool = False) -> SelfCheck:
    """Return one self-check; raise NotFound also for one that may not be seen."""
    statement = visible_to(actor).where(S.id == id_)
    if lock:
        statement = statement.with_for_update(of=SelfCheck)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound()
    one: SelfCheck = found
    return one


def finding(session: Session, check: SelfCheck, finding_id: UUID) -> Finding:
    """Return a row of a self-check's list; raise NotFound.

    Until the report is filed the list is the unit's alone: what is shown of it is up to `listed`.
    """
    found = session.get(Finding, finding_id)
    if found is None or found.self_check_id != check.id:
        raise NotFound()
    return found


def shows_list(actor: Actor, check: SelfCheck) -> bool:
    """Return whether this actor sees the report and its list: others only once it was filed."""
    return actor.unit_id == check.unit_id or check.filed_at is not None


def findings(session: Session, check: SelfCheck) -> list[Finding]:
    """Return the rows of a list in their order, withdrawn ones last."""
    rows = session.exec(
        select(Finding)
        .where(F.self_check_id == check.id)
        .order_by(F.verdict == Verdict.withdrawn, F.position, F.id)
    )
    return list(rows)


def standing_rows(session: Session, check_id: UUID, *, waiting: bool = False) -> int:
    """Count the rows of a list that were not withdrawn; or those that wait for a verdict."""
    which = F.verdict == Verdict.waiting if waiting else F.verdict != Verdict.withdrawn
    asked = select(func.count()).select_from(Finding).where(F.self_check_id == check_id, which)
    return int(session.exec(asked).one())


def counted(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[Verdict, int]]:
    """Return how many rows of each verdict these lists hold."""
    found: dict[UUID, dict[Verdict, int]] = {id_: {} for id_ in ids}
    asked = (
        select(F.self_check_id, F.verdict, func.count())
        .where(F.self_check_id.in_(ids))
        .group_by(F.self_check_id, F.verdict)
    )
    for id_, verdict, count in session.execute(asked) if ids else ():
        found[id_][verdict] = count
    return found


def of_asked(session: Session, asked_id: UUID) -> list[SelfCheck]:
    """Return the self-checks that were asked for at once."""
    return list(
        session.exec(
            select(SelfCheck).where(S.asked_id == asked_id).order_by(col(SelfCheck.unit_id))
        )
    )
