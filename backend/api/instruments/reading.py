"""Reading instruments: the ledger, its figures, one of them, its timeline."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, asks, json
from backend.api.instruments.asking import InstrumentLedger, InstrumentQuery
from backend.api.instruments.shapes import (
    InstrumentEntry,
    InstrumentOut,
    InstrumentRow,
    KindCounts,
)
from backend.api.instruments.telling import one, rows
from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.queries import InstrumentFilters
from backend.domain.features.instruments.rules import COUNTS, WAS_HELD
from backend.domain.features.instruments.tables import Instrument
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/instruments", tags=["instruments"])

_PAGE = TypeAdapter(Page[InstrumentRow])
_ONE = TypeAdapter(InstrumentOut)
P = Permission


def filters_of(session: Session, asked: InstrumentQuery) -> InstrumentFilters:
    """Return the filters with every campaign meant, those that joined included."""
    said = asked.model_dump(exclude={"campaign_id", "limit", "after", "count"})
    joined = campaigns.joined(session, [asked.campaign_id]) if asked.campaign_id else None
    return InstrumentFilters(campaign_ids=joined, **said)


@router.get("", response_model=Page[InstrumentRow], **asks(P.instruments_read, CursorUnreadable))
def list_instruments(call: CallDep, query: Asked[InstrumentLedger]) -> Response:
    """List the instruments you may see, by the day they are planned for."""
    with call.reading() as (session, actor):
        filters = filters_of(session, query)
        page = queries.instruments(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, rows(session, actor, page.items, call.today)))


@router.get("/summary", response_model=list[KindCounts], **asks(P.instruments_read))
def get_instrument_summary(call: CallDep, query: Asked[InstrumentQuery]) -> object:
    """Count the instruments you may see, all and kind by kind.

    Each figure says which filters list its rows. What was cancelled counts nowhere.
    """
    with call.reporting() as (session, actor):
        counted = queries.tally(session, actor, filters_of(session, query), today=call.today)
    names = ("instruments", "held", "late", "opinions", "settled")
    total = {name: sum(getattr(line, name) for line in counted) for name in names}
    lines = [{"kind": None, **total}, *(vars(line) for line in counted)]
    return [_figures(query, line) for line in lines]


@router.get("/{instrument_id}", response_model=InstrumentOut, **asks(P.instruments_read, NotFound))
def get_instrument(call: CallDep, instrument_id: UUID) -> Response:
    """Show one instrument: its matters as they stand, its opinions, what the law says of it."""
    with call.reading() as (session, actor):
        found = queries.instrument(session, actor, instrument_id)
        return instrument_out(call, session, actor, found)


@router.get(
    "/{instrument_id}/timeline",
    response_model=list[InstrumentEntry],
    **asks(P.instruments_read, NotFound),
)
def list_instrument_timeline(call: CallDep, instrument_id: UUID) -> object:
    """Show what happened to an instrument, the latest first."""
    with call.reading() as (session, actor):
        queries.instrument(session, actor, instrument_id)
        papers = {str(f.id): f for f in files.of_matter(session, instrument_id)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, instrument_id)
        ]


def instrument_out(call: Call, session: Session, actor: Actor, found: Instrument) -> Response:
    """Answer with one instrument as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, found, call.today), version=found.version)


def _figures(query: InstrumentQuery, line: dict[str, Any]) -> dict[str, Any]:
    said = query.model_dump(mode="json", exclude_defaults=True)
    if line["kind"] is not None:
        said["kind"] = [line["kind"].value]
    asked = {state.value for state in query.state} or set(COUNTS)
    counted, held = sorted(asked & set(COUNTS)), sorted(asked & set(WAS_HELD))

    def figure(value: int, **narrowed: Any) -> dict[str, Any]:
        where = {**said, "state": counted, **narrowed}
        return {"value": value, "where": {k: _listed(v) for k, v in where.items()}}

    return {
        "kind": line["kind"],
        "instruments": figure(line["instruments"]),
        "held": figure(line["held"], state=held),
        "late": figure(line["late"], late=True),
        "opinions": figure(line["opinions"], opinions=True),
        "opinions_open": figure(line["opinions"] - line["settled"], opinions_open=True),
    }


def _listed(value: Any) -> list[str]:
    each = value if isinstance(value, list) else [value]
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in each]
