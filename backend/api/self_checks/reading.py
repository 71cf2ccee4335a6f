"""Reading self-checks: the ledger, its figures, one of them, what it is compared with."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.self_checks.asking import ComparedQuery, SelfCheckLedger, SelfCheckQuery
from backend.api.self_checks.shapes import (
    ComparedProblem,
    FindingTwin,
    SelfCheckEntry,
    SelfCheckOut,
    SelfCheckRow,
    SelfChecksSummary,
)
from backend.api.self_checks.telling import out, rows, verdict_counts
from backend.domain.access import Permission
from backend.domain.desk import self_checks as beside
from backend.domain.desk.self_checks import ComparedFilters
from backend.domain.engines.files import queries as files
from backend.domain.features.problems.rules import code_of
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.queries import SelfCheckFilters
from backend.domain.features.self_checks.rules import Reported
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.rules import share
from backend.domain.people.units.tables import Unit

router = APIRouter(prefix="/self-checks", tags=["self-checks"])

P = Permission
_PAGE = TypeAdapter(Page[SelfCheckRow])
_COMPARED = TypeAdapter(Page[ComparedProblem])


@router.get("", response_model=Page[SelfCheckRow], **asks(P.self_checks_read, CursorUnreadable))
def list_self_checks(call: CallDep, query: Asked[SelfCheckLedger]) -> Response:
    """List the self-checks you may see."""
    with call.reading() as (session, actor):
        filters = SelfCheckFilters(**query.narrowed())
        page = queries.self_checks(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, rows(session, actor, page.items, call.today)))


@router.get("/summary", response_model=SelfChecksSummary, **asks(P.self_checks_read))
def get_self_checks_summary(call: CallDep, query: Asked[SelfCheckQuery]) -> object:
    """Count the self-checks you may see; each figure says which filters list its rows.

    The comparison with the problem list goes by campaign, congress and unit alone.
    """
    over: dict[str, Any] = {k: v for k, v in query if k not in {"light", "filed", "none_found"}}
    with call.reporting() as (session, actor):
        filters = SelfCheckFilters(**over)
        counts = queries.counts(session, actor, filters, today=call.today)
        verdicts = queries.verdicts(session, actor, filters, today=call.today)
        by = ComparedFilters(query.campaign_id, query.congress_id, query.unit_id)
        reported = beside.counts(session, actor, by)
    compared = {
        name: _said(query, {"campaign_id", "congress_id", "unit_id"}, reported=name.value)
        for name in Reported
    }
    others = reported[Reported.both] + reported[Reported.missed]
    keys = set(over)
    return {
        "asked": {"value": counts.asked, "where": _said(query, keys)},
        "filed": {"value": counts.filed, "where": _said(query, keys, filed="true")},
        "filed_rate": share(counts.filed, counts.asked),
        "none_found": {
            "value": counts.none_found,
            "where": _said(query, keys, filed="true", none_found="true"),
        },
        "reviewed": {"value": counts.reviewed, "where": _said(query, keys, state="reviewed")},
        "overdue": {"value": counts.overdue, "where": _said(query, keys, light="overdue")},
        "rows": verdict_counts(verdicts),
        **{n.value: {"value": reported[n], "where": compared[n]} for n in Reported},
        "own_rate": share(reported[Reported.both], others),
    }


def _said(query: SelfCheckQuery, keys: set[str], **narrowed: str) -> dict[str, list[str]]:
    asked = query.model_dump(mode="json", exclude_defaults=True, include=keys)
    said = {**asked, **narrowed}
    return {k: [str(one) for one in (v if isinstance(v, list) else [v])] for k, v in said.items()}


@router.get(
    "/compared", response_model=Page[ComparedProblem], **asks(P.self_checks_read, CursorUnreadable)
)
def list_compared_problems(call: CallDep, query: Asked[ComparedQuery]) -> Response:
    """List the problems of units that have filed, by who reported them."""
    with call.reading() as (session, actor):
        filters = ComparedFilters(**query.narrowed())
        page = beside.compared(session, actor, filters, query.window)
        said = [
            {
                **row,
                "code": code_of(
                    row["congress_name"], row["congress_level"], row["year"], row["number"]
                ),
                "unit": {"id": row["unit_id"], "name": row["unit_name"]},
                "congress": row["congress_name"],
            }
            for row in page.items
        ]
        return json(_COMPARED, call.page(session, page, said))


@router.get("/{self_check_id}", response_model=SelfCheckOut, **asks(P.self_checks_read, NotFound))
def get_self_check(call: CallDep, self_check_id: UUID) -> Response:
    """Show one self-check with its list."""
    with call.reading() as (session, actor):
        return out(call, session, actor, queries.self_check(session, actor, self_check_id))


@router.get(
    "/{self_check_id}/timeline",
    response_model=list[SelfCheckEntry],
    **asks(P.self_checks_read, NotFound),
)
def list_self_check_timeline(call: CallDep, self_check_id: UUID) -> object:
    """Show what happened to a self-check, the latest first."""
    with call.reading() as (session, actor):
        check = queries.self_check(session, actor, self_check_id)
        shown = queries.shows_list(actor, check)
        papers = {str(f.id): f for f in files.of_matter(session, self_check_id)} if shown else {}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, self_check_id)
            if shown or entry.step not in _UNITS_OWN
        ]


_UNITS_OWN = {"add", "edit", "withdraw-finding", "import"}
"""What the unit does with its list before it has filed is its own."""


@router.get(
    "/{self_check_id}/findings/{finding_id}/twins",
    response_model=list[FindingTwin],
    **asks(P.self_checks_check, NotFound),
)
def list_finding_twins(call: CallDep, self_check_id: UUID, finding_id: UUID) -> object:
    """List problems of the campaign that a row may be the same as, the likeliest first."""
    with call.reading() as (session, actor):
        check = queries.self_check(session, actor, self_check_id)
        if not queries.shows_list(actor, check):
            raise NotFound()
        found = queries.finding(session, check, finding_id)
        return [_twin(session, twin) for twin in beside.twins(session, actor, check, found)]


def _twin(session: Any, twin: beside.Twin) -> dict[str, Any]:
    problem = twin.problem
    of = session.get_one(Congress, problem.congress_id)
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    division = session.get(Division, problem.division_id) if problem.division_id else None
    places = (division.name if division else None, problem.place_words)
    return {
        **problem.model_dump(),
        "code": code_of(of.short_name, of.level, problem.year, problem.number),
        "place": " ".join(place for place in places if place),
        "unit": unit.name if unit else problem.unit_words,
        "likeness": twin.likeness,
    }
