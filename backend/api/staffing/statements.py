"""What counties and city say of staffing: /staffing/statements."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import TypeAdapter

from backend.api.base import CallDep, StepRoute, asks, json
from backend.api.staffing import telling
from backend.api.staffing.asking import StaffingReasonIn, StatementIn
from backend.api.staffing.shapes import StatementOut
from backend.domain.access import Permission
from backend.domain.features.staffing import actions, queries
from backend.domain.features.staffing.rules import (
    DayAhead,
    NothingSaid,
    PartTooLarge,
    Says,
    SaysBoth,
    StatementIdTaken,
    StatementWithdrawn,
)
from backend.domain.kit.errors import NotFound
from backend.domain.people.congresses import queries as congresses

router = APIRouter(prefix="/staffing/statements", tags=["staffing"], route_class=StepRoute)

_ONE = TypeAdapter(StatementOut)
_ALL = TypeAdapter(list[StatementOut])
P = Permission


@router.get("", response_model=list[StatementOut], **asks(P.staffing_read, NotFound))
def list_statements(
    call: CallDep, congress_id: UUID, withdrawn: Annotated[bool, Query()] = False
) -> Response:
    """List what is said of a congress, the latest first; withdrawn ones on request."""
    with call.reading() as (session, actor):
        of = congresses.congress(session, actor, congress_id)
        said = queries.statements(session, actor, [of.id], withdrawn=withdrawn)
        known = telling.named(session, said)
        return json(_ALL, [telling.statement(actor, one, known) for one in said])


@router.post(
    "",
    response_model=StatementOut,
    status_code=201,
    **asks(
        P.staffing_keep,
        NotFound,
        NothingSaid,
        PartTooLarge,
        SaysBoth,
        DayAhead,
        StatementIdTaken,
        step=True,
    ),
)
def make_statement(call: CallDep, sent: StatementIn) -> Response:
    """Write down what your congress says of itself, or of one below it."""
    with call.writing() as (session, actor):
        about = congresses.congress(session, actor, sent.congress_id)
        says = Says(
            actor.organ,
            sent.exists,
            sent.bodies,
            sent.one_person,
            sent.posts,
            sent.staff,
            sent.said_on,
        )
        made = actions.say(
            session,
            actor,
            about,
            says,
            id=sent.id,
            of_all=sent.of_all,
            words=sent.words,
            source=sent.source,
            now=call.now,
        )
        answer = json(_ONE, telling.statement(actor, made, telling.named(session, [made])))
        answer.status_code = 201
        return answer


@router.post(
    "/{statement_id}/withdraw",
    response_model=StatementOut,
    **asks(P.staffing_keep, NotFound, StatementWithdrawn, step=True),
)
def withdraw_statement(call: CallDep, statement_id: UUID, sent: StaffingReasonIn) -> Response:
    """Take back what your congress said, with a reason."""
    with call.writing() as (session, actor):
        found = queries.statement(session, actor, statement_id, lock=True)
        actions.take_back(session, actor, found, reason=sent.reason, now=call.now)
        known = telling.named(session, [found])
        return json(_ONE, telling.statement(actor, found, known))
