"""The list of a self-check: the unit's rows, and what staff make of each."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, StepRoute, asks
from backend.api.self_checks.asking import (
    FindingChange,
    FindingIn,
    MatchIn,
    MaybeReasonIn,
    SelfCheckReason,
    TakeOverIn,
)
from backend.api.self_checks.shapes import SelfCheckOut
from backend.api.self_checks.taking import step_asks
from backend.api.self_checks.telling import out
from backend.domain import handoffs
from backend.domain.access import Permission
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.rules import (
    CampaignClosed,
    CampaignElsewhere,
    FieldElsewhere,
)
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.actions import (
    Found,
    PlaceElsewhere,
    ProblemIdTaken,
    UnitElsewhere,
)
from backend.domain.features.problems.rules import ProblemSource
from backend.domain.features.self_checks import actions, queries
from backend.domain.features.self_checks.actions import Said
from backend.domain.features.self_checks.rules import (
    FindingIdTaken,
    ListClosed,
    ListFull,
    ProblemElsewhere,
    ReasonNeeded,
)
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.errors import MatchMissing, NotFound, Stale

router = APIRouter(prefix="/self-checks", tags=["self-checks"], route_class=StepRoute)

P = Permission
ROW = "/{self_check_id}/findings/{finding_id}"


@router.post(
    "/{self_check_id}/findings",
    response_model=SelfCheckOut,
    status_code=201,
    **asks(
        P.self_checks_file,
        NotFound,
        ListClosed,
        ListFull,
        FieldElsewhere,
        FindingIdTaken,
        step=True,
    ),
)
def add_finding(call: CallDep, self_check_id: UUID, sent: FindingIn) -> Response:
    """Put a problem on your unit's list."""
    with call.writing() as (session, actor):
        check = queries.self_check(session, actor, self_check_id, lock=True)
        _check_field(session, check, sent.field_id)
        said = Said(**sent.model_dump(exclude={"id"}))
        actions.add(session, actor, check, said, id=sent.id, now=call.now)
        session.flush()
        answer = out(call, session, actor, check)
        answer.status_code = 201
        return answer


@router.patch(
    ROW,
    response_model=SelfCheckOut,
    **asks(P.self_checks_file, NotFound, ListClosed, FieldElsewhere, MatchMissing, Stale),
)
def edit_finding(
    call: CallDep, self_check_id: UUID, finding_id: UUID, sent: FindingChange
) -> Response:
    """Put a row of your unit's list right; If-Match names the self-check's version."""
    with call.writing() as (session, actor):
        check, found = _row(session, actor, self_check_id, finding_id)
        call.must_match(check.version)
        to = sent.named()
        _check_field(session, check, to.get("field_id"))
        actions.edit(session, actor, check, found, to=to, now=call.now)
        session.flush()
        return out(call, session, actor, check)


@router.post(
    f"{ROW}/withdraw",
    response_model=SelfCheckOut,
    **asks(P.self_checks_file, NotFound, ListClosed, ReasonNeeded, step=True),
)
def withdraw_finding(
    call: CallDep, self_check_id: UUID, finding_id: UUID, sent: MaybeReasonIn
) -> Response:
    """Take a row off your unit's list."""
    with call.writing() as (session, actor):
        check, found = _row(session, actor, self_check_id, finding_id)
        actions.withdraw_finding(session, actor, check, found, reason=sent.reason, now=call.now)
        session.flush()
        return out(call, session, actor, check)


@router.post(
    f"{ROW}/take-over",
    response_model=SelfCheckOut,
    **step_asks(
        P.self_checks_check,
        CampaignElsewhere,
        CampaignClosed,
        FieldElsewhere,
        ProblemIdTaken,
        PlaceElsewhere,
        UnitElsewhere,
    ),
)
def take_finding_over(
    call: CallDep, self_check_id: UUID, finding_id: UUID, sent: TakeOverIn
) -> Response:
    """Make a problem of a row, with the unit and its measure."""
    with call.writing() as (session, actor):
        check, found = _row(session, actor, self_check_id, finding_id)
        campaign = campaigns.to_fill(session, actor, check.campaign_id)
        campaigns.check_spot(session, campaign.id, sent.field_id, sent.aspect_id)
        problem = Found(
            field_id=sent.field_id,
            aspect_id=sent.aspect_id,
            words=sent.words or found.words,
            place_words=sent.place_words or found.place_words,
            division_id=sent.division_id,
            source=ProblemSource.self_check,
            unit_id=check.unit_id,
            found_on=found.found_on,
            measure=sent.measure or found.measure,
            due_on=sent.due_on or found.due_on,
            remark=sent.remark,
        )
        handoffs.take_over(
            session,
            actor,
            check,
            found,
            problem,
            problem_id=sent.problem_id,
            campaign=campaign,
            now=call.now,
        )
        session.flush()
        return out(call, session, actor, check)


@router.post(
    f"{ROW}/match",
    response_model=SelfCheckOut,
    **step_asks(P.self_checks_check, ProblemElsewhere),
)
def match_finding(call: CallDep, self_check_id: UUID, finding_id: UUID, sent: MatchIn) -> Response:
    """Say that a row is the same as a problem that is there."""
    with call.writing() as (session, actor):
        check, found = _row(session, actor, self_check_id, finding_id)
        problem = problems.problem(session, actor, sent.problem_id)
        handoffs.match(session, actor, check, found, problem, now=call.now)
        session.flush()
        return out(call, session, actor, check)


@router.post(f"{ROW}/decline", response_model=SelfCheckOut, **step_asks(P.self_checks_check))
def decline_finding(
    call: CallDep, self_check_id: UUID, finding_id: UUID, sent: SelfCheckReason
) -> Response:
    """Say why a row is not taken."""
    return _decide(call, self_check_id, finding_id, actions.decline, sent.reason)


@router.post(f"{ROW}/reconsider", response_model=SelfCheckOut, **step_asks(P.self_checks_check))
def reconsider_finding(
    call: CallDep, self_check_id: UUID, finding_id: UUID, sent: SelfCheckReason
) -> Response:
    """Take back that a row was matched or not taken."""
    return _decide(call, self_check_id, finding_id, actions.reconsider, sent.reason)


def _decide(call: Any, id_: UUID, finding_id: UUID, act: Any, reason: str) -> Response:
    with call.writing() as (session, actor):
        check, found = _row(session, actor, id_, finding_id)
        act(session, actor, check, found, reason=reason, now=call.now)
        session.flush()
        return out(call, session, actor, check)


def _row(session: Session, actor: Any, id_: UUID, finding_id: UUID) -> tuple[SelfCheck, Finding]:
    check = queries.self_check(session, actor, id_, lock=True)
    if not queries.shows_list(actor, check):
        raise NotFound()
    return check, queries.finding(session, check, finding_id)


def _check_field(session: Session, check: SelfCheck, field_id: UUID | None) -> None:
    if field_id is not None:
        campaigns.check_spot(session, check.campaign_id, field_id, None)
