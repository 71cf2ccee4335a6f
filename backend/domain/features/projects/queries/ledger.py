"""The ledger of projects: filters, sorts, pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.search.queries import holding
from backend.domain.features.projects.queries.seeing import J, visible_to
from backend.domain.features.projects.rules import (
    DONE,
    RUNNING,
    ProjectField,
    ProjectState,
    RatingVerdict,
)
from backend.domain.features.projects.tables import Change, Rating, SupervisionVisit, Supervisor
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.tables import Division
from backend.domain.people.groups.tables import GroupMember
from backend.domain.people.units.tables import Unit


class ProjectSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    position = "position"
    due = "due"
    newest = "newest"
    updated = "updated"


class Timing(StrEnum):
    """On time or not: 按期完工, 逾期完工, 实施正常, 已逾期."""

    in_time = "in_time"
    finished_late = "finished_late"
    running = "running"
    late = "late"


@dataclass(frozen=True)
class ProjectFilters:
    """What a list is narrowed to."""

    congress_id: UUID | None = None
    round_id: UUID | None = None
    year: int | None = None
    state: Sequence[ProjectState] = ()
    field: Sequence[ProjectField] = ()
    timing: Sequence[Timing] = ()
    verdict: Sequence[RatingVerdict] = ()
    unit_id: UUID | None = None
    group_id: UUID | None = None
    deputy_id: UUID | None = None
    supervised: bool | None = None
    """Whether anybody is assigned."""
    mine: bool | None = None
    """Assigned to the asking deputy, or to a group of theirs."""
    visited: bool | None = None
    changed: bool | None = None
    q: str | None = None
    sort: ProjectSort = ProjectSort.position


_SORTS: dict[ProjectSort, tuple[list[Any], bool]] = {
    ProjectSort.position: ([col(Congress.scope), -J.year, J.position, J.id], False),
    ProjectSort.due: ([J.due_on, J.id], False),
    ProjectSort.newest: ([J.created_at, J.id], True),
    ProjectSort.updated: ([J.updated_at, J.id], True),
}


def timed(timing: Timing, today: date) -> Any:
    """Say that a project stands so with time. A running one is late from the day after its day."""
    if timing is Timing.in_time:
        return J.state.in_(DONE) & (J.finished_on <= J.finish_on)
    if timing is Timing.finished_late:
        return J.state.in_(DONE) & (J.finished_on > J.finish_on)
    late = J.due_on < today
    return J.state.in_(RUNNING) & (late if timing is Timing.late else ~late)


def assigned_to(person_id: UUID | None) -> Any:
    """Say that a project is assigned to a deputy, or to a group they are in."""
    own = select(col(Deputy.id)).where(col(Deputy.person_id) == person_id)
    groups = select(col(GroupMember.group_id)).where(col(GroupMember.deputy_id).in_(own))
    given = select(col(Supervisor.project_id)).where(
        or_(col(Supervisor.deputy_id).in_(own), col(Supervisor.group_id).in_(groups))
    )
    return J.id.in_(given)


def filtered(
    session: Session, actor: Actor, statement: Select[Any], filters: ProjectFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over projects."""
    equal = ("congress_id", "round_id", "year", "unit_id")
    found: list[Any] = [
        getattr(J, name) == value for name in equal if (value := getattr(filters, name)) is not None
    ]
    found += [
        column.in_(listed)
        for column, listed in ((J.state, filters.state), (J.field, filters.field))
        if listed
    ]
    if filters.timing:
        found.append(or_(*(timed(one, today) for one in filters.timing)))
    if filters.verdict:
        rated = col(Rating.verdict).in_(filters.verdict) & col(Rating.part_id).is_(None)
        found.append(_with(Rating, rated & col(Rating.superseded).is_(False)))
    for value, column in (
        (filters.group_id, Supervisor.group_id),
        (filters.deputy_id, Supervisor.deputy_id),
    ):
        if value is not None:
            found.append(_with(Supervisor, col(column) == value))
    for yes, condition in (
        (filters.supervised, _with(Supervisor)),
        (filters.mine, assigned_to(actor.person_id)),
        (filters.visited, _with(SupervisionVisit)),
        (filters.changed, _with(Change)),
    ):
        if yes is not None:
            found.append(condition if yes else ~condition)
    if filters.q:
        held = holding(session, filters.q)
        found.append(J.id.in_(held) if held is not None else J.title == filters.q)
    return statement.where(*found)


def _with(table: Any, condition: Any = True) -> Any:
    return J.id.in_(select(table.project_id).where(condition))


_COLUMNS = (
    J,
    col(Congress.short_name),
    col(Congress.level),
    col(Unit.name),
    col(Division.name),
)


def _statement(actor: Actor) -> Select[Any]:
    return (
        visible_to(actor, *_COLUMNS)
        .join(Congress, col(Congress.id) == J.congress_id)
        .outerjoin(Unit, col(Unit.id) == J.unit_id)
        .outerjoin(Division, col(Division.id) == J.division_id)
    )


def projects(
    session: Session, actor: Actor, filters: ProjectFilters, window: Window, *, today: date
) -> PageOf[Any]:
    """Return a page of (project, congress's short name, its level, unit's name, place's name)."""
    keys, falling = _SORTS[filters.sort]
    narrowed = filtered(session, actor, _statement(actor), filters, today=today)
    return page_of(session, narrowed, window, keys=keys, descending=falling)


def every(
    session: Session, actor: Actor, filters: ProjectFilters, most: int, *, today: date
) -> Sequence[Any]:
    """Return the rows of `projects` for a workbook, `most` at the most."""
    statement = filtered(session, actor, _statement(actor), filters, today=today)
    ordered = statement.order_by(col(Congress.scope), J.year.desc(), J.position, J.id)
    return session.execute(ordered.limit(most)).all()


def row_of(session: Session, actor: Actor, project_id: UUID) -> Any:
    """Return one row as `projects` does."""
    return session.execute(_statement(actor).where(J.id == project_id)).one()
