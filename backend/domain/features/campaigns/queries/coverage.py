"""Coverage points as they are read: the ledger, the figures, the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.campaigns.queries.reading import C, visible_to
from backend.domain.features.campaigns.rules import PointKind
from backend.domain.features.campaigns.tables import CoveragePoint, PointFinding, Visit
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division

K: Any = CoveragePoint
"""The point's columns."""
MOST_ON_A_MAP = 3_000


@dataclass(frozen=True)
class PointFilters:
    """What a list is narrowed to; nothing set shows all that are not withdrawn."""

    kind: Sequence[PointKind] = ()
    visited: bool | None = None
    congress_id: UUID | None = None
    withdrawn: bool | None = False
    q: str | None = None


@dataclass(frozen=True)
class PointCount:
    """How many points of one kind there are, and how many were visited."""

    kind: PointKind
    points: int
    visited: int


def of_campaign(actor: Actor, campaign_id: UUID, *columns: Any) -> Select[Any]:
    """Every read starts here: the points of a campaign and of those in sight that joined it."""
    seen = visible_to(actor, C.id).where(or_(C.id == campaign_id, C.parent_id == campaign_id))
    statement: Select[Any] = select(*(columns or (CoveragePoint,)))
    return (
        statement.join(C, C.id == K.campaign_id)
        .join(Congress, col(Congress.id) == C.congress_id)
        .outerjoin(Division, col(Division.id) == K.division_id)
        .where(K.campaign_id.in_(seen))
    )


def _narrowed(statement: Select[Any], filters: PointFilters) -> Select[Any]:
    if filters.kind:
        statement = statement.where(K.kind.in_(filters.kind))
    if filters.visited is not None:
        there = K.visited_on.is_not(None)
        statement = statement.where(there if filters.visited else ~there)
    if filters.congress_id is not None:
        statement = statement.where(C.congress_id == filters.congress_id)
    if filters.withdrawn is not None:
        statement = statement.where(K.withdrawn.is_(filters.withdrawn))
    if filters.q:
        words = filters.q
        said = (K.name, K.place_words, col(Division.name))
        statement = statement.where(or_(*(c.contains(words, autoescape=True) for c in said)))
    return statement


ROW = (CoveragePoint, col(Congress.id), col(Congress.short_name), col(Division.name))


def points(
    session: Session, actor: Actor, campaign_id: UUID, filters: PointFilters, window: Window
) -> PageOf[Any]:
    """Return a page of (point, congress's id and name, place's name), congress by congress."""
    statement = _narrowed(of_campaign(actor, campaign_id, *ROW), filters)
    keys = [col(Congress.scope), K.kind, K.name, K.id]
    return page_of(session, statement, window, keys=keys, descending=False)


def all_points(
    session: Session, actor: Actor, campaign_id: UUID, filters: PointFilters, most: int
) -> Sequence[Any]:
    """Return the rows of `points`, with the latest visit, for a workbook; `most` at the most."""
    statement = _narrowed(of_campaign(actor, campaign_id, *ROW, Visit), filters)
    of = aliased(Visit)
    latest = (
        select(col(of.id))
        .where(of.point_id == K.id, col(of.withdrawn_reason).is_(None))
        .order_by(col(of.visited_on).desc(), col(of.id).desc())
        .limit(1)
        .correlate(CoveragePoint)
    )
    ordered = statement.outerjoin(Visit, col(Visit.id) == latest.scalar_subquery()).order_by(
        col(Congress.scope), K.kind, K.name, K.id
    )
    return session.execute(ordered.limit(most)).all()


def on_a_map(
    session: Session, actor: Actor, campaign_id: UUID, filters: PointFilters
) -> Sequence[CoveragePoint]:
    """Return the points of which the place is known, at most MOST_ON_A_MAP."""
    statement = _narrowed(of_campaign(actor, campaign_id), filters)
    known = statement.where(K.longitude.is_not(None), K.latitude.is_not(None))
    return session.execute(known.order_by(K.id).limit(MOST_ON_A_MAP)).scalars().all()


def counts(
    session: Session, actor: Actor, campaign_id: UUID, filters: PointFilters
) -> list[PointCount]:
    """Return the figures by kind, in the order of the kinds; kinds without points left out."""
    visited = func.sum(case((K.visited_on.is_not(None), 1), else_=0))
    statement = _narrowed(of_campaign(actor, campaign_id, K.kind, func.count(), visited), filters)
    found = {
        kind: (n, int(there)) for kind, n, there in session.execute(statement.group_by(K.kind))
    }
    return [PointCount(kind, *found[kind]) for kind in PointKind if kind in found]


def visits(session: Session, point_id: UUID) -> Sequence[Visit]:
    """Return the visits to a point, the latest first; those withdrawn included."""
    return session.exec(
        select(Visit)
        .where(Visit.point_id == point_id)
        .order_by(col(Visit.visited_on).desc(), col(Visit.id).desc())
    ).all()


def findings(session: Session, point_id: UUID) -> Sequence[PointFinding]:
    """Return what was found at a point, as it was linked."""
    return session.exec(
        select(PointFinding).where(PointFinding.point_id == point_id).order_by(col(PointFinding.id))
    ).all()


def point_row(session: Session, actor: Actor, point: CoveragePoint) -> Any:
    """Return (point, congress's id and name, place's name)."""
    statement = of_campaign(actor, point.campaign_id, *ROW).where(K.id == point.id)
    return session.execute(statement).one()
