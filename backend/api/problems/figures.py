"""Figures over a ledger, each with the filters that list the rows it counts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.api.problems.asking import ProblemQuery
from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import Counts, P, ProblemFilters
from backend.domain.features.problems.rules import CountedAs
from backend.domain.kit.calendar import Light

ALL = {"counted_as": CountedAs.problem.value}
_COUNTED = (
    CountedAs.rectified,
    CountedAs.verified,
    CountedAs.signed_off,
    CountedAs.carried_over,
    CountedAs.carried_in,
    CountedAs.escalated,
    CountedAs.on_the_spot,
)


@dataclass
class OfAspect:
    """The counts of an aspect; its rows in several counties share a name."""

    ids: list[UUID] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)


@dataclass
class OfField:
    """The counts of a field and of its aspects by name; problems without an aspect under ''."""

    ids: list[UUID]
    name: str
    counts: Counts = field(default_factory=Counts)
    aspects: dict[str, OfAspect] = field(default_factory=dict)


def where(query: ProblemQuery, **narrowed: object) -> dict[str, list[str]]:
    """Return the filters asked, narrowed further, as they stand in a URL."""
    said = {**query.model_dump(mode="json", exclude_defaults=True), **narrowed}
    return {
        name: [_said(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in said.items()
    }


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def summary(
    session: Session, actor: Actor, filters: ProblemFilters, query: ProblemQuery, *, today: date
) -> dict[str, Any]:
    """Return what a SummaryOut is built from."""
    fields = gathered(session, actor, filters, today)
    total = sum((one.counts for one in fields), Counts())
    aspects = sum(len(set(one.aspects) - {""}) for one in fields)
    all_ = where(query, **ALL)
    figures = {
        "fields": {"value": len(fields), "where": all_},
        "aspects": {"value": aspects, "where": all_},
        "problems": {"value": total.problems, "where": all_},
    }
    for what in _COUNTED:
        rows = where(query, counted_as=what.value)
        figures[what] = {"value": getattr(total, what), "where": rows}
    for light in (Light.on_time, Light.due_soon, Light.overdue):
        figures[light] = {"value": getattr(total, light), "where": where(query, light=light.value)}
    return {**figures, "rate": total.rate}


def by_field(
    session: Session, actor: Actor, filters: ProblemFilters, query: ProblemQuery, *, today: date
) -> list[dict[str, Any]]:
    """Return what FieldCounts are built from."""
    return [
        {
            **_numbers(one.counts),
            "id": one.ids[0],
            "name": one.name,
            "where": where(query, field_id=[str(i) for i in one.ids], **ALL),
            "aspects": [
                _aspect(query, one, name, aspect) for name, aspect in one.aspects.items() if name
            ],
        }
        for one in gathered(session, actor, filters, today)
    ]


def _aspect(query: ProblemQuery, of: OfField, name: str, aspect: OfAspect) -> dict[str, Any]:
    ids = [str(i) for i in aspect.ids]
    rows = where(query, field_id=[str(i) for i in of.ids], aspect_id=ids, **ALL)
    return {**_numbers(aspect.counts), "id": aspect.ids[0], "name": name, "where": rows}


def _numbers(counts: Counts) -> dict[str, Any]:
    return {**vars(counts), "rate": counts.rate}


def gathered(session: Session, actor: Actor, filters: ProblemFilters, today: date) -> list[OfField]:
    """Return fields that have problems, in the campaign's order, each with its aspects.

    A field that was taken over from a higher campaign counts as the one it was taken from; those of
    several campaigns, a year's and the next one's, count together where they have one name.
    """
    groups = queries.tally(session, actor, filters, P.field_id, P.aspect_id, today=today)
    groups = [(key, counts) for key, counts in groups if counts.problems]
    spots = campaigns.layout(session, {f for (f, _), _ in groups}, {a for (_, a), _ in groups if a})
    fields = {name: OfField(ids, name) for name, ids in spots.by_name().items()}
    of = {spot.id: fields[spot.name] for spot in spots.fields}
    by_key = {key: counts for key, counts in groups}
    ordered = sorted(by_key, key=lambda key: spots.aspects.get(key[1], (-1, ""))[0])
    for field_id, aspect_id in ordered:
        counts = by_key[field_id, aspect_id]
        name = spots.aspects[aspect_id][1] if aspect_id else ""
        of[field_id].counts += counts
        aspect = of[field_id].aspects.setdefault(name, OfAspect())
        aspect.ids += [aspect_id] if aspect_id else []
        aspect.counts += counts
    return list(fields.values())
