"""Steps of a self-check: the congress's, and the unit's filing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.self_checks.asking import (
    AskIn,
    FileIn,
    GiveTimeIn,
    MustNoteIn,
    NoteIn,
    SelfCheckReason,
    SendBackIn,
)
from backend.api.self_checks.shapes import AskedOut, SelfCheckOut
from backend.api.self_checks.telling import out, rows
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.self_checks import actions, queries
from backend.domain.features.self_checks.rules import (
    AskTaken,
    DayPast,
    FoundAfterAll,
    NothingSaid,
    RowsWaiting,
    UnitUnfit,
)
from backend.domain.features.self_checks.tables import SelfCheck
from backend.domain.kit.errors import NotFound, Refusal
from backend.domain.kit.flow import StepNotOpen
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

router = APIRouter(prefix="/self-checks", tags=["self-checks"], route_class=StepRoute)

P = Permission


def step_asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    """Return what a route of a step declares."""
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def take(call: Call, id_: UUID, act: Callable[..., SelfCheck], **said: Any) -> Response:
    """Find the self-check, take the step, and answer with it as it stands then."""
    with call.writing() as (session, actor):
        check = queries.self_check(session, actor, id_, lock=True)
        act(session, actor, check, **said, now=call.now)
        session.flush()
        return out(call, session, actor, check)


@router.post(
    "",
    response_model=AskedOut,
    status_code=201,
    **asks(
        P.self_checks_check,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        UnitUnfit,
        DayPast,
        AskTaken,
        step=True,
    ),
)
def ask_for_self_checks(call: CallDep, sent: AskIn) -> object:
    """Ask units of a campaign for a self-check by a day, several at once."""
    with call.writing() as (session, actor):
        campaign = campaigns.to_fill(session, actor, sent.campaign_id)
        made = actions.ask(
            session, actor, campaign=campaign.title, **sent.model_dump(), now=call.now
        )
        congress = session.get_one(Congress, campaign.congress_id).short_name
        read = [
            {
                **one.model_dump(),
                "congress_name": congress,
                "unit_name": session.get_one(Unit, one.unit_id).name,
            }
            for one in made
        ]
        return {"items": rows(session, actor, read, call.today)}


@router.post(
    "/{self_check_id}/file",
    response_model=SelfCheckOut,
    **step_asks(P.self_checks_file, NothingSaid, FoundAfterAll, FilesUnknown),
)
def file_self_check(call: CallDep, self_check_id: UUID, sent: FileIn) -> Response:
    """Hand in the unit's report with its list, or the word that nothing was found."""
    return take(call, self_check_id, actions.file, **sent.model_dump())


@router.post(
    "/{self_check_id}/press", response_model=SelfCheckOut, **step_asks(P.self_checks_check)
)
def press_self_check(call: CallDep, self_check_id: UUID, sent: MustNoteIn) -> Response:
    """Urge the unit to file."""
    return take(call, self_check_id, actions.press, note=sent.note)


@router.post(
    "/{self_check_id}/give-time",
    response_model=SelfCheckOut,
    **step_asks(P.self_checks_check, DayPast),
)
def give_time_for_self_check(call: CallDep, self_check_id: UUID, sent: GiveTimeIn) -> Response:
    """Set another day to file by."""
    return take(call, self_check_id, actions.give_time, **sent.model_dump())


@router.post(
    "/{self_check_id}/send-back",
    response_model=SelfCheckOut,
    **step_asks(P.self_checks_check, DayPast),
)
def send_back_self_check(call: CallDep, self_check_id: UUID, sent: SendBackIn) -> Response:
    """Return the report to be done again."""
    return take(call, self_check_id, actions.send_back, **sent.model_dump())


@router.post(
    "/{self_check_id}/conclude",
    response_model=SelfCheckOut,
    **step_asks(P.self_checks_check, RowsWaiting),
)
def conclude_self_check(call: CallDep, self_check_id: UUID, sent: NoteIn) -> Response:
    """Say that its list was looked at row by row."""
    return take(call, self_check_id, actions.conclude, note=sent.note)


@router.post(
    "/{self_check_id}/withdraw", response_model=SelfCheckOut, **step_asks(P.self_checks_check)
)
def withdraw_self_check(call: CallDep, self_check_id: UUID, sent: SelfCheckReason) -> Response:
    """Take back what was asked, with a reason."""
    return take(call, self_check_id, actions.withdraw, reason=sent.reason)
