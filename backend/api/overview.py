"""Overview: /overview."""

from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, TypeAdapter

from backend.api.base import Asked, CallDep, In, Out, asks, json
from backend.api.clues.reading import Day
from backend.domain.access import Permission
from backend.domain.desk import flows, overview
from backend.domain.desk.figures import FilterValues, narrowed
from backend.domain.features.clues.queries import ClueFilters
from backend.domain.features.clues.rules import Category
from backend.outside import boundaries

router = APIRouter(prefix="/overview", tags=["overview"])


class OverviewQuery(In):
    """Which clues are counted: by the day they were reported, category, congress and below."""

    created_from: Day = None
    created_to: Day = None
    category: list[Category] = []
    within_id: UUID | None = None

    def filters(self) -> ClueFilters:
        return ClueFilters(**dict(self))


class UnitsQuery(OverviewQuery):
    units: int = Field(20, ge=1, le=500)
    """How many units are listed, the worst first."""


class FigureOut(Out):
    """A count, and the parameters with which GET /clues lists exactly what it counts."""

    value: int
    filters: FilterValues


class RateOut(Out):
    """Part of the whole in per cent with two decimals: `55.06`; of nothing: null."""

    part: FigureOut
    whole: FigureOut
    rate: str | None


class FiguresOut(Out):
    """`in_time` is of all whose day to answer has come or who answered before it."""

    received: FigureOut
    handed_over: RateOut
    answered: RateOut
    in_time: RateOut
    signed_off: RateOut
    overdue: RateOut
    satisfied: RateOut


class AreaOut(Out):
    """A congress below yours and what lies under it, or yours alone (`own`)."""

    congress_id: UUID
    code: str
    name: str
    own: bool
    figures: FiguresOut


class UnitFiguresOut(Out):
    unit_id: UUID
    name: str
    congress: str
    figures: FiguresOut


class CategoryOut(Out):
    category: Category
    figures: FiguresOut


class OverviewOut(Out):
    total: FiguresOut
    areas: list[AreaOut]
    units: list[UnitFiguresOut]
    units_count: int
    categories: list[CategoryOut]


class MonthOut(Out):
    """`in_time` is of the answers whose day fell into the month."""

    month: str
    received: FigureOut
    handed_over: FigureOut
    answered: FigureOut
    signed_off: FigureOut
    in_time: RateOut


class BoundaryProperties(Out):
    adcode: str
    name: str
    center: list[float] | None = None


class BoundaryOut(Out):
    type: Literal["Feature"] = "Feature"
    properties: BoundaryProperties
    geometry: dict[str, Any]


class BoundariesOut(Out):
    """A GeoJSON FeatureCollection; `source` is to be named beside the map."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    source: str
    features: list[BoundaryOut]


_OVERVIEW = TypeAdapter(OverviewOut)
_BOUNDARIES = TypeAdapter(BoundariesOut)


@router.get("", response_model=OverviewOut, **asks(Permission.overview_read))
def get_overview(call: CallDep, query: Asked[UnitsQuery]) -> Response:
    """Show the rates by county, unit and category."""
    with call.reporting() as (session, actor):
        filters = ClueFilters(**query.model_dump(exclude={"units"}))
        found = overview.overview(session, actor, filters, units=query.units, today=call.today)
    return json(_OVERVIEW, found)


@router.get("/months", response_model=list[MonthOut], **asks(Permission.overview_read))
def list_overview_months(call: CallDep, query: Asked[OverviewQuery]) -> object:
    """Show what happened in the twelve months up to `created_to`, or to now."""
    with call.reporting() as (session, actor):
        base = narrowed(query.filters())
        last = base.pop("created_to", call.today)
        base.pop("created_from", None)
        return flows.months(session, actor, base, last=last, today=call.today)


@router.get(
    "/boundaries",
    response_model=BoundariesOut,
    **asks(Permission.overview_read, overview.BoundariesUnreadable),
)
def get_overview_boundaries(call: CallDep) -> Response:
    """Show the outlines of the counties, and where they come from."""
    with call.reading():
        try:
            answer = json(_BOUNDARIES, boundaries.read())
        except boundaries.NoBoundaries:
            raise overview.BoundariesUnreadable() from None
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer
