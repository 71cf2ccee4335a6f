"""What is arranged between congress and unit, and opening the report of a week."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, Page, StepRoute, asks
from backend.api.weekly_reports.asking import (
    ArrangeIn,
    ArrangementQuery,
    ArrangementReason,
    StartIn,
)
from backend.api.weekly_reports.shapes import ArrangementOut, WeeklyOut
from backend.api.weekly_reports.telling import arrangement_out, out
from backend.domain.access import Permission
from backend.domain.desk import weekly
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.weekly_reports import actions, queries
from backend.domain.features.weekly_reports.rules import (
    ArrangementEnded,
    ArrangementTaken,
    UnitUnfit,
    WeeklyIdTaken,
    WeekTaken,
    WeekUnfit,
)
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

router = APIRouter(prefix="/weekly-reports", tags=["weekly-reports"], route_class=StepRoute)

P = Permission


@router.get(
    "/arrangements",
    response_model=Page[ArrangementOut],
    **asks(P.weekly_reports_read, CursorUnreadable),
)
def list_weekly_arrangements(call: CallDep, query: Asked[ArrangementQuery]) -> object:
    """List between whom weekly reports are arranged."""
    with call.reading() as (session, actor):
        page = queries.arrangements(session, actor, query.window, campaign_id=query.campaign_id)
        return call.page(session, page, arrangement_out(session, actor, page.items))


@router.post(
    "/arrangements",
    response_model=ArrangementOut,
    status_code=201,
    **asks(
        P.weekly_reports_arrange,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        UnitUnfit,
        ArrangementTaken,
        IdTaken,
        step=True,
    ),
)
def arrange_weekly_reports(call: CallDep, sent: ArrangeIn) -> object:
    """Arrange weekly reports of a campaign of your congress, from a week on."""
    with call.writing() as (session, actor):
        campaigns.to_fill(session, actor, sent.campaign_id)
        made = actions.arrange(session, actor, **sent.model_dump(), now=call.now)
        of = session.get_one(Congress, made.congress_id)
        unit = session.get_one(Unit, made.unit_id)
        return arrangement_out(session, actor, [(made, of, unit)])[0]


@router.post(
    "/arrangements/{arrangement_id}/end",
    response_model=ArrangementOut,
    **asks(P.weekly_reports_arrange, NotFound, step=True),
)
def end_weekly_arrangement(call: CallDep, arrangement_id: UUID, sent: ArrangementReason) -> object:
    """Arrange that there are no more; what was reported stays."""
    return _turn(call, arrangement_id, actions.end, sent.reason)


@router.post(
    "/arrangements/{arrangement_id}/reopen",
    response_model=ArrangementOut,
    **asks(P.weekly_reports_arrange, NotFound, step=True),
)
def reopen_weekly_arrangement(
    call: CallDep, arrangement_id: UUID, sent: ArrangementReason
) -> object:
    """Arrange that there are reports again."""
    return _turn(call, arrangement_id, actions.reopen, sent.reason)


def _turn(call: CallDep, id_: UUID, act: object, reason: str) -> object:
    assert callable(act)
    with call.writing() as (session, actor):
        found = queries.arrangement(session, actor, id_, lock=True)
        act(session, actor, found, reason=reason, now=call.now)
        session.flush()
        of = session.get_one(Congress, found.congress_id)
        unit = session.get_one(Unit, found.unit_id)
        return arrangement_out(session, actor, [(found, of, unit)])[0]


@router.post(
    "",
    response_model=WeeklyOut,
    status_code=201,
    **asks(
        P.weekly_reports_write,
        NotFound,
        ArrangementEnded,
        WeekTaken,
        WeekUnfit,
        WeeklyIdTaken,
        step=True,
    ),
)
def start_weekly_report(call: CallDep, sent: StartIn) -> Response:
    """Open the report of a week as its author, with the figures of today."""
    with call.writing() as (session, actor):
        of = queries.arrangement(session, actor, sent.arrangement_id)
        made = actions.start(session, actor, of, id=sent.id, week=sent.week, now=call.now)
        if made.as_of is None:
            figures = weekly.prefill(session, made, today=call.today)
            actions.prefill(session, actor, made, figures=figures, now=call.now)
        session.flush()
        answer = out(call, session, actor, made)
        answer.status_code = 201
        return answer
