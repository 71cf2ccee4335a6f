"""The opinions of all instruments, followed until they are answered."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.instruments.asking import OpinionQuery
from backend.api.instruments.shapes import OpinionRow
from backend.api.instruments.telling import opinion_said
from backend.domain.access import Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.queries import OpinionFilters
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/instruments", tags=["instruments"])

_PAGE = TypeAdapter(Page[OpinionRow])


@router.get(
    "/opinions",
    response_model=Page[OpinionRow],
    **asks(Permission.instruments_read, CursorUnreadable),
)
def list_opinions(call: CallDep, query: Asked[OpinionQuery]) -> Response:
    """List what was asked for, by the day it must be answered."""
    with call.reading() as (session, actor):
        said = query.narrowed()
        campaign_id = said.pop("campaign_id")
        joined = campaigns.joined(session, [campaign_id]) if campaign_id else None
        filters = OpinionFilters(campaign_ids=joined, **said)
        page = queries.opinions(session, actor, filters, query.window, today=call.today)
        rows: list[dict[str, Any]] = [
            {
                **opinion_said(actor, of, given, unit, call.today),
                "instrument": {"id": of.id, "name": of.title},
                "kind": of.kind,
                "congress": {"id": of.congress_id, "name": congress},
            }
            for given, of, congress, unit in page.items
        ]
        return json(_PAGE, call.page(session, page, rows))
