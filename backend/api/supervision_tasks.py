"""Supervision tasks: /supervision-tasks."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, TypeAdapter

from backend.api.base import Asked, CallDep, ListQuery, Out, Page, asks, json
from backend.api.numbered import code_of
from backend.domain.access import Permission
from backend.domain.desk.supervision_tasks import TaskFilters, TaskSort, tasks
from backend.domain.engines.assignments.rules import OPEN, AssignmentRole, AssignmentState
from backend.domain.kit.calendar import NEVER, Light, light
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/supervision-tasks", tags=["supervision-tasks"])


class TaskWord(StrEnum):
    """What units are given."""

    clues = "clues"
    problems = "problems"
    tasks = "tasks"
    escalations = "escalations"


class TaskPlace(Out):
    id: UUID
    name: str


class TaskMatter(Out):
    """What it is about; `word` and `id` say where it is."""

    word: TaskWord
    id: UUID
    code: str
    title: str


class SupervisionTaskOut(Out):
    """What one unit must do by a day."""

    id: UUID
    matter: TaskMatter
    unit: TaskPlace
    congress: TaskPlace
    """Who gave it."""
    role: AssignmentRole
    state: AssignmentState
    round: int
    accept_by: date | None
    due_on: date | None
    """None where no day is set, or the task is kept up for long."""
    light: Light
    days_left: int | None
    signed_by: str
    handler: str | None
    accepted_at: datetime | None
    finished_at: datetime | None
    pressed: int
    created_at: datetime
    updated_at: datetime


class TaskQuery(ListQuery):
    """Filters of the ledger, as they stand in the URL."""

    unit_id: UUID | None = None
    congress_id: UUID | None = None
    state: list[AssignmentState] = []
    role: AssignmentRole | None = None
    word: TaskWord | None = None
    light: Light | None = None
    pressed: bool | None = None
    updated_since: datetime | None = None
    q: str | None = Field(None, max_length=100)
    sort: TaskSort = TaskSort.due


_PAGE = TypeAdapter(Page[SupervisionTaskOut])


@router.get(
    "",
    response_model=Page[SupervisionTaskOut],
    **asks(Permission.assignments_read, CursorUnreadable),
)
def list_supervision_tasks(call: CallDep, query: Asked[TaskQuery]) -> Response:
    """List who must do what by when."""
    with call.reading() as (session, actor):
        filters = TaskFilters(**query.narrowed())
        page = tasks(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, [_said(r, call.today) for r in page.items]))


def _said(read: dict[str, Any], today: date) -> dict[str, Any]:
    done = read["state"] not in OPEN
    return {
        **read,
        "matter": {
            "word": read["word"],
            "id": read["about_id"],
            "code": code_of(
                read["word"],
                congress=read["congress_name"],
                level=read["level"],
                year=read["year"],
                number=read["number"],
            ),
            "title": read["title"],
        },
        "unit": {"id": read["unit_id"], "name": read["unit_name"]},
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "accept_by": _known(read["accept_by"]),
        "due_on": _known(read["due_on"]),
        "light": light(read["due_on"], today, done=done),
        "days_left": None if done or read["due_on"] == NEVER else (read["due_on"] - today).days,
    }


def _known(day: date) -> date | None:
    return None if day == NEVER else day
