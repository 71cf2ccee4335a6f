"""Entering deputies, keeping them up, and the steps of a mandate."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Call, CallDep, StepRoute, asks
from backend.api.deputies.shapes import (
    DeputyChange,
    DeputyIn,
    DeputyOut,
    EndIn,
    ResumeIn,
    SuspendIn,
)
from backend.api.deputies.telling import said
from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import Invalid, MatchMissing, NotFound, Stale
from backend.domain.kit.flow import StepNotOpen
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.accounts import actions as accounts
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.constituencies.actions import DivisionElsewhere
from backend.domain.people.constituencies.queries import ConstituencyElsewhere
from backend.domain.people.deputies import actions, queries
from backend.domain.people.deputies.queries import Mandate
from backend.domain.people.deputies.rules import AlreadyDeputy, MandateEnded
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.actions import LABELS as OF_PERSON
from backend.domain.people.sign_ins import actions as sign_ins

router = APIRouter(prefix="/deputies", tags=["deputies"], route_class=StepRoute)

_STEP = asks(Permission.deputies_keep, NotFound, OnlyToRead, StepNotOpen, step=True)


class NoTerm(Invalid):
    message = "这个人大还没有设立届次，请先由系统管理员设立。"


@router.post(
    "",
    response_model=DeputyOut,
    status_code=201,
    **asks(
        Permission.deputies_keep,
        NotFound,
        OnlyToRead,
        NoTerm,
        AlreadyDeputy,
        ConstituencyElsewhere,
        DivisionElsewhere,
        IdTaken,
        step=True,
    ),
)
def add_deputy(call: CallDep, response: Response, sent: DeputyIn) -> object:
    """Enter a deputy of your congress."""
    with call.writing() as (session, actor):
        of = congresses.kept(session, actor, sent.congress_id)
        if sent.term_id:
            term = congresses.term(session, of.id, sent.term_id)
        else:
            running = congresses.running_terms(session, [of.id], call.today)
            if of.id not in running:
                raise NoTerm()
            term = running[of.id]
        to = sent.model_dump(exclude={"id", "congress_id", "term_id"})
        made = actions.add(
            session,
            actor,
            of,
            term,
            id=sent.id,
            person={k: v for k, v in to.items() if k in OF_PERSON},
            mandate={k: v for k, v in to.items() if k not in OF_PERSON},
            now=call.now,
        )
        return _told(session, actor, response, made.id)


@router.patch(
    "/{deputy_id}",
    response_model=DeputyOut,
    **asks(
        Permission.deputies_keep,
        NotFound,
        OnlyToRead,
        MandateEnded,
        ConstituencyElsewhere,
        DivisionElsewhere,
        Stale,
        MatchMissing,
    ),
)
def change_deputy(call: CallDep, response: Response, deputy_id: UUID, sent: DeputyChange) -> object:
    """Change what is said of a deputy."""
    with call.writing() as (session, actor):
        found = queries.to_keep(session, actor, deputy_id)
        call.must_match(found.deputy.version)
        actions.change(session, actor, found, to=sent.named(), now=call.now)
        return _told(session, actor, response, deputy_id)


@router.post("/{deputy_id}/suspend", response_model=DeputyOut, **_STEP)
def suspend_deputy(call: CallDep, response: Response, deputy_id: UUID, sent: SuspendIn) -> object:
    """Suspend a deputy's work; their sign-in as this deputy rests, too."""

    def step(session: Session, actor: Actor, found: Mandate) -> Deputy:
        made = actions.suspend(session, actor, found.deputy, **sent.model_dump(), now=call.now)
        _rest(session, actor, call, found)
        return made

    return _take(call, response, deputy_id, step)


@router.post("/{deputy_id}/resume", response_model=DeputyOut, **_STEP)
def resume_deputy(call: CallDep, response: Response, deputy_id: UUID, sent: ResumeIn) -> object:
    """Let a suspended deputy work again."""

    def step(session: Session, actor: Actor, found: Mandate) -> Deputy:
        made = actions.resume(session, actor, found.deputy, note=sent.note, now=call.now)
        accounts.seat_deputy(session, actor, found.person.id, found.congress.id, now=call.now)
        return made

    return _take(call, response, deputy_id, step)


@router.post("/{deputy_id}/end", response_model=DeputyOut, **_STEP)
def end_deputy(call: CallDep, response: Response, deputy_id: UUID, sent: EndIn) -> object:
    """End a mandate before its term; the sign-in as this deputy ends with it."""

    def step(session: Session, actor: Actor, found: Mandate) -> Deputy:
        made = actions.end(session, actor, found.deputy, **sent.model_dump(), now=call.now)
        _rest(session, actor, call, found)
        return made

    return _take(call, response, deputy_id, step)


def _take(
    call: Call,
    response: Response,
    deputy_id: UUID,
    step: Callable[[Session, Actor, Mandate], Deputy],
) -> Any:
    with call.writing() as (session, actor):
        step(session, actor, queries.to_keep(session, actor, deputy_id))
        return _told(session, actor, response, deputy_id)


def _rest(session: Session, actor: Actor, call: Call, found: Mandate) -> None:
    ended = accounts.unseat_deputy(session, actor, found.person.id, found.congress.id, now=call.now)
    sign_ins.end_under(session, ended, reason="grant-ended", now=call.now)


def _told(session: Session, actor: Actor, response: Response, deputy_id: UUID) -> Any:
    session.flush()
    found = queries.mandate(session, actor, deputy_id)
    response.headers["ETag"] = f'"{found.deputy.version}"'
    (told,) = said(session, actor, [found])
    return told
