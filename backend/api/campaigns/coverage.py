"""Coverage points: the ledger, the figures, the map."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, asks, json
from backend.api.campaigns.coverage_shapes import (
    PointCounts,
    PointLedger,
    PointQuery,
    PointRow,
    PointSpot,
)
from backend.api.campaigns.taking import P, reads
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.queries import PointCount, PointFilters
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/campaigns", tags=["campaigns"])

ALL = "/{campaign_id}/coverage-points"
_PAGE = TypeAdapter(Page[PointRow])


@router.get(
    ALL, response_model=Page[PointRow], **asks(P.campaigns_read, NotFound, CursorUnreadable)
)
def list_coverage_points(call: CallDep, campaign_id: UUID, query: Asked[PointLedger]) -> Response:
    """List the points of a campaign, and of those in your sight that joined it."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        filters = PointFilters(**query.narrowed())
        page = queries.points(session, actor, found.id, filters, query.window)
        return json(_PAGE, call.page(session, page, [row(*read) for read in page.items]))


@router.get(f"{ALL}/summary", response_model=list[PointCounts], **reads())
def get_coverage_summary(call: CallDep, campaign_id: UUID, query: Asked[PointQuery]) -> object:
    """Count the points, all and kind by kind; each figure says which filters list its rows.

    Whether they were visited is what the figures narrow by, so it is no filter here.
    """
    with call.reporting() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        said = query.model_dump() | {"visited": None}
        counted = queries.counts(session, actor, found.id, PointFilters(**said))
    total = PointCount(
        None,  # type: ignore[arg-type]
        sum(one.points for one in counted),
        sum(one.visited for one in counted),
    )
    return [_figures(query, one) for one in (total, *counted)]


@router.get(f"{ALL}/map", response_model=list[PointSpot], **reads())
def list_coverage_spots(call: CallDep, campaign_id: UUID, query: Asked[PointQuery]) -> object:
    """List the points of which the place is known, for a map; 3,000 at the most."""
    with call.reading() as (session, actor):
        found = queries.campaign(session, actor, campaign_id)
        filters = PointFilters(**query.model_dump())
        return queries.on_a_map(session, actor, found.id, filters)


def row(point: Any, congress_id: UUID, congress: str, division: str | None) -> dict[str, Any]:
    """Return what a PointRow is built from."""
    return {
        **point.model_dump(),
        "congress": {"id": congress_id, "name": congress},
        "place": " ".join(part for part in (division, point.place_words) if part),
    }


def _figures(query: PointQuery, count: PointCount) -> dict[str, Any]:
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude={"visited"})
    said = {
        k: [str(v) for v in (value if isinstance(value, list) else [value])]
        for k, value in asked.items()
    }
    if count.kind is not None:
        said["kind"] = [count.kind.value]
    visited = {"visited": ["true"]}
    return {
        "kind": count.kind,
        "points": {"value": count.points, "where": said},
        "visited": {"value": count.visited, "where": said | visited},
        "open": {"value": count.points - count.visited, "where": said | {"visited": ["false"]}},
        "rate": rate(count.visited, count.points),
    }


def rate(part: int, whole: int) -> str | None:
    """Return a share in per cent, two decimals, halves up; of nothing, none."""
    if not whole:
        return None
    share = Decimal(100 * part) / Decimal(whole)
    return str(share.quantize(Decimal("0.01"), ROUND_HALF_UP))
