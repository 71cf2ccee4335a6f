"""Reading clues: the ledger, one clue, its timeline, its twins."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, ListQuery, Page, asks, json
from backend.api.clues.asked import LikelyIn
from backend.api.clues.shapes import ClueOut, ClueRow, TimelineOut, TwinOut
from backend.api.clues.telling import file_outs, one, place_of, row, said
from backend.domain.access import Actor, Permission
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import ClueFilters, ClueSort
from backend.domain.features.clues.rules import (
    AnswerTiming,
    Category,
    ClueNumbers,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
    Sight,
    metres,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.calendar import Light
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/clues", tags=["clues"])

_PAGE = TypeAdapter(Page[ClueRow])
_ONE = TypeAdapter(ClueOut)
Day = Annotated[date | None, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]


class ClueQuery(ListQuery):
    """Filters of the ledger, as they stand in the URL."""

    state: list[ClueState] = []
    category: list[Category] = []
    source: list[ClueSource] = []
    congress_id: UUID | None = None
    within_id: UUID | None = None
    division_id: UUID | None = None
    unit_id: UUID | None = None
    light: Light | None = None
    holder: Holder | None = None
    mine: bool | None = None
    time_asked: bool | None = None
    handed_over: bool | None = None
    answered: bool | None = None
    answer: list[AnswerTiming] = []
    rated: bool | None = None
    rating: Satisfaction | None = None
    satisfied: bool | None = None
    again: bool | None = None
    created_from: Day = None
    created_to: Day = None
    handed_over_from: Day = None
    handed_over_to: Day = None
    answer_due_from: Day = None
    answer_due_to: Day = None
    answered_from: Day = None
    answered_to: Day = None
    signed_off_from: Day = None
    signed_off_to: Day = None
    updated_since: datetime | None = None
    q: str | None = Field(None, max_length=100)
    sort: ClueSort = ClueSort.newest


@router.get("", response_model=Page[ClueRow], **asks(Permission.clues_read, CursorUnreadable))
def list_clues(call: CallDep, query: Asked[ClueQuery]) -> Response:
    """List the clues you may see."""
    with call.reading() as (session, actor):
        filters = ClueFilters(**query.narrowed())
        page = queries.clues(session, actor, filters, query.window, today=call.today)
        return json(_PAGE, call.page(session, page, [row(r, call.today) for r in page.items]))


@router.get("/{clue_id}", response_model=ClueOut, **asks(Permission.clues_read, NotFound))
def get_clue(call: CallDep, clue_id: UUID) -> Response:
    """Show one clue."""
    with call.reading() as (session, actor):
        return _out(call, session, actor, queries.whole(session, actor, clue_id))


@router.get(
    "/{clue_id}/timeline",
    response_model=list[TimelineOut],
    **asks(Permission.clues_read, NotFound),
)
def list_clue_timeline(call: CallDep, clue_id: UUID) -> object:
    """Show what happened to a clue, the latest first."""
    with call.reading() as (session, actor):
        queries.clue(session, actor, clue_id)
        papers = {str(f.id): f for f in file_outs(session, clue_id)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, clue_id)
        ]


@router.get(
    "/{clue_id}/twins", response_model=list[TwinOut], **asks(Permission.clues_read, NotFound)
)
def list_clue_twins(call: CallDep, clue_id: UUID) -> object:
    """Show earlier clues that may be about the same thing."""
    with call.reading() as (session, actor):
        clue = queries.clue(session, actor, clue_id)
        if clue.congress_id != actor.congress_id:
            return []
        sight = queries.sight_of(clue)
        return _likely(call, session, actor, sight, clue.category, but=clue.id)


@router.post("/likely", response_model=list[TwinOut], **asks(Permission.clues_read))
def find_likely_clues(call: CallDep, sent: LikelyIn) -> object:
    """Show clues that may be what you are about to report; nothing is kept."""
    with call.reading() as (session, actor):
        place = place_of(sent.place)
        sight = Sight(
            f"{sent.title}{sent.words}", place.division_id, place.longitude, place.latitude
        )
        return _likely(call, session, actor, sight, sent.category)


def _likely(
    call: Call,
    session: Session,
    actor: Actor,
    sight: Sight,
    category: Category,
    but: UUID | None = None,
) -> list[dict[str, Any]]:
    numbers = ClueNumbers()
    found = queries.twins(
        session,
        actor,
        sight,
        category=category,
        near=numbers.twin_metres,
        days=numbers.twin_calendar_days,
        but=but,
        now=call.now,
    )
    open_ = _openable(session, actor, [t.clue for t in found])
    answers = []
    for twin in found:
        apart = metres(sight, queries.sight_of(twin.clue))
        answers.append(
            {
                **said(twin.clue),
                "place": twin.clue.place_words or "",
                "metres": None if apart is None else round(apart),
                "likeness": twin.likeness,
                "may_open": twin.clue.id in open_,
            }
        )
    return answers


def _openable(session: Session, actor: Actor, clues: list[Clue]) -> set[UUID]:
    ids = [clue.id for clue in clues]
    statement = queries.visible_to(actor, queries.C.id).where(queries.C.id.in_(ids))
    return set(session.execute(statement).scalars())


def clue_out(call: Call, session: Session, actor: Actor, clue: Clue) -> Response:
    """Answer with the clue that this caller has just written, as they may see it, and its ETag."""
    return _out(call, session, actor, queries.written(session, clue))


def _out(call: Call, session: Session, actor: Actor, clue: Any) -> Response:
    return json(_ONE, one(session, actor, clue, call.today), version=clue.version)
