"""Reading staffing: county by county, body by body."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.staffing import telling
from backend.api.staffing.asking import BodyQuery, StaffingQuery
from backend.api.staffing.shapes import BodyPage, StaffingBodyOut, StaffingSummary
from backend.domain.access import Permission
from backend.domain.features.staffing import queries
from backend.domain.features.staffing.queries import BodyFilter
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/staffing", tags=["staffing"])

_PAGE = TypeAdapter(Page[StaffingBodyOut])
_ONE = TypeAdapter(BodyPage)
_SUMMARY = TypeAdapter(StaffingSummary)
P = Permission


@router.get("", response_model=StaffingSummary, **asks(P.staffing_read))
def get_staffing_summary(call: CallDep, query: Asked[StaffingQuery]) -> Response:
    """Count the bodies of each congress, beside what it says and what is said of it."""
    with call.reporting() as (session, actor):
        asked = BodyFilter(congress_id=query.congress_id, level=query.level)
        return json(_SUMMARY, telling.summary(session, actor, asked, today=call.today))


@router.get(
    "/bodies", response_model=Page[StaffingBodyOut], **asks(P.staffing_read, CursorUnreadable)
)
def list_bodies(call: CallDep, query: Asked[BodyQuery]) -> Response:
    """List the bodies with their posts, people and measures."""
    with call.reading() as (session, actor):
        page = queries.bodies(session, actor, query.window, query.filter(), today=call.today)
        measures = queries.measures(session, [unit.id for unit, _ in page.items])
        rows = [
            telling.body(actor, unit, of, measures[unit.id], call.today) for unit, of in page.items
        ]
        return json(_PAGE, call.page(session, page, rows))


@router.get("/bodies/{unit_id}", response_model=BodyPage, **asks(P.staffing_read, NotFound))
def get_body(call: CallDep, unit_id: UUID) -> Response:
    """Show one body, its measures, and what happened to them."""
    with call.reading() as (session, actor):
        unit, of = queries.body(session, actor, unit_id)
        measures = queries.measures(session, [unit.id])[unit.id]
        entries = [e for m in measures for e in timeline.of_thing(session, actor, m.id)]
        said = {
            **telling.body(actor, unit, of, measures, call.today),
            "all_measures": [telling.measure(actor, m, call.today) for m in measures],
            "entries": sorted(entries, key=lambda e: (e.created_at, e.id), reverse=True),
            "may_keep": actor.may(P.staffing_keep) and actor.congress_id == of.id,
        }
        return json(_ONE, said, version=unit.version)
