"""Plans: /tasks/plans."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, StepRoute, asks, json
from backend.api.tasks import figures
from backend.api.tasks.asking import TaskPlanChange, TaskPlanIn, TaskPlanQuery, TaskReasonIn
from backend.api.tasks.shapes import TaskPlanOut, TaskPlanRow
from backend.api.tasks.telling import of_campaigns
from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.tasks import actions, queries
from backend.domain.features.tasks.queries import T, TaskFilters
from backend.domain.features.tasks.rules import (
    Counts,
    PlanElsewhere,
    PlanIdTaken,
    PlanTaken,
    PlanWithdrawn,
)
from backend.domain.features.tasks.tables import Plan
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.congresses.tables import Congress

router = APIRouter(prefix="/tasks/plans", tags=["tasks"], route_class=StepRoute)

_PAGE = TypeAdapter(Page[TaskPlanRow])
_ONE = TypeAdapter(TaskPlanOut)
P = Permission


@router.get("", response_model=Page[TaskPlanRow], **asks(P.tasks_read, CursorUnreadable))
def list_plans(call: CallDep, query: Asked[TaskPlanQuery]) -> Response:
    """List the plans you may see, each with its figures."""
    with call.reporting() as (session, actor):
        page = queries.plans(session, actor, query.window, **query.narrowed())
        rows = _rows(call, session, actor, page.items)
        return json(_PAGE, call.page(session, page, rows))


@router.get("/{plan_id}", response_model=TaskPlanOut, **asks(P.tasks_read, NotFound))
def get_plan(call: CallDep, plan_id: UUID) -> Response:
    """Show one plan."""
    with call.reporting() as (session, actor):
        return _out(call, session, actor, queries.plan(session, actor, plan_id))


@router.post(
    "",
    response_model=TaskPlanOut,
    status_code=201,
    **asks(P.tasks_keep, NotFound, PlanIdTaken, PlanTaken, FilesUnknown, step=True),
)
def set_plan_up(call: CallDep, sent: TaskPlanIn) -> Response:
    """Set a plan up: a campaign's, or what a document is broken into."""
    with call.writing() as (session, actor):
        _check_campaign(session, actor, sent.campaign_id)
        said = sent.model_dump(exclude={"id", "year", "title", "file_ids"})
        made = actions.set_up(
            session,
            actor,
            id=sent.id,
            year=sent.year,
            title=sent.title,
            said=said,
            file_ids=sent.file_ids,
            now=call.now,
        )
        session.flush()
        answer = _out(call, session, actor, made)
        answer.status_code = 201
        return answer


@router.patch(
    "/{plan_id}",
    response_model=TaskPlanOut,
    **asks(
        P.tasks_keep,
        NotFound,
        MatchMissing,
        Stale,
        PlanElsewhere,
        PlanWithdrawn,
        PlanTaken,
        FilesUnknown,
    ),
)
def change_plan(call: CallDep, plan_id: UUID, sent: TaskPlanChange) -> Response:
    """Put a plan's title, campaign or document right, or add files."""
    with call.writing() as (session, actor):
        plan = queries.plan(session, actor, plan_id, lock=True)
        call.must_match(plan.version)
        to = sent.named()
        _check_campaign(session, actor, to.get("campaign_id"))
        actions.change(session, actor, plan, to=to, file_ids=sent.file_ids, now=call.now)
        session.flush()
        return _out(call, session, actor, plan)


@router.post(
    "/{plan_id}/withdraw",
    response_model=TaskPlanOut,
    **asks(P.tasks_keep, NotFound, PlanElsewhere, PlanWithdrawn, step=True),
)
def withdraw_plan(call: CallDep, plan_id: UUID, sent: TaskReasonIn) -> Response:
    """Take a plan back with a reason, and with it what of its tasks is open."""
    with call.writing() as (session, actor):
        plan = queries.plan(session, actor, plan_id, lock=True)
        actions.withdraw_plan(session, actor, plan, reason=sent.reason, now=call.now)
        session.flush()
        return _out(call, session, actor, plan)


def _check_campaign(session: Session, actor: Actor, campaign_id: UUID | None) -> None:
    if campaign_id is not None:
        campaigns.campaign(session, actor, campaign_id)


def _rows(
    call: Call, session: Session, actor: Actor, read: Sequence[tuple[Plan, str]]
) -> list[dict[str, Any]]:
    filters = TaskFilters(plan_id=[plan.id for plan, _ in read])
    counts: dict[UUID, Counts] = {}
    if read:
        groups = queries.tally(session, actor, filters, T.plan_id, today=call.today)
        counts = {key: counted for (key,), counted in groups}
    titles = of_campaigns(session, actor, {p.campaign_id for p, _ in read if p.campaign_id})
    return [
        {
            **plan.model_dump(),
            "congress": {"id": plan.congress_id, "name": congress},
            "campaign": _campaign(plan, titles),
            "figures": figures.figures(counts.get(plan.id, Counts()), {"plan_id": [str(plan.id)]}),
        }
        for plan, congress in read
    ]


def _campaign(plan: Plan, titles: dict[UUID, str]) -> dict[str, Any] | None:
    title = titles.get(plan.campaign_id) if plan.campaign_id else None
    return {"id": plan.campaign_id, "name": title} if title else None


def _out(call: Call, session: Session, actor: Actor, plan: Plan) -> Response:
    congress = session.get_one(Congress, plan.congress_id).short_name
    own = actor.is_congress and actor.congress_id == plan.congress_id
    filters = TaskFilters(plan_id=[plan.id])
    said = {
        **_rows(call, session, actor, [(plan, congress)])[0],
        "files": files.of_matter(session, plan.id),
        "aspects": queries.aspects(session, actor, filters, today=call.today),
        "may_edit": own and actor.may(P.tasks_keep) and plan.withdrawn_at is None,
    }
    return json(_ONE, said, version=plan.version)
