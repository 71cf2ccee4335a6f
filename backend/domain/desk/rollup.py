"""Problems added up over congresses, campaigns and years: what the city sees of its counties.

Every figure says what it is a part of, and by which filters of the problem ledger its rows are
listed. Source: inventory 64, 126, 131, 149.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.queries import rollup as problems
from backend.domain.features.problems.rules.marks import Mark
from backend.domain.people.congresses.queries import in_sight
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.rules import share

Where = dict[str, list[str]]

OF: dict[Mark, Mark] = {
    mark: Mark.timed if mark is Mark.in_time else Mark.problem
    for mark in Mark
    if mark not in {Mark.problem, Mark.timed}
}
"""Of what each figure is a part."""


class RollupBy(StrEnum):
    """What a line stands for: a congress and what lies below it, a campaign, a year."""

    congress = "congress"
    campaign = "campaign"
    year = "year"


@dataclass
class Counted:
    """How many problems have each mark, and how many are late."""

    marks: dict[Mark, int] = field(default_factory=lambda: dict.fromkeys(Mark, 0))
    late: int = 0

    def add(self, pile: problems.Pile) -> None:
        for mark in Mark:
            if mark in pile.marks:
                self.marks[mark] += pile.count


@dataclass(frozen=True)
class Figure:
    """A count, what it is a part of, and the filters that list its rows."""

    value: int
    where: Where
    of: int | None = None

    @property
    def rate(self) -> str | None:
        return None if self.of is None else share(self.value, self.of)


@dataclass(frozen=True)
class Line:
    """One congress, campaign or year; `code` is its division's, for the map."""

    name: str
    figures: dict[str, Figure]
    where: Where
    id: UUID | None = None
    code: str | None = None


@dataclass(frozen=True)
class Rollup:
    """The lines in their order, and all of them together."""

    total: Line
    lines: list[Line]


@dataclass(frozen=True)
class Asked:
    """Of which campaign (those that joined it included) or year; of all, if neither is named."""

    campaign_id: UUID | None = None
    year: int | None = None

    @property
    def where(self) -> Where:
        said: dict[str, Any] = {"campaign_id": self.campaign_id, "campaign_year": self.year}
        return {name: [str(value)] for name, value in said.items() if value is not None}


def rollup(session: Session, actor: Actor, asked: Asked, by: RollupBy, *, today: date) -> Rollup:
    """Return the figures that the actor may see, line by line.

    What was carried over counts in each campaign it was in, and once where neither campaign nor
    year is told apart.
    """
    ids = campaign_ids(session, actor, asked)
    piles = problems.piles(session, actor, ids)
    late = problems.late(session, actor, ids, today=today)
    apart = ids is not None or by is not RollupBy.congress
    lines = _LINES[by](session, actor, asked)
    total = Counted()
    by_key: dict[Any, Counted] = defaultdict(Counted)
    for pile in piles:
        former = Mark.carried_over in pile.marks
        if apart or not former:
            by_key[lines.key(pile)].add(pile)
        if ids is not None or not former:
            total.add(pile)
    for one in late:
        by_key[lines.key(one)].late += one.count
        total.late += one.count
    return Rollup(
        Line("合计", _figures(total, asked.where), asked.where),
        [
            Line(name, _figures(by_key[key], where), where, id_, code)
            for key, (name, where, id_, code) in lines.known.items()
            if key in by_key or lines.all_
        ],
    )


def campaign_ids(session: Session, actor: Actor, asked: Asked) -> list[UUID] | None:
    """Return the campaigns asked for, as far as the actor sees them; None for all."""
    if asked.campaign_id is not None:
        campaigns.campaign(session, actor, asked.campaign_id)
        return campaigns.joined(session, [asked.campaign_id])
    return None if asked.year is None else campaigns.of_year(session, actor, asked.year)


def _figures(counted: Counted, where: Where) -> dict[str, Figure]:
    figures = {
        mark.name or "": Figure(
            counted.marks[mark],
            where | {"counted_as": [mark.name or ""]},
            counted.marks[OF[mark]] if mark in OF else None,
        )
        for mark in Mark
    }
    late = Figure(counted.late, where | {"light": ["overdue"]}, counted.marks[Mark.problem])
    return figures | {"late": late}


@dataclass(frozen=True)
class _Lines:
    key: Callable[[Any], Any]
    known: Mapping[Any, tuple[str, Where, UUID | None, str | None]]
    all_: bool = False
    """Lines without a problem are shown, too."""


def _by_congress(session: Session, actor: Actor, asked: Asked) -> _Lines:
    depth = actor.scope.count(".") + 1
    rows = session.execute(
        select(Congress.id, Congress.scope, Division.name, Division.code)
        .join(Division, col(Division.id) == Congress.division_id)
        .where(in_sight(actor))
        .order_by(col(Congress.scope))
    ).all()
    known = {}
    for id_, scope, name, code in rows:
        own = scope == actor.scope
        if scope.count(".") <= depth:
            narrowed = {"congress_id" if own else "within_id": [str(id_)]}
            known[scope] = (f"{name}本级" if own else name, asked.where | narrowed, id_, code)
    return _Lines(lambda one: ".".join(one.scope.split(".")[: depth + 1]), known, all_=True)


def _by_campaign(session: Session, actor: Actor, asked: Asked) -> _Lines:
    seen = _campaigns(session, actor)
    leads = {one.id: one.parent_id if one.parent_id in seen else one.id for one in seen.values()}
    heads = (one for one in seen.values() if leads[one.id] == one.id)
    known = {
        one.id: (f"{one.year}年 {one.title}", {"campaign_id": [str(one.id)]}, one.id, None)
        for one in sorted(heads, key=lambda one: (-one.year, one.title))
    }
    if asked.campaign_id is not None and asked.campaign_id not in known:
        own = seen[asked.campaign_id]
        known = {own.id: (f"{own.year}年 {own.title}", asked.where, own.id, None)}
        return _Lines(lambda one: asked.campaign_id, known)
    return _Lines(lambda one: leads.get(one.campaign_id), known)


def _by_year(session: Session, actor: Actor, asked: Asked) -> _Lines:
    years = {one.id: one.year for one in _campaigns(session, actor).values()}
    known = {
        year: (f"{year}年", asked.where | {"campaign_year": [str(year)]}, None, None)
        for year in sorted(set(years.values()))
    }
    return _Lines(lambda one: years.get(one.campaign_id), known)


def _campaigns(session: Session, actor: Actor) -> dict[UUID, Campaign]:
    found: Iterable[Campaign] = session.execute(campaigns.visible_to(actor)).scalars()
    return {one.id: one for one in found}


_LINES: dict[RollupBy, Callable[[Session, Actor, Asked], _Lines]] = {
    RollupBy.congress: _by_congress,
    RollupBy.campaign: _by_campaign,
    RollupBy.year: _by_year,
}
