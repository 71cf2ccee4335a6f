"""Reading what came in: the ledger, one, its timeline."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, ListQuery, Page, asks, json
from backend.api.clues.shapes import TimelineOut
from backend.api.intake.shapes import IntakeOut, IntakeRow
from backend.api.intake.telling import one, rows_said
from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.features.intake import queries
from backend.domain.features.intake.queries import IntakeFilters, IntakeSort
from backend.domain.features.intake.rules import AboutWord, IntakeState
from backend.domain.features.intake.tables import Intake
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.calendar import Light
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/intake", tags=["intake"])

_PAGE = TypeAdapter(Page[IntakeRow])
_ONE = TypeAdapter(IntakeOut)
P = Permission


class IntakeQuery(ListQuery):
    """Filters of the ledger, as they stand in the URL."""

    state: list[IntakeState] = []
    about: AboutWord | None = None
    about_id: UUID | None = None
    congress_id: UUID | None = None
    light: Light | None = None
    q: str | None = Field(None, max_length=100)
    sort: IntakeSort = IntakeSort.newest


@router.get("", response_model=Page[IntakeRow], **asks(P.intake_read, CursorUnreadable))
def list_intake(call: CallDep, query: Asked[IntakeQuery]) -> Response:
    """List what came in: to your congress and those below, or through your own code."""
    with call.reading() as (session, actor):
        filters = IntakeFilters(**query.narrowed())
        page = queries.came_in(session, actor, filters, query.window, today=call.today)
        rows = rows_said(session, page.items, call.today)
        return json(_PAGE, call.page(session, page, rows))


@router.get("/{intake_id}", response_model=IntakeOut, **asks(P.intake_read, NotFound))
def get_intake(call: CallDep, intake_id: UUID) -> Response:
    """Show one."""
    with call.reading() as (session, actor):
        return intake_out(call, session, actor, queries.intake(session, actor, intake_id))


@router.get(
    "/{intake_id}/timeline",
    response_model=list[TimelineOut],
    **asks(P.intake_read, NotFound),
)
def list_intake_timeline(call: CallDep, intake_id: UUID) -> object:
    """Show what happened to it before it became a clue, the latest first."""
    with call.reading() as (session, actor):
        found = queries.intake(session, actor, intake_id)
        papers = {str(f.id): f for f in files.of_matter(session, found.clue_id or found.id)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, intake_id)
        ]


def intake_out(call: Call, session: Session, actor: Actor, intake: Intake) -> Response:
    """Answer with one as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, intake, call.today), version=intake.version)
