"""Rounds: listing, showing, setting up, putting right."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, StepRoute, asks, json
from backend.api.clues.shapes import TimelineOut
from backend.api.projects.asking import RoundChange, RoundIn, RoundQuery
from backend.api.projects.shapes import RoundOut, RoundRow
from backend.api.projects.telling import round_rows, round_said, url_of
from backend.domain.access import Actor, Permission
from backend.domain.engines.files import queries as files
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    DAY_NAMES,
    Calendar,
    CollectingTooShort,
    DaysMisordered,
    PublishedTooShort,
    RoundFixed,
    RoundThere,
)
from backend.domain.features.projects.tables import Round
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.congresses.rules import OnlyToRead
from backend.outside import codes

router = APIRouter(prefix="/projects/rounds", tags=["projects"], route_class=StepRoute)

_PAGE = TypeAdapter(Page[RoundRow])
_ONE = TypeAdapter(RoundOut)
P = Permission
_DAYS = (DaysMisordered, CollectingTooShort, PublishedTooShort)


@router.get("", response_model=Page[RoundRow], **asks(P.projects_read, CursorUnreadable))
def list_project_rounds(call: CallDep, query: Asked[RoundQuery]) -> Response:
    """List the rounds you may see, the latest year first."""
    with call.reading() as (session, actor):
        page = queries.rounds(session, actor, query.window, **query.narrowed())
        return json(_PAGE, call.page(session, page, round_rows(session, page.items, call.today)))


@router.post(
    "",
    response_model=RoundOut,
    status_code=201,
    **asks(P.projects_keep, RoundThere, IdTaken, *_DAYS, step=True),
)
def begin_project_round(call: CallDep, request: Request, sent: RoundIn) -> Response:
    """Set up a year's round of your congress with its calendar."""
    with call.writing() as (session, actor):
        said = sent.model_dump(exclude=set(DAY_NAMES))
        days = Calendar(**{name: getattr(sent, name) for name in DAY_NAMES})
        made = actions.begin(session, actor, **said, days=days, now=call.now)
        session.flush()
        answer = round_out(call, request, session, actor, made)
        answer.status_code = 201
        return answer


@router.get("/{round_id}", response_model=RoundOut, **asks(P.projects_read, NotFound))
def get_project_round(call: CallDep, request: Request, round_id: UUID) -> Response:
    """Show one round: its days, its reviews, what was collected and what became of it."""
    with call.reading() as (session, actor):
        found = queries.round_(session, actor, round_id)
        return round_out(call, request, session, actor, found)


@router.patch(
    "/{round_id}",
    response_model=RoundOut,
    **asks(P.projects_keep, NotFound, OnlyToRead, MatchMissing, Stale, RoundFixed, *_DAYS),
)
def edit_project_round(
    call: CallDep, request: Request, round_id: UUID, sent: RoundChange
) -> Response:
    """Change title, words, days, and how many are chosen."""
    with call.writing() as (session, actor):
        found = queries.round_(session, actor, round_id, lock=True)
        call.must_match(found.version)
        actions.edit_round(session, actor, found, to=sent.named(), now=call.now)
        session.flush()
        return round_out(call, request, session, actor, found)


@router.get(
    "/{round_id}/timeline", response_model=list[TimelineOut], **asks(P.projects_read, NotFound)
)
def list_project_round_timeline(call: CallDep, round_id: UUID) -> object:
    """Show what happened to a round, the latest first."""
    with call.reading() as (session, actor):
        queries.round_(session, actor, round_id)
        return entries_of(session, actor, round_id)


@router.get(
    "/{round_id}/code",
    response_class=Response,
    **asks(
        P.projects_keep,
        NotFound,
        answers={200: {"content": {"image/svg+xml": {}}, "description": "the QR code"}},
    ),
)
def get_project_round_code(call: CallDep, request: Request, round_id: UUID) -> Response:
    """Draw the QR code: it opens the form while it is collected, the public page afterwards."""
    with call.reading() as (session, actor):
        found = queries.round_(session, actor, round_id)
    drawn = codes.svg(url_of(found.token, str(request.base_url)))
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def round_out(
    call: Call, request: Request, session: Session, actor: Actor, found: Round
) -> Response:
    """Answer with one round as this caller may see it, and its ETag."""
    said = round_said(session, actor, found, call.today, asked_at=str(request.base_url))
    return json(_ONE, said, version=found.version)


def entries_of(session: Session, actor: Actor, about_id: UUID) -> list[dict[str, Any]]:
    """Return the timeline of a thing with its files."""
    papers = {str(f.id): f for f in files.of_matter(session, about_id)}
    return [
        {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
        for entry in timeline.of_thing(session, actor, about_id)
    ]
