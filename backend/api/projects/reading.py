"""Reading projects: the ledger, its figures, one of them, its timeline."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, In, Page, asks, json
from backend.api.clues.shapes import TimelineOut
from backend.api.projects.asking_projects import ProjectLedger, ProjectQuery
from backend.api.projects.rounds import entries_of
from backend.api.projects.shapes_projects import ProjectCounts, ProjectOut, ProjectRow
from backend.api.projects.telling_projects import project_rows, project_said
from backend.domain.access import Actor, Permission
from backend.domain.features.projects import queries
from backend.domain.features.projects.queries import ProjectFilters, Timing
from backend.domain.features.projects.rules import DONE, VOTED, ProjectState
from backend.domain.features.projects.tables import Project
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/projects", tags=["projects"])

_PAGE = TypeAdapter(Page[ProjectRow])
_ONE = TypeAdapter(ProjectOut)
P = Permission
S = ProjectState


@router.get("", response_model=Page[ProjectRow], **asks(P.projects_read, CursorUnreadable))
def list_projects(call: CallDep, query: Asked[ProjectLedger]) -> Response:
    """List the projects you may see: candidates, and what became of them."""
    with call.reading() as (session, actor):
        filters = ProjectFilters(**query.narrowed())
        page = queries.projects(session, actor, filters, query.window, today=call.today)
        rows = project_rows(session, page.items, call.today)
        return json(_PAGE, call.page(session, page, rows))


@router.get("/summary", response_model=list[ProjectCounts], **asks(P.projects_read))
def get_project_summary(call: CallDep, query: Asked[ProjectQuery]) -> object:
    """Count the voted projects you may see, all and field by field, with their money.

    Each figure says which filters list its rows. Candidates and what was not chosen count nowhere.
    """
    filters = ProjectFilters(**filters_said(query))
    with call.reporting() as (session, actor):
        counted = queries.tally(session, actor, filters, today=call.today)
    names = [name for name in queries.FieldTally.__dataclass_fields__ if name != "field"]
    total = {name: sum(getattr(line, name) for line in counted) for name in names}
    return [_figures(query, line) for line in ({"field": None, **total}, *map(vars, counted))]


@router.get("/{project_id}", response_model=ProjectOut, **asks(P.projects_read, NotFound))
def get_project(call: CallDep, project_id: UUID) -> Response:
    """Show one project from its sources to its rating."""
    with call.reading() as (session, actor):
        found = queries.project(session, actor, project_id)
        return project_out(call, session, actor, found)


@router.get(
    "/{project_id}/timeline", response_model=list[TimelineOut], **asks(P.projects_read, NotFound)
)
def list_project_timeline(call: CallDep, project_id: UUID) -> object:
    """Show what happened to a project, the latest first."""
    with call.reading() as (session, actor):
        queries.project(session, actor, project_id)
        return entries_of(session, actor, project_id)


def project_out(call: Call, session: Session, actor: Actor, found: Project) -> Response:
    """Answer with one project as this caller may see it, and its ETag."""
    return json(_ONE, project_said(session, actor, found, call.today), version=found.version)


def filters_said(query: In) -> dict[str, Any]:
    """Return the filters without order and page."""
    said = query.model_dump()
    return {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}


_STATES: dict[str, frozenset[ProjectState]] = {
    "voted": VOTED,
    "chosen": frozenset({S.chosen}),
    "started": frozenset({S.started}),
    "finished": DONE,
    "ended": frozenset({S.ended}),
}


def _figures(query: ProjectQuery, line: dict[str, Any]) -> dict[str, Any]:
    said = query.model_dump(mode="json", exclude_defaults=True)
    if line["field"] is not None:
        said["field"] = [line["field"].value]
    asked = set(query.state) or set(ProjectState)

    def figure(name: str, **narrowed: list[str]) -> dict[str, Any]:
        where = {**said, **narrowed}
        return {"value": line[name], "where": {k: _listed(v) for k, v in where.items()}}

    states = {name: sorted(one.value for one in of & asked) for name, of in _STATES.items()}
    return {
        "field": line["field"],
        **{name: figure(name, state=listed) for name, listed in states.items()},
        **{
            one.value: figure(one.value, state=states["voted"], timing=[one.value])
            for one in (Timing.in_time, Timing.finished_late, Timing.late)
        },
        "budget": line["budget"],
        "spent": line["spent"],
    }


def _listed(value: Any) -> list[str]:
    each = value if isinstance(value, list) else [value]
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in each]
