"""What a list of problems is narrowed to, and the conditions behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, not_, or_
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.search.queries import holding
from backend.domain.features.problems.queries.seeing import P, visible_to
from backend.domain.features.problems.rules import (
    CountedAs,
    ProblemHolder,
    ProblemSource,
    ProblemState,
    RespondentType,
)
from backend.domain.features.problems.rules.marks import MARK_OF, Mark
from backend.domain.features.problems.tables import MARKS, RUNS_UNTIL
from backend.domain.kit.calendar import Light
from backend.domain.kit.tables import within

SOON = timedelta(days=3)


class ProblemSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    number = "number"
    newest = "newest"
    due = "due"
    updated = "updated"
    unit = "unit"


@dataclass(frozen=True)
class ProblemFilters:
    """What a list is narrowed to; nothing set shows all one may see.

    `campaign_ids` and `field_ids` name every campaign and field meant, joined ones included;
    empty means none, None means any.
    """

    campaign_ids: Sequence[UUID] | None = None
    field_ids: Sequence[UUID] | None = None
    aspect_ids: Sequence[UUID] | None = None
    state: Sequence[ProblemState] = ()
    source: Sequence[ProblemSource] = ()
    respondent_type: Sequence[RespondentType] = ()
    congress_id: UUID | None = None
    within: str | None = None
    """The scope of a congress: its problems, and those of congresses below it."""
    unit_id: UUID | None = None
    holder: ProblemHolder | None = None
    light: Light | None = None
    counted_as: CountedAs | None = None
    time_asked: bool | None = None
    reopened: bool | None = None
    again: bool | None = None
    """Handled more than once."""
    found_from: date | None = None
    found_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    done_by: date | None = None
    """Rectified by that day, or on a day that nobody wrote down."""
    updated_since: datetime | None = None
    q: str | None = None
    only: Sequence[Any] = ()
    """More conditions, as other queries of the room make them."""
    sort: ProblemSort = ProblemSort.number


def begun(actor: Actor, filters: ProblemFilters, *columns: Any) -> Select[Any]:
    """Return what a list starts from: of campaigns that are named also what left them."""
    return visible_to(actor, *columns, former=filters.campaign_ids is not None)


def filtered(
    session: Session, statement: Select[Any], filters: ProblemFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over problems."""
    conditions: list[Any] = [*filters.only]
    listed: Any
    for column, listed in (
        (P.campaign_id, filters.campaign_ids),
        (P.field_id, filters.field_ids),
        (P.aspect_id, filters.aspect_ids),
        (P.state, filters.state or None),
        (P.source, filters.source or None),
        (P.respondent_type, filters.respondent_type or None),
    ):
        if listed is not None:
            conditions.append(column.in_(listed))
    for column, value in (
        (P.congress_id, filters.congress_id),
        (P.unit_id, filters.unit_id),
        (P.holder, filters.holder),
    ):
        if value is not None:
            conditions.append(column == value)
    for condition, yes in (
        (P.time_asked.is_not(None), filters.time_asked),
        (P.reopened > 0, filters.reopened),
        (P.round > 1, filters.again),
    ):
        if yes is not None:
            conditions.append(condition if yes else ~condition)
    if filters.within is not None:
        conditions.append(within(P.scope, filters.within))
    conditions += [*_counted(filters, today), *_dated(filters), *_holding(session, filters)]
    return statement.where(*conditions) if conditions else statement


def counted(what: CountedAs) -> Any:
    """Say of a row that a figure counts it."""
    if what is CountedAs.open:
        return (P.former_of.is_(None)) & marked(Mark.problem) & not_(marked(Mark.rectified))
    return marked(MARK_OF[what])


def marked(mark: Mark) -> Any:
    """Say of a row that it has the mark."""
    return MARKS.bitwise_and(int(mark)) != 0


def lit(light: Light, today: date) -> Any:
    """Say of a problem that its deadline stands so."""
    match light:
        case Light.done:
            return RUNS_UNTIL.is_(None)
        case Light.overdue:
            return today > RUNS_UNTIL
        case Light.due_soon:
            return RUNS_UNTIL.between(today, today + SOON)
        case Light.on_time:
            return today + SOON < RUNS_UNTIL


def _counted(filters: ProblemFilters, today: date) -> list[Any]:
    found = [lit(filters.light, today)] if filters.light is not None else []
    return [*found, counted(filters.counted_as)] if filters.counted_as is not None else found


def _holding(session: Session, filters: ProblemFilters) -> list[Any]:
    found = holding(session, filters.q) if filters.q else None
    if found is None:
        return []
    one = P.id.in_(found)
    return [one if filters.campaign_ids is None else or_(one, P.former_of.in_(found))]


def _dated(filters: ProblemFilters) -> list[Any]:
    by = filters.done_by
    done = [] if by is None else [or_(P.done_on.is_(None), P.done_on <= by)]
    sides = (
        (filters.found_from, P.found_on, True),
        (filters.found_to, P.found_on, False),
        (filters.due_from, P.due_on, True),
        (filters.due_to, P.due_on, False),
        (filters.updated_since, P.updated_at, True),
    )
    return done + [
        column >= value if lower else column <= value
        for value, column, lower in sides
        if value is not None
    ]
