"""Reading problems: the ledger, its figures, one problem, its timeline."""

from dataclasses import fields
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, asks, json
from backend.api.problems import figures
from backend.api.problems.asking import ProblemLedger, ProblemQuery
from backend.api.problems.shapes import (
    FieldCounts,
    ProblemEntry,
    ProblemOut,
    ProblemRow,
    RungOut,
    SummaryOut,
)
from backend.api.problems.telling import one, rows
from backend.domain.access import Actor, Permission
from backend.domain.desk.ladder import ladder
from backend.domain.desk.listing import papers_of
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import Month, ProblemFilters, ProblemSort, counts_in
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.congresses.tables import Congress
from backend.settings import settings

router = APIRouter(prefix="/problems", tags=["problems"])

_PAGE = TypeAdapter(Page[ProblemRow])
_ONE = TypeAdapter(ProblemOut)
P = Permission


def month_of(month: str, today: date) -> Month:
    """Return the month that is meant by 2026-10."""
    return Month.of(date.fromisoformat(f"{month}-01"), today=today, zone=settings.time_zone)


def filters_of(
    session: Session,
    actor: Actor,
    asked: ProblemQuery,
    sort: ProblemSort = ProblemSort.number,
    *,
    today: date,
) -> ProblemFilters:
    """Return the filters with every campaign and field meant, those that joined included."""
    names = set(type(asked).model_fields) & {f.name for f in fields(ProblemFilters)}
    of_year = asked.campaign_year and campaigns.of_year(session, actor, asked.campaign_year)
    of_one = asked.campaign_id and campaigns.joined(session, [asked.campaign_id])
    meant = [set(ids) for ids in (of_year, of_one) if isinstance(ids, list)]
    below = session.get(Congress, asked.within_id) if asked.within_id else None
    only = []
    if asked.month and asked.counted_in:
        only.append(counts_in(asked.counted_in, month_of(asked.month, today)))
    return ProblemFilters(
        campaign_ids=list(set.intersection(*meant)) if meant else None,
        within=(below.scope if below else "") if asked.within_id else None,
        field_ids=campaigns.same_fields(session, asked.field_id) if asked.field_id else None,
        aspect_ids=asked.aspect_id or None,
        only=only,
        sort=sort,
        **{name: getattr(asked, name) for name in names - {"sort", "only"}},
    )


@router.get("", response_model=Page[ProblemRow], **asks(P.problems_read, CursorUnreadable))
def list_problems(call: CallDep, query: Asked[ProblemLedger]) -> Response:
    """List the problems you may see."""
    with call.reading() as (session, actor):
        filters = filters_of(session, actor, query, query.sort, today=call.today)
        page = queries.problems(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, rows(session, page.items, call.today)))


@router.get("/summary", response_model=SummaryOut, **asks(P.problems_read))
def get_problem_summary(call: CallDep, query: Asked[ProblemQuery]) -> object:
    """Count the problems you may see; each figure says which filters list its rows.

    Light and `counted_as` are what the figures narrow by, so they are not filters here.
    """
    with call.reporting() as (session, actor):
        filters = filters_of(session, actor, query, today=call.today)
        return figures.summary(session, actor, filters, query, today=call.today)


@router.get("/by-field", response_model=list[FieldCounts], **asks(P.problems_read))
def list_problem_fields(call: CallDep, query: Asked[ProblemQuery]) -> object:
    """Count them field by field and aspect by aspect, in the campaign's order."""
    with call.reporting() as (session, actor):
        filters = filters_of(session, actor, query, today=call.today)
        return figures.by_field(session, actor, filters, query, today=call.today)


@router.get("/{problem_id}", response_model=ProblemOut, **asks(P.problems_read, NotFound))
def get_problem(call: CallDep, problem_id: UUID) -> Response:
    """Show one problem."""
    with call.reading() as (session, actor):
        return problem_out(call, session, actor, queries.problem(session, actor, problem_id))


@router.get(
    "/{problem_id}/timeline",
    response_model=list[ProblemEntry],
    **asks(P.problems_read, NotFound),
)
def list_problem_timeline(call: CallDep, problem_id: UUID) -> object:
    """Show what happened to a problem, the latest first."""
    with call.reading() as (session, actor):
        problem = queries.problem(session, actor, problem_id)
        papers = {str(f.id): f for f in papers_of(session, problem)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, problem_id)
        ]


@router.get(
    "/{problem_id}/ladder",
    response_model=list[RungOut],
    **asks(P.problems_read, NotFound),
)
def list_problem_rungs(call: CallDep, problem_id: UUID) -> object:
    """Show the ladder: every rung in order, who signed it, to whom, and the answer."""
    with call.reading() as (session, actor):
        problem = queries.problem(session, actor, problem_id)
        return [RungOut.model_validate(rung) for rung in ladder(session, actor, problem)]


def problem_out(call: Call, session: Session, actor: Actor, problem: Problem) -> Response:
    """Answer with one problem as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, problem, call.today), version=problem.version)
