"""Reading weekly reports."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.weekly_reports.asking import WeeklyQuery
from backend.api.weekly_reports.shapes import WeeklyEntry, WeeklyOut, WeeklyRow
from backend.api.weekly_reports.telling import out, rows
from backend.domain.access import Permission
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.queries import WeeklyFilters
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/weekly-reports", tags=["weekly-reports"])

P = Permission
_PAGE = TypeAdapter(Page[WeeklyRow])


@router.get("", response_model=Page[WeeklyRow], **asks(P.weekly_reports_read, CursorUnreadable))
def list_weekly_reports(call: CallDep, query: Asked[WeeklyQuery]) -> Response:
    """List the weekly reports you may see, the latest week first."""
    with call.reading() as (session, actor):
        filters = WeeklyFilters(**query.narrowed())
        page = queries.reports(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, rows(session, page.items, call.today)))


@router.get(
    "/{weekly_report_id}", response_model=WeeklyOut, **asks(P.weekly_reports_read, NotFound)
)
def get_weekly_report(call: CallDep, weekly_report_id: UUID) -> Response:
    """Show one weekly report; each figure says which filters list its rows now."""
    with call.reporting() as (session, actor):
        return out(call, session, actor, queries.report(session, actor, weekly_report_id))


@router.get(
    "/{weekly_report_id}/timeline",
    response_model=list[WeeklyEntry],
    **asks(P.weekly_reports_read, NotFound),
)
def list_weekly_report_timeline(call: CallDep, weekly_report_id: UUID) -> object:
    """Show what happened to a weekly report, the latest first."""
    with call.reading() as (session, actor):
        queries.report(session, actor, weekly_report_id)
        return list(timeline.of_thing(session, actor, weekly_report_id))
