"""The ledger of instruments: filters, sorts, pages, figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.instruments.queries.opinions import first_due
from backend.domain.features.instruments.queries.seeing import X, visible_to
from backend.domain.features.instruments.rules import (
    COUNTS,
    OPEN_OPINIONS,
    WAS_HELD,
    InstrumentKind,
    InstrumentState,
    OpinionState,
)
from backend.domain.features.instruments.tables import (
    InstrumentMatter,
    InstrumentUnit,
    Opinion,
)
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress


class InstrumentSort(StrEnum):
    """How a list is ordered; the id breaks ties."""

    planned = "planned"
    newest = "newest"
    updated = "updated"


@dataclass(frozen=True)
class InstrumentFilters:
    """What a list is narrowed to; `campaign_ids` names joined campaigns, too."""

    campaign_ids: Sequence[UUID] | None = None
    congress_id: UUID | None = None
    kind: Sequence[InstrumentKind] = ()
    state: Sequence[InstrumentState] = ()
    year: int | None = None
    unit_id: UUID | None = None
    about_id: UUID | None = None
    """A matter that it concerns."""
    opinions_open: bool | None = None
    opinions: bool | None = None
    """Whether it gave any."""
    opinions_late: bool | None = None
    """An opinion was to be answered by now; a unit's own alone."""
    late: bool | None = None
    """Its planned day passed, and it was not held."""
    planned_from: date | None = None
    planned_to: date | None = None
    q: str | None = None
    sort: InstrumentSort = InstrumentSort.planned


@dataclass(frozen=True)
class Tally:
    """The figures of one kind."""

    kind: InstrumentKind
    instruments: int
    held: int
    late: int
    opinions: int
    settled: int


_SORTS: dict[InstrumentSort, tuple[list[Any], bool]] = {
    InstrumentSort.planned: ([X.planned_on, X.id], False),
    InstrumentSort.newest: ([X.created_at, X.id], True),
    InstrumentSort.updated: ([X.updated_at, X.id], True),
}


def filtered(
    actor: Actor, statement: Select[Any], filters: InstrumentFilters, *, today: date
) -> Select[Any]:
    """Narrow a statement over instruments."""
    first = first_due(actor)
    late = X.id.in_(select(first.c.instrument_id).where(first.c.due_on < today))
    found: list[Any] = [
        column.in_(listed)
        for column, listed in (
            (X.campaign_id, filters.campaign_ids),
            (X.kind, filters.kind or None),
            (X.state, filters.state or None),
        )
        if listed is not None
    ]
    found += [
        column == value
        for column, value in ((X.congress_id, filters.congress_id), (X.year, filters.year))
        if value is not None
    ]
    for condition, yes in (
        (_with(Opinion, col(Opinion.state).in_(OPEN_OPINIONS)), filters.opinions_open),
        (_with(Opinion, col(Opinion.state) != OpinionState.withdrawn), filters.opinions),
        ((X.state == InstrumentState.planned) & (X.planned_on < today), filters.late),
        (late, filters.opinions_late),
    ):
        if yes is not None:
            found.append(condition if yes else ~condition)
    if filters.unit_id is not None:
        found.append(_with(InstrumentUnit, col(InstrumentUnit.unit_id) == filters.unit_id))
    if filters.about_id is not None:
        found.append(_with(InstrumentMatter, col(InstrumentMatter.about_id) == filters.about_id))
    if filters.planned_from is not None:
        found.append(X.planned_on >= filters.planned_from)
    if filters.planned_to is not None:
        found.append(X.planned_on <= filters.planned_to)
    if filters.q:
        said = (X.title, X.law, X.led_by, X.result)
        found.append(or_(*(c.contains(filters.q, autoescape=True) for c in said)))
    return statement.where(*found)


def _named(filters: InstrumentFilters) -> bool:
    """Return whether a campaign is named: then what a higher congress shares in it is listed."""
    return filters.campaign_ids is not None


def _counted(actor: Actor, filters: InstrumentFilters, *sums: Any) -> Select[Any]:
    return visible_to(actor, X.kind, func.count(), *sums, shared=_named(filters))


def _with(table: Any, condition: Any) -> Any:
    return X.id.in_(select(table.instrument_id).where(condition))


_COLUMNS = (X, col(Congress.short_name), col(Congress.level))


def instruments(
    session: Session, actor: Actor, filters: InstrumentFilters, window: Window, *, today: date
) -> PageOf[Any]:
    """Return a page of (instrument, congress's short name, its level)."""
    statement = visible_to(actor, *_COLUMNS, shared=_named(filters)).join(
        Congress, col(Congress.id) == X.congress_id
    )
    keys, falling = _SORTS[filters.sort]
    narrowed = filtered(actor, statement, filters, today=today)
    return page_of(session, narrowed, window, keys=keys, descending=falling)


def every(
    session: Session, actor: Actor, filters: InstrumentFilters, most: int, *, today: date
) -> Sequence[Any]:
    """Return the rows of `instruments` for a workbook, `most` at the most."""
    statement = visible_to(actor, *_COLUMNS, shared=_named(filters)).join(
        Congress, col(Congress.id) == X.congress_id
    )
    ordered = filtered(actor, statement, filters, today=today).order_by(
        col(Congress.scope), X.year, X.number, X.id
    )
    return session.execute(ordered.limit(most)).all()


def tally(
    session: Session, actor: Actor, filters: InstrumentFilters, *, today: date
) -> list[Tally]:
    """Return the figures by kind; what was cancelled, and opinions withdrawn, count nowhere."""
    held = func.sum(case((X.state.in_(WAS_HELD), 1), else_=0))
    late = func.sum(
        case(((X.state == InstrumentState.planned) & (X.planned_on < today), 1), else_=0)
    )
    rows = filtered(actor, _counted(actor, filters, held, late), filters, today=today)
    counted = session.execute(rows.where(X.state.in_(COUNTS)).group_by(X.kind))
    settled = func.sum(case((col(Opinion.state) == OpinionState.settled, 1), else_=0))
    said = filtered(actor, _counted(actor, filters, settled), filters, today=today)
    opinions = {
        kind: (count, int(done))
        for kind, count, done in session.execute(
            said.join(Opinion, col(Opinion.instrument_id) == X.id)
            .where(col(Opinion.state) != OpinionState.withdrawn, X.state.in_(COUNTS))
            .group_by(X.kind)
        )
    }
    found = {
        kind: Tally(kind, n, int(was), int(over), *opinions.get(kind, (0, 0)))
        for kind, n, was, over in counted
    }
    return [found[kind] for kind in InstrumentKind if kind in found]


def numbers_of(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return for each instrument how many opinions it gave, and how many are settled."""
    settled = func.sum(case((col(Opinion.state) == OpinionState.settled, 1), else_=0))
    asked: Any = (
        select(col(Opinion.instrument_id), func.count(), settled)
        .where(col(Opinion.instrument_id).in_(ids), Opinion.state != OpinionState.withdrawn)
        .group_by(col(Opinion.instrument_id))
    )
    return {id_: (n, int(done)) for id_, n, done in session.execute(asked)} if ids else {}
