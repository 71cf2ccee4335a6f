"""Congresses and their terms: /congresses."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, In, ListQuery, Out, Page, StepRoute, asks
from backend.domain.access import Permission
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses import actions, queries
from backend.domain.people.congresses.actions import CongressThere
from backend.domain.people.congresses.rules import OnlyToRead, TermUnfit
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.rules import Level

router = APIRouter(prefix="/congresses", tags=["congresses"], route_class=StepRoute)

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))]


class TermOut(Out):
    id: UUID
    number: int
    starts_on: date
    ends_on: date
    version: int


class CongressOut(Out):
    """A congress with the term that runs."""

    id: UUID
    division_id: UUID
    name: str
    short_name: str
    level: Level
    scope: str
    version: int
    term: TermOut | None


class CongressWithTerms(CongressOut):
    terms: list[TermOut]


class CongressQuery(ListQuery):
    level: Level | None = None
    division_id: UUID | None = None
    q: str | None = Field(None, max_length=50)


class CongressIn(In):
    id: UUID
    division_id: UUID
    name: str = Field(min_length=1, max_length=100)
    short_name: str = Field(min_length=1, max_length=20)


class CongressChange(In):
    name: str = Field(min_length=1, max_length=100)
    short_name: str = Field(min_length=1, max_length=20)


class TermIn(In):
    """A term; without `ends_on` it runs five years. Source: Local Organic Law art. 7."""

    id: UUID
    number: int = Field(ge=1, le=99)
    starts_on: Day
    ends_on: Day | None = None


class TermChange(In):
    starts_on: Day
    ends_on: Day


@router.get("", response_model=Page[CongressOut], **asks(None, CursorUnreadable))
def list_congresses(
    call: CallDep,
    query: Asked[CongressQuery],
) -> object:
    """List the congresses in your sight."""
    with call.reading() as (session, actor):
        page = queries.congresses(session, actor, query.window, **query.narrowed())
        return call.page(session, page, with_terms(session, call, page.items))


@router.get("/{congress_id}", response_model=CongressWithTerms, **asks(None, NotFound))
def get_congress(call: CallDep, response: Response, congress_id: UUID) -> object:
    """Show one congress and all its terms."""
    with call.reading() as (session, actor):
        found = queries.congress(session, actor, congress_id)
        return _whole(session, call, response, found)


@router.post(
    "",
    response_model=CongressWithTerms,
    status_code=201,
    **asks(Permission.congresses_keep, NotFound, CongressThere, IdTaken, step=True),
)
def add_congress(call: CallDep, response: Response, sent: CongressIn) -> object:
    """Set up the congress of a division."""
    with call.writing() as (session, actor):
        made = actions.add(
            session,
            actor,
            id=sent.id,
            division=divisions.division(session, sent.division_id),
            name=sent.name,
            short_name=sent.short_name,
            now=call.now,
        )
        return _whole(session, call, response, made)


@router.patch(
    "/{congress_id}",
    response_model=CongressWithTerms,
    **asks(Permission.congresses_keep, NotFound, OnlyToRead, Stale, MatchMissing),
)
def rename_congress(
    call: CallDep, response: Response, congress_id: UUID, sent: CongressChange
) -> object:
    """Rename a congress."""
    with call.writing() as (session, actor):
        found = queries.kept(session, actor, congress_id)
        call.must_match(found.version)
        actions.rename(
            session, actor, found, name=sent.name, short_name=sent.short_name, now=call.now
        )
        return _whole(session, call, response, found)


@router.post(
    "/{congress_id}/terms",
    response_model=TermOut,
    status_code=201,
    **asks(Permission.congresses_keep, NotFound, OnlyToRead, TermUnfit, IdTaken, step=True),
)
def begin_term(call: CallDep, congress_id: UUID, sent: TermIn) -> object:
    """Begin a term."""
    with call.writing() as (session, actor):
        return actions.begin_term(
            session,
            actor,
            queries.kept(session, actor, congress_id),
            id=sent.id,
            number=sent.number,
            starts_on=sent.starts_on,
            ends_on=sent.ends_on or _five_years(sent.starts_on),
            now=call.now,
        )


@router.patch(
    "/{congress_id}/terms/{term_id}",
    response_model=TermOut,
    **asks(Permission.congresses_keep, NotFound, OnlyToRead, TermUnfit, Stale, MatchMissing),
)
def date_term(call: CallDep, congress_id: UUID, term_id: UUID, sent: TermChange) -> object:
    """Move the days of a term."""
    with call.writing() as (session, actor):
        found = queries.kept(session, actor, congress_id)
        term = queries.term(session, found.id, term_id)
        call.must_match(term.version)
        return actions.date_term(
            session,
            actor,
            found,
            term,
            starts_on=sent.starts_on,
            ends_on=sent.ends_on,
            now=call.now,
        )


def with_terms(
    session: Session, call: Call, congresses: Sequence[Congress]
) -> list[dict[str, Any]]:
    """Return what CongressOut is built from, the running term with each."""
    terms = queries.running_terms(session, [c.id for c in congresses], call.today)
    return [{**c.model_dump(), "term": terms.get(c.id)} for c in congresses]


def _whole(session: Session, call: Call, response: Response, found: Congress) -> object:
    response.headers["ETag"] = f'"{found.version}"'
    (said,) = with_terms(session, call, [found])
    return {**said, "terms": queries.terms(session, found.id)}


def _five_years(starts_on: date) -> date:
    return starts_on.replace(year=starts_on.year + 5, day=min(starts_on.day, 28)) - timedelta(1)
