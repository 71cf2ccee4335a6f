"""Overview (统计): rates by county, by unit, by category, of all clues one may see."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.desk.figures import Figures, added, figures, narrowed, sums
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import C, ClueFilters, conditions
from backend.domain.features.clues.rules import Category
from backend.domain.kit.errors import Conflict
from backend.domain.people.congresses.queries import in_sight
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

Counts = Sequence[int]


class BoundariesUnreadable(Conflict):
    message = "地图界线文件读不出来，请系统管理员检查 CONGRESS_BOUNDARIES 指向的 GeoJSON 文件。"


@dataclass(frozen=True)
class OfArea:
    """A congress one level below the caller's with all below it, or the caller's alone (`own`)."""

    congress_id: UUID
    code: str
    """The division's; what a map knows it by."""
    name: str
    own: bool
    figures: Figures


@dataclass(frozen=True)
class OfUnit:
    """What was handed to a lead unit."""

    unit_id: UUID
    name: str
    congress: str
    figures: Figures


@dataclass(frozen=True)
class OfCategory:
    category: Category
    figures: Figures


@dataclass(frozen=True)
class Overview:
    total: Figures
    areas: list[OfArea]
    """Every congress in sight has its place, also with nothing to count."""
    units: list[OfUnit]
    """The worst first, no more than asked for."""
    units_count: int
    categories: list[OfCategory]


@dataclass(frozen=True)
class _Cell:
    scope: str
    unit_id: UUID | None
    category: Category
    counts: Counts


def overview(
    session: Session, actor: Actor, filters: ClueFilters, *, units: int, today: date
) -> Overview:
    """Count the clues that `filters` narrow to, in one pass of the database."""
    base = narrowed(filters)
    cells = _cells(session, actor, filters, today)
    by_unit: dict[UUID, list[Counts]] = defaultdict(list)
    by_category: dict[Category, list[Counts]] = defaultdict(list)
    for cell in cells:
        by_category[cell.category].append(cell.counts)
        if cell.unit_id is not None:
            by_unit[cell.unit_id].append(cell.counts)
    of_units = _units(session, by_unit, base)
    return Overview(
        total=figures(added(cell.counts for cell in cells), base),
        areas=_areas(session, actor, cells, filters),
        units=sorted(of_units, key=_badness)[:units],
        units_count=len(of_units),
        categories=[
            OfCategory(one, figures(added(by_category[one]), base | {"category": [one]}))
            for one in Category
            if one in by_category
        ],
    )


def _cells(session: Session, actor: Actor, filters: ClueFilters, today: date) -> list[_Cell]:
    group = (C.scope, C.lead_unit_id, C.category)
    statement = (
        queries.visible_to(actor, *group, *sums(today))
        .where(*conditions(filters, today=today))
        .group_by(*group)
    )
    return [_Cell(row[0], row[1], row[2], row[3:]) for row in session.execute(statement)]


def _areas(
    session: Session, actor: Actor, cells: list[_Cell], filters: ClueFilters
) -> list[OfArea]:
    rows = session.execute(
        select(Congress.id, Congress.scope, Division.code, Division.name)
        .join(Division, col(Division.id) == Congress.division_id)
        .where(in_sight(actor))
        .order_by(col(Congress.scope))
    ).all()
    depth = actor.scope.count(".") + 1
    by_area: dict[str, list[Counts]] = defaultdict(list)
    for cell in cells:
        by_area[".".join(cell.scope.split(".")[: depth + 1])].append(cell.counts)
    wanted = actor.scope
    if filters.within_id is not None:
        wanted = next((row.scope for row in rows if row.id == filters.within_id), "")
    areas = []
    for congress_id, scope, code, name in rows:
        own = scope == actor.scope
        if scope.count(".") > depth or not _shown(scope, wanted, own=own):
            continue
        base = narrowed(filters) | {"congress_id": congress_id}
        if not own:
            # A township asked for lies within its county: the narrower of the two is listed.
            narrower = wanted.startswith(f"{scope}.")
            base = narrowed(
                replace(filters, within_id=filters.within_id if narrower else congress_id)
            )
        areas.append(OfArea(congress_id, code, name, own, figures(added(by_area[scope]), base)))
    return areas


def _shown(scope: str, wanted: str, *, own: bool) -> bool:
    """Whether an area lies within what is asked for, or holds it; the own level only as a whole."""
    if own or not wanted:
        return scope == wanted
    return f"{scope}.".startswith(f"{wanted}.") or f"{wanted}.".startswith(f"{scope}.")


def _units(
    session: Session, by_unit: dict[UUID, list[Counts]], base: dict[str, Any]
) -> list[OfUnit]:
    rows = session.execute(
        select(Unit.id, Unit.name, Congress.short_name)
        .join(Congress, col(Congress.id) == Unit.congress_id)
        .where(col(Unit.id).in_(list(by_unit)))
    ).all()
    return [
        OfUnit(
            unit_id, name, congress, figures(added(by_unit[unit_id]), base | {"unit_id": unit_id})
        )
        for unit_id, name, congress in rows
    ]


def _badness(unit: OfUnit) -> tuple[Decimal, int, str]:
    """Order by the rate in time, the lowest first; among equals more overdue comes first."""
    rate = unit.figures.in_time.rate
    return (
        Decimal(rate) if rate is not None else Decimal(101),
        -unit.figures.overdue.part.value,
        unit.name,
    )
