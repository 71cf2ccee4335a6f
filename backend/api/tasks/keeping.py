"""Writing a task down, and putting it right."""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute, asks
from backend.api.tasks.asking import OwnerIn, TaskChange, TaskIn
from backend.api.tasks.reading import task_out
from backend.api.tasks.shapes import TaskOut
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.tasks import actions, queries
from backend.domain.features.tasks.actions import Owner, Said
from backend.domain.features.tasks.rules import (
    LongTermDated,
    NumberTaken,
    OwnerElsewhere,
    OwnersMissing,
    PlanElsewhere,
    PlanWithdrawn,
    TaskEnded,
    TaskIdTaken,
)
from backend.domain.features.tasks.tables import Plan
from backend.domain.kit.errors import MatchMissing, NotFound, Stale

router = APIRouter(prefix="/tasks", tags=["tasks"], route_class=StepRoute)

P = Permission


@router.post(
    "",
    response_model=TaskOut,
    status_code=201,
    **asks(
        P.tasks_keep,
        NotFound,
        PlanElsewhere,
        PlanWithdrawn,
        TaskIdTaken,
        NumberTaken,
        LongTermDated,
        OwnerElsewhere,
        OwnersMissing,
        FilesUnknown,
        step=True,
    ),
)
def register_task(call: CallDep, sent: TaskIn) -> Response:
    """Write a task into a plan of your congress; its owners are told."""
    with call.writing() as (session, actor):
        plan = queries.to_fill(session, actor, sent.plan_id, lock=True)
        extra = {"id", "plan_id", "number", "owners", "file_ids"}
        task = actions.register(
            session,
            actor,
            plan,
            Said(**sent.model_dump(exclude=extra)),
            _owners(session, plan, sent.owners),
            id=sent.id,
            number=sent.number,
            file_ids=sent.file_ids,
            now=call.now,
        )
        session.flush()
        answer = task_out(call, session, actor, task)
        answer.status_code = 201
        return answer


@router.patch(
    "/{task_id}",
    response_model=TaskOut,
    **asks(
        P.tasks_keep,
        NotFound,
        MatchMissing,
        Stale,
        PlanElsewhere,
        TaskEnded,
        NumberTaken,
        LongTermDated,
        OwnerElsewhere,
        OwnersMissing,
    ),
)
def edit_task(call: CallDep, task_id: UUID, sent: TaskChange) -> Response:
    """Put a task's words, owners, leader or day right."""
    with call.writing() as (session, actor):
        task = queries.task(session, actor, task_id, lock=True)
        call.must_match(task.version)
        plan = session.get_one(Plan, task.plan_id)
        owners = _owners(session, plan, sent.owners) if sent.owners else None
        actions.edit(session, actor, task, to=sent.named(), owners=owners, now=call.now)
        session.flush()
        return task_out(call, session, actor, task)


def _owners(session: Session, plan: Plan, sent: Sequence[OwnerIn]) -> list[Owner]:
    said = [(one.unit_id, one.name) for one in sent]
    return actions.known(session, plan.scope, said, handoffs.bodies(session, plan.campaign_id))
