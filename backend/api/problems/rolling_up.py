"""Problems added up over congresses, campaigns and years."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from backend.api.base import Asked, CallDep, In, Out, asks
from backend.domain.access import Permission as P
from backend.domain.desk import rollup
from backend.domain.desk.rollup import RollupBy
from backend.domain.kit.errors import NotFound

router = APIRouter(prefix="/problems", tags=["problems"])


class RollupQuery(In):
    """Of which campaign or year, and what a line stands for."""

    by: RollupBy = RollupBy.congress
    campaign_id: UUID | None = None
    year: int | None = Field(None, ge=1900, le=2199)


class RollupFigure(Out):
    """A count, of how many, that in per cent (`55.06`), and the filters that list its rows."""

    value: int
    of: int | None
    rate: str | None
    where: dict[str, list[str]]


class RollupFigures(Out):
    """`timed`: rectified, with day and deadline known; `in_time` is a part of these."""

    problem: RollupFigure
    handed_over: RollupFigure
    timed: RollupFigure
    in_time: RollupFigure
    rectified: RollupFigure
    verified: RollupFigure
    signed_off: RollupFigure
    reopened: RollupFigure
    carried_over: RollupFigure
    carried_in: RollupFigure
    escalated: RollupFigure
    late: RollupFigure


class RollupLine(Out):
    """A congress with those below it, a campaign with those that joined it, or a year."""

    id: UUID | None
    code: str | None
    """The division's, for the map."""
    name: str
    figures: RollupFigures
    where: dict[str, list[str]]


class RollupOut(Out):
    """All lines together, and line by line."""

    total: RollupLine
    lines: list[RollupLine]


@router.get("/rollup", response_model=RollupOut, **asks(P.problems_read, NotFound))
def get_problem_rollup(call: CallDep, query: Asked[RollupQuery]) -> object:
    """Add the problems up by congress, campaign or year; each figure says what lists its rows."""
    with call.reporting() as (session, actor):
        asked = rollup.Asked(query.campaign_id, query.year)
        return rollup.rollup(session, actor, asked, query.by, today=call.today)
