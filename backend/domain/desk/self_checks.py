"""Self-checks beside the problem list: likely twins of a row, and what units did not report."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, literal
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.queries.filters import counted
from backend.domain.features.problems.rules import CountedAs, ProblemSource
from backend.domain.features.problems.tables import Problem
from backend.domain.features.self_checks.queries import F, S
from backend.domain.features.self_checks.rules import (
    LIKELY,
    Reported,
    Sight,
    Verdict,
    twin_score,
)
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit

MOST_COMPARED = 3000
"""Problems of a campaign that a row is compared with: the unit's own first, then the newest."""


@dataclass(frozen=True)
class Twin:
    """A problem that a row may be the same as; `likeness` 0 to 1."""

    problem: Problem
    likeness: float


def twins(session: Session, actor: Actor, check: SelfCheck, finding: Finding) -> list[Twin]:
    """Return the likeliest problems of the campaign, five at the most, the likeliest first."""
    own = case((P.unit_id == check.unit_id, 0), else_=1)
    asked = (
        problems.visible_to(actor, P.id, P.words, P.place_words, P.unit_id, Division.name)
        .outerjoin(Division, col(Division.id) == P.division_id)
        .where(P.campaign_id == check.campaign_id, counted(CountedAs.problem))
        .order_by(own, P.created_at.desc(), P.id)
        .limit(MOST_COMPARED)
    )
    row = Sight(finding.words, finding.place_words or "", check.unit_id)
    scored = [
        (twin_score(row, Sight(words, f"{division or ''}{place or ''}", unit)), id_)
        for id_, words, place, unit, division in session.execute(asked)
    ]
    best = sorted((one for one in scored if one[0] >= LIKELY), key=lambda one: -one[0])[:5]
    found = {
        problem.id: problem
        for problem in session.exec(select(Problem).where(P.id.in_([id_ for _, id_ in best])))
    }
    return [Twin(found[id_], score) for score, id_ in best]


@dataclass(frozen=True)
class ComparedFilters:
    """Which problems are set beside the self-checks; nothing set shows all one may see."""

    campaign_id: UUID | None = None
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    reported: Reported | None = None


def _linked(verdict: Verdict) -> Any:
    """Return the problems that rows of self-checks became, or are the same as."""
    return select(F.problem_id).where(F.verdict == verdict)


def _answered() -> Any:
    """Say of a problem that its unit has filed a self-check of the same campaign."""
    filed = select(literal(1)).where(
        S.campaign_id == P.campaign_id, S.unit_id == P.unit_id, S.filed_first_at.is_not(None)
    )
    return filed.correlate(Problem).exists()


UNIT_ONLY = (P.source == ProblemSource.self_check) | P.id.in_(_linked(Verdict.taken))
BOTH = P.id.in_(_linked(Verdict.matched))
REPORTED: dict[Reported, Any] = {
    Reported.both: BOTH & ~func.coalesce(UNIT_ONLY, False),
    Reported.unit_only: func.coalesce(UNIT_ONLY, False),
    Reported.missed: ~BOTH & ~func.coalesce(UNIT_ONLY, False),
}
"""Each problem of a unit that has filed is exactly one of these.

Also what was found after the report counts as missed: task forces look to see whether a self-check
was thorough. Source: inventory 66 (部门自查+专班调研); our reading, unconfirmed.
"""


def _compared(actor: Actor, filters: ComparedFilters, *columns: Any) -> Select[Any]:
    statement = problems.visible_to(actor, *columns).where(counted(CountedAs.problem), _answered())
    for column, value in (
        (P.campaign_id, filters.campaign_id),
        (P.congress_id, filters.congress_id),
        (P.unit_id, filters.unit_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if filters.reported is not None:
        statement = statement.where(REPORTED[filters.reported])
    return statement


def counts(session: Session, actor: Actor, filters: ComparedFilters) -> dict[Reported, int]:
    """Count the problems of units that have filed, by who reported them."""
    sums = [func.sum(case((REPORTED[one], 1), else_=0)) for one in Reported]
    row = session.execute(_compared(actor, filters, *sums)).one()
    return {one: int(count or 0) for one, count in zip(Reported, row, strict=True)}


COMPARED: tuple[Any, ...] = (
    P.id,
    P.year,
    P.number,
    P.words,
    P.state,
    P.source,
    P.found_on,
    P.created_at,
    case(*((REPORTED[one], one.value) for one in Reported)).label("reported"),
    col(Congress.short_name).label("congress_name"),
    col(Congress.level).label("congress_level"),
    col(Unit.id).label("unit_id"),
    col(Unit.name).label("unit_name"),
)
COMPARED_KEYS: tuple[str, ...] = tuple(column.key for column in COMPARED)


def compared(
    session: Session, actor: Actor, filters: ComparedFilters, window: Window
) -> PageOf[dict[str, Any]]:
    """Return a page of the problems behind the figures, the newest first, by COMPARED_KEYS."""
    statement = (
        _compared(actor, filters, *COMPARED)
        .join(Congress, col(Congress.id) == P.congress_id)
        .join(Unit, col(Unit.id) == P.unit_id)
    )
    page = page_of(session, statement, window, keys=[P.created_at, P.id])
    rows = [dict(zip(COMPARED_KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)
