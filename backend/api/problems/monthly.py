"""The monthly report (每月一报): its figures, each with its rows, and the same as Word."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import PAPERS, Asked, Call, CallDep, Out, PaperKind, asks, paper
from backend.api.base.shapes import In
from backend.api.problems.asking import Month, ProblemQuery
from backend.api.problems.figures import where
from backend.api.problems.reading import filters_of, month_of
from backend.api.problems.report import MonthRead, report
from backend.api.problems.shapes import Figure
from backend.domain.access import Actor, Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import MonthCount, P
from backend.domain.kit.errors import NotFound
from backend.domain.people.units.rules import share

router = APIRouter(prefix="/problems", tags=["problems"])

MOST_LISTED = 30
"""Rows of a table in the report; all of them are a click away, and in Excel."""


class MonthlyQuery(In):
    """The month, and whose problems: one's own and those below, of a campaign or of a county."""

    month: Month
    campaign_id: UUID | None = None
    congress_id: UUID | None = None


class MonthFigures(Out):
    """What a month counts; each figure says which filters list its rows."""

    all: Figure
    rectified: Figure
    rate: str | None
    """Rectified of all by the month's end, in per cent: `55.06`; of nothing, null."""
    late: Figure
    new: Figure
    newly_rectified: Figure
    newly_signed_off: Figure
    newly_reopened: Figure


class MonthOfField(MonthFigures):
    id: UUID
    name: str


class MonthlyReport(MonthFigures):
    """A month over all fields, and field by field."""

    title: str
    first: str
    last: str
    fields: list[MonthOfField]


@router.get(
    "/monthly-report", response_model=MonthlyReport, **asks(Permission.problems_read, NotFound)
)
def get_monthly_report(call: CallDep, query: Asked[MonthlyQuery]) -> object:
    """Count a month's problems: what there is, what is new, rectified, signed off and late."""
    with call.reporting() as (session, actor):
        return _read(call, session, actor, query).said


@router.get(
    "/monthly-report.docx",
    response_class=Response,
    **asks(Permission.problems_read, NotFound, answers=PAPERS),
)
def get_monthly_report_as_word(call: CallDep, query: Asked[MonthlyQuery]) -> Response:
    """Write the month's report as Word, for staff to go on with."""
    with call.reporting() as (session, actor):
        read = _read(call, session, actor, query)
    return paper(report(read, today=call.today), PaperKind.docx, read.said["title"])


def _read(call: Call, session: Session, actor: Actor, query: MonthlyQuery) -> MonthRead:
    month = month_of(query.month, call.today)
    asked = ProblemQuery(**query.model_dump())
    filters = filters_of(session, actor, asked, today=call.today)
    by_field = queries.month_tally(session, actor, filters, month, P.field_id, today=call.today)
    layout = campaigns.layout(session, {key[0] for key, _ in by_field}, ())
    counted = {key[0]: counts for key, counts in by_field}
    fields = []
    for name, ids in layout.by_name().items():
        counts = queries.total([counted[s.id] for s in layout.fields if s.name == name])
        if counts[MonthCount.all]:
            of = ProblemQuery(**query.model_dump(), field_id=ids)
            fields.append({"id": ids[0], "name": name, **_figures(of, counts)})
    said = {
        **_figures(asked, queries.total(list(counted.values()))),
        "title": _title(session, actor, query),
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
        "fields": fields,
    }
    lists = {
        what: _listed(call, session, actor, asked, what)
        for what in (MonthCount.new, MonthCount.newly_signed_off, MonthCount.late)
    }
    return MonthRead(said, lists, actor.organ, month)


def _figures(asked: ProblemQuery, counts: dict[MonthCount, int]) -> dict[str, Any]:
    figures: dict[str, Any] = {
        what.value: {"value": count, "where": where(asked, counted_in=what.value)}
        for what, count in counts.items()
    }
    rate = share(counts[MonthCount.rectified], counts[MonthCount.all])
    return {**figures, "rate": rate}


def _listed(
    call: Call, session: Session, actor: Actor, asked: ProblemQuery, what: MonthCount
) -> list[dict[str, Any]]:
    filters = filters_of(
        session, actor, asked.model_copy(update={"counted_in": what}), today=call.today
    )
    return list(queries.every(session, actor, filters, most=MOST_LISTED, today=call.today))


def _title(session: Session, actor: Actor, query: MonthlyQuery) -> str:
    year, month = query.month.split("-")
    of = ""
    if query.campaign_id is not None:
        of = campaigns.campaign(session, actor, query.campaign_id).title
    return f"{of or '联动监督'}情况月报（{year}年{int(month)}月）"
