"""Who is answerable for a task, and the assignments that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from backend.domain.engines.assignments import actions as assignments
from backend.domain.engines.assignments.queries import of_unit
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.features.tasks.actions.taking import (
    WORD,
    after,
    numbers_of,
    owners_of,
    with_unit,
)
from backend.domain.features.tasks.rules import (
    Bodies,
    Body,
    OwnerElsewhere,
    OwnerKind,
    OwnersMissing,
    TaskState,
    holder_of,
    kind_of,
)
from backend.domain.features.tasks.tables import Task, TaskOwner
from backend.domain.kit.tables import new_id, within
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class Owner:
    """Somebody answerable: a unit known to us, a body of the plan's campaign, or a name."""

    name: str
    unit_id: UUID | None = None
    congress_id: UUID | None = None
    body: Body | None = None

    @property
    def kind(self) -> OwnerKind:
        if self.unit_id:
            return OwnerKind.unit
        return self.body.kind if self.body else kind_of(self.name)

    @property
    def body_id(self) -> UUID | None:
        return self.body.id if self.body else None


def known(
    session: Session, scope: str, said: Sequence[tuple[UUID | None, str | None]], bodies: Bodies
) -> list[Owner]:
    """Return who is meant, each once, the leading one first; raise OwnerElsewhere, OwnersMissing.

    A unit is one in use of the plan's congress or of one below it; a name that is that of a body of
    the plan's campaign means that body, any other stays as it is written.
    """
    found: dict[object, Owner] = {}
    for at, (unit_id, name) in enumerate(said):
        owner = _unit(session, scope, unit_id, at) if unit_id else named(name or "", bodies)
        if owner.name:
            found.setdefault(owner.unit_id or owner.name, owner)
    if not found:
        raise OwnersMissing.at("body.owners")
    return list(found.values())


def named(name: str, bodies: Bodies) -> Owner:
    """Return who is called so and is no unit."""
    body = bodies.called(name)
    return Owner(body.name, body=body) if body else Owner(name.strip())


def _unit(session: Session, scope: str, unit_id: UUID, at: int) -> Owner:
    unit = session.exec(
        select(Unit)
        .join(Congress, col(Congress.id) == Unit.congress_id)
        .where(Unit.id == unit_id, within(col(Congress.scope), scope))
    ).one_or_none()
    if unit is None or unit.ended:
        raise OwnerElsewhere.at(f"body.owners.{at}.unit_id")
    return Owner(unit.name, unit.id, unit.congress_id)


def lead_by(session: Session, task: Task, owners: Sequence[Owner]) -> None:
    """Note on the task who leads, and who has it then."""
    lead = owners[0]
    task.lead_unit_id = lead.unit_id
    task.lead_words = None if lead.unit_id else lead.name
    task.holder = holder_of(task.state, has_unit=with_unit(session, task))


def rows_of(task: Task, owners: Sequence[Owner], now: datetime) -> list[TaskOwner]:
    """Return the rows that keep the owners."""
    return [
        TaskOwner(
            id=new_id(),
            created_at=now,
            task_id=task.id,
            position=place,
            role=AssignmentRole.joint if place else AssignmentRole.lead,
            kind=owner.kind,
            unit_id=owner.unit_id,
            congress_id=owner.congress_id,
            body_id=owner.body_id,
            name=owner.name[:100],
        )
        for place, owner in enumerate(owners)
    ]


def replace(session: Session, task: Task, owners: Sequence[Owner], *, now: datetime) -> None:
    """Put other owners in the place of those there are; the timeline knows who they were."""
    session.execute(delete(TaskOwner).where(col(TaskOwner.task_id) == task.id))
    session.add_all(rows_of(task, owners, now))
    lead_by(session, task, owners)
    session.flush()


_STANDS: dict[TaskState, AssignmentState] = {
    TaskState.planned: AssignmentState.given,
    TaskState.under_way: AssignmentState.accepted,
    TaskState.reported_done: AssignmentState.finished,
    TaskState.confirmed: AssignmentState.finished,
    TaskState.withdrawn: AssignmentState.withdrawn,
}


def given_rows(
    session: Session,
    task: Task,
    owners: Sequence[TaskOwner],
    *,
    signed_by: str,
    handler: str | None = None,
    now: datetime,
) -> list[Assignment]:
    """Return the assignments of owners that are units, as far along as the task is.

    A joint unit's part is open as long as the task is not ended.
    """
    if task.state is TaskState.withdrawn:
        return []
    accept_by = min(after(session, numbers_of(session, task).accept_days, now), task.due_on)
    made = []
    for owner in owners:
        if owner.unit_id is None:
            continue
        state = _STANDS[task.state]
        if owner.role is AssignmentRole.joint and task.state is TaskState.reported_done:
            state = AssignmentState.accepted
        made.append(
            Assignment(
                about_word=WORD,
                about_id=task.id,
                scope=task.scope,
                title=task.words[:200],
                unit_id=owner.unit_id,
                role=owner.role,
                state=state,
                round=task.sent_back + 1,
                accept_by=accept_by,
                due_on=task.due_on,
                signed_by=signed_by[:50],
                handler=handler,
                accepted_at=None if state is AssignmentState.given else now,
                finished_at=now if state is AssignmentState.finished else None,
                created_at=now,
                updated_at=now,
            )
        )
    return made


def follow(session: Session, task: Task, *, signed_by: str, now: datetime) -> None:
    """Bring the assignments in step with the task's owners, day and state."""
    owners = {o.unit_id: o for o in owners_of(session, task) if o.unit_id}
    open_ = session.exec(
        select(Assignment).where(Assignment.about_id == task.id, col(Assignment.state).in_(OPEN))
    ).all()
    for given in open_:
        owner = owners.pop(given.unit_id, None)
        if owner is None or task.state is TaskState.withdrawn:
            given.state = AssignmentState.withdrawn
        else:
            given.role, given.due_on, given.title = owner.role, task.due_on, task.words[:200]
            given.accept_by = min(given.accept_by, task.due_on)
            _bring(given, task.state, now)
        given.touch(now)
        session.add(given)
    fresh = [o for o in owners.values() if not _had(session, task, o)]
    session.add_all(given_rows(session, task, fresh, signed_by=signed_by, now=now))
    session.flush()


def _had(session: Session, task: Task, owner: TaskOwner) -> bool:
    """Say whether the owner's part is done already, so that nothing is to be given."""
    if task.state not in {TaskState.reported_done, TaskState.confirmed}:
        return False
    return of_unit(session, task.id, owner.unit_id) is not None


def _bring(given: Assignment, state: TaskState, now: datetime) -> None:
    wanted = _STANDS[state]
    if given.role is AssignmentRole.joint and state is TaskState.reported_done:
        return
    if wanted is AssignmentState.given or wanted is given.state:
        return
    given.state = wanted
    given.accepted_at = given.accepted_at or now
    given.finished_at = now if wanted is AssignmentState.finished else None


def again(session: Session, task: Task, *, signed_by: str, now: datetime) -> None:
    """Give the task out for another round, taken as accepted."""
    before = of_unit(session, task.id, task.lead_unit_id) if task.lead_unit_id else None
    assignments.withdraw_open(session, task.id, now=now)
    rows = given_rows(
        session,
        task,
        owners_of(session, task),
        signed_by=before.signed_by if before else signed_by,
        handler=before.handler if before else None,
        now=now,
    )
    session.add_all(rows)
    session.flush()
