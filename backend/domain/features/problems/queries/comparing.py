"""Comparing rows of a workbook with the list: what each would create or change, cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from backend.domain.features.problems.queries.book import Book, Planned
from backend.domain.features.problems.queries.cells import Meanings, Reader
from backend.domain.features.problems.queries.seeing import P
from backend.domain.features.problems.queries.spots import Spots
from backend.domain.features.problems.rules import RECTIFIED, ProblemState
from backend.domain.features.problems.rules.sheet import claimed, doubts
from backend.domain.kit.sheets import Compared, RowRead
from backend.domain.people.units.queries import in_use
from backend.domain.people.units.rules import CONGRESS_KINDS, share
from backend.domain.people.units.tables import Unit

_READ: tuple[Any, ...] = (
    P.id,
    P.number,
    P.field_id,
    P.aspect_id,
    P.words,
    P.words_print,
    P.source,
    P.unit_id,
    P.unit_words,
    P.found_on,
    P.measure,
    P.due_on,
    P.state,
    P.done_on,
    P.remark,
    P.place_words,
    P.former_of,
)


@dataclass
class Comparison:
    """All rows compared, what they become, and what there is to know besides."""

    rows: list[Compared] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    kept: Mapping[UUID, Any] = field(default_factory=dict)
    """The campaign's problems as they were compared with."""
    news: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def compare(
    session: Session,
    *,
    congress_id: UUID,
    campaign_id: UUID,
    spots: Spots,
    rows: Sequence[RowRead],
    formulas: Mapping[int, set[str]],
    words: Mapping[str, Mapping[str, str]],
    year: int,
    totals: Sequence[str] = (),
) -> Comparison:
    """Compare rows with the list of a campaign.

    `words` says by column what a county's own word means (compared without spaces and width),
    `year` which year's days may be meant where none is written. A row
    is known again by its id, else by the words and the responsible unit. An empty cell leaves what
    is there; a state never goes back.
    """
    units = [u for u in in_use(session, congress_id) if u.kind not in CONGRESS_KINDS]
    reader = Reader(Meanings.of(units, words, year))
    kept = {
        row.former_of or row.id: row
        for row in session.execute(select(*_READ).where(P.campaign_id == campaign_id))
    }
    named = {unit.id: unit.name for unit in units}
    _name_the_rest(session, kept.values(), named)
    book = Book(spots, kept, named)
    found = Comparison(kept=kept)
    for row in rows:
        cells, values = reader.read(row, formulas.get(row.line, set()))
        spots.spell(values)
        compared, planned = book.place(row, cells, values)
        found.rows.append(compared)
        found.planned.append(planned)
    found.news = _news(found.planned, spots)
    found.warnings = _doubts(found, totals)
    return found


def _name_the_rest(session: Session, kept: Any, named: dict[UUID, str]) -> None:
    """Name the units that problems still have though they are not in use any more."""
    others = {row.unit_id for row in kept if row.unit_id} - set(named)
    if others:
        asked: Any = select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(others))
        named.update({i: name for i, name in session.execute(asked)})


def _news(planned: Sequence[Planned], spots: Spots) -> dict[str, list[str]]:
    """Return the fields and aspects that the campaign does not have yet."""
    fields: dict[str, None] = {}
    aspects: dict[str, None] = {}
    there = spots.there()
    for row in planned:
        name, aspect = row.values.get("field"), row.values.get("aspect")
        if name and name not in spots.fields.values():
            fields[name] = None
        if name and aspect and (name, aspect) not in there:
            aspects[f"{name}/{aspect}"] = None
    return {"fields": list(fields), "aspects": list(aspects)}


def _doubts(found: Comparison, totals: Sequence[str]) -> list[str]:
    states = [row.values.get("state") for row in found.planned]
    problems = sum(state is not ProblemState.refused for state in states)
    rectified = sum(state in RECTIFIED for state in states)
    return doubts(
        claimed(totals), problems=problems, rectified=rectified, rate=share(rectified, problems)
    )


def basis(session: Session, congress_id: UUID, campaign_id: UUID, spots: Spots) -> list[Any]:
    """Return what tells whether a list is still as rows were compared with it."""
    problems = select(func.count(), func.max(P.updated_at), func.sum(P.version))
    units = select(func.count(), func.max(col(Unit.updated_at)), func.sum(col(Unit.version)))
    return [
        list(session.execute(problems.where(P.campaign_id == campaign_id)).one()),
        list(session.execute(units.where(col(Unit.congress_id) == congress_id)).one()),
        sorted((str(id_), name) for id_, name in spots.fields.items()),
        sorted((str(id_), name) for id_, (_, name) in spots.aspects.items()),
    ]
