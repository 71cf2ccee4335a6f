"""What a list of clues is narrowed to, and the conditions behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.search.queries import holding
from backend.domain.features.clues.queries.seeing import C
from backend.domain.features.clues.rules import (
    ENDED,
    AnswerTiming,
    Category,
    ClueSource,
    ClueState,
    Holder,
    Satisfaction,
)
from backend.domain.kit.calendar import Light
from backend.domain.kit.moments import end_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division

SOON = timedelta(days=3)
ANSWERING = frozenset({ClueState.handed_over, ClueState.handling})
"""A unit owes an answer."""


class ClueSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    newest = "newest"
    oldest = "oldest"
    due = "due"
    updated = "updated"


@dataclass(frozen=True)
class ClueFilters:
    """Nothing set shows all one may see; days count from their beginning to their end."""

    state: Sequence[ClueState] = ()
    category: Sequence[Category] = ()
    source: Sequence[ClueSource] = ()
    congress_id: UUID | None = None
    within_id: UUID | None = None
    """A congress, and those below it."""
    division_id: UUID | None = None
    unit_id: UUID | None = None
    light: Light | None = None
    holder: Holder | None = None
    mine: bool | None = None
    """Reported by whoever asks, or by others."""
    time_asked: bool | None = None
    handed_over: bool | None = None
    answered: bool | None = None
    answer: Sequence[AnswerTiming] = ()
    rated: bool | None = None
    rating: Satisfaction | None = None
    satisfied: bool | None = None
    """With attitude and result both."""
    again: bool | None = None
    """Handled more than once, after dissatisfaction, a failed check or a look-back."""
    created_from: date | None = None
    created_to: date | None = None
    handed_over_from: date | None = None
    handed_over_to: date | None = None
    answer_due_from: date | None = None
    answer_due_to: date | None = None
    answered_from: date | None = None
    answered_to: date | None = None
    signed_off_from: date | None = None
    signed_off_to: date | None = None
    updated_since: datetime | None = None
    q: str | None = None
    sort: ClueSort = ClueSort.newest


def filtered(
    session: Session, actor: Actor, statement: Select[Any], filters: ClueFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over clues."""
    return worded(session, narrowed(actor, statement, filters, today=today), filters.q)


def narrowed(
    actor: Actor, statement: Select[Any], filters: ClueFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement by all filters but the words."""
    statement = statement.where(*conditions(filters, today=today))
    if filters.mine is not None:
        own = and_(C.reporter_id.is_not(None), C.reporter_id == actor.person_id)
        statement = statement.where(own if filters.mine else ~own)
    return statement


def worded(session: Session, statement: Select[Any], words: str | None) -> Select[Any]:
    """Narrow a statement to clues that hold these words."""
    found = holding(session, words) if words else None
    return statement if found is None else statement.where(C.id.in_(found))


def conditions(filters: ClueFilters, *, today: date) -> list[Any]:
    """Return the conditions of all filters but the words and who asks."""
    return [
        *_listed(filters),
        *_named(filters),
        *_said(filters),
        *_dated(filters),
        *([_light(filters.light, today)] if filters.light else []),
        *([or_(*(_timing(one, today) for one in filters.answer))] if filters.answer else []),
    ]


def _listed(filters: ClueFilters) -> list[Any]:
    listed: tuple[tuple[Any, Sequence[Any]], ...] = (
        (C.state, filters.state),
        (C.category, filters.category),
        (C.source, filters.source),
    )
    return [column.in_(wanted) for column, wanted in listed if wanted]


def _named(filters: ClueFilters) -> list[Any]:
    named: tuple[tuple[Any, Any], ...] = (
        (C.congress_id, filters.congress_id),
        (C.lead_unit_id, filters.unit_id),
        (C.holder, filters.holder),
    )
    found = [column == value for column, value in named if value is not None]
    if filters.rating is not None:
        found.append(or_(C.attitude == filters.rating, C.result == filters.rating))
    if filters.division_id is not None:
        path = _one(Division.path, col(Division.id) == filters.division_id)
        found.append(C.division_id.in_(select(Division.id).where(_below(Division.path, path))))
    if filters.within_id is not None:
        found.append(_below(C.scope, _one(Congress.scope, col(Congress.id) == filters.within_id)))
    return found


def _one(column: Any, condition: Any) -> Any:
    return select(column).where(condition).scalar_subquery()


def _below(column: Any, path: Any) -> Any:
    return or_(column == path, column.like(path + ".%"))


def _said(filters: ClueFilters) -> list[Any]:
    both = (C.attitude == Satisfaction.satisfied) & (C.result == Satisfaction.satisfied)
    said: tuple[tuple[Any, bool | None], ...] = (
        (C.time_asked.is_not(None), filters.time_asked),
        (C.handed_over_at.is_not(None), filters.handed_over),
        (C.answered_at.is_not(None), filters.answered),
        (C.rated_at.is_not(None), filters.rated),
        (and_(C.rated_at.is_not(None), both), filters.satisfied),
        (C.round > 1, filters.again),
    )
    return [yes if wanted else ~yes for yes, wanted in said if wanted is not None]


def _dated(filters: ClueFilters) -> list[Any]:
    found: list[Any] = []
    for column, first, last in (
        (C.created_at, filters.created_from, filters.created_to),
        (C.handed_over_at, filters.handed_over_from, filters.handed_over_to),
        (C.answered_at, filters.answered_from, filters.answered_to),
        (C.signed_off_at, filters.signed_off_from, filters.signed_off_to),
    ):
        if first is not None:
            found.append(column >= start_of(first))
        if last is not None:
            found.append(column < start_of(last + timedelta(days=1)))
    if filters.answer_due_from is not None:
        found.append(C.answer_due_on >= filters.answer_due_from)
    if filters.answer_due_to is not None:
        found.append(C.answer_due_on <= filters.answer_due_to)
    if filters.updated_since is not None:
        found.append(C.updated_at >= filters.updated_since)
    return found


def _light(light: Light, today: date) -> Any:
    going = C.state.not_in(ENDED)
    match light:
        case Light.done:
            return C.state.in_(ENDED)
        case Light.overdue:
            return going & (C.due_on < today)
        case Light.due_soon:
            return going & C.due_on.between(today, today + SOON)
        case Light.on_time:
            return going & (C.due_on > today + SOON)


def _timing(timing: AnswerTiming, today: date) -> Any:
    # An earlier round's answer stays on the clue while a unit works on the next.
    owed = C.state.in_(ANSWERING)
    said = C.handed_over_at.is_not(None) & ~owed
    match timing:
        case AnswerTiming.in_time:
            return said & (C.answered_at < end_of(C.answer_due_on))
        case AnswerTiming.late:
            missed = said & (C.answered_at >= end_of(C.answer_due_on))
            return or_(owed & (C.answer_due_on < today), missed)
        case AnswerTiming.open:
            return owed & (C.answer_due_on >= today)


def start_of(day: date) -> datetime:
    """Return the moment a day begins in the congress's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Asia/Shanghai"))
