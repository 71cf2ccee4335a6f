"""Writing ahead what compared rows become, in pieces, so that bringing them in is a few statements.

Nothing of it shows: a problem is there when it is brought in. Only the index already knows its
words, and finds nothing by them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, col, delete, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.rules import ImportState
from backend.domain.engines.imports.tables import Import
from backend.domain.engines.numbers.queries import last_number
from backend.domain.engines.search import actions as search
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.queries.book import Planned
from backend.domain.features.problems.queries.comparing import Comparison
from backend.domain.features.problems.queries.spots import Spots
from backend.domain.features.problems.rules import holder_of
from backend.domain.features.problems.tables import Problem, ProblemIncoming
from backend.domain.kit.bulk import add_many
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import new_id
from backend.domain.kit.text import grams

_INCOMING: Any = SQLModel.metadata.tables["problem_incoming"]
_KEPT = (
    "words",
    "words_print",
    "place_words",
    "source",
    "unit_id",
    "unit_words",
    "found_on",
    "measure",
    "due_on",
    "done_on",
    "remark",
    "state",
)
"""What a workbook says of a problem, beyond its field and aspect."""
_NEW: dict[str, Any] = {**dict.fromkeys(_KEPT), "due_on": NEVER}
_QUIET = {"words_print", "holder"}
_FOUND_BY = {"words", "place_words", "unit_words"}


@dataclass(frozen=True)
class Plan:
    """All that the rows of an import come to; `spots` are the campaign's as they are now."""

    import_id: UUID
    year: int
    first: int
    """The next problem's number."""
    spots: Spots
    comparison: Comparison


def plan(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    year: int,
    spots: Spots,
    comparison: Comparison,
) -> list[dict[str, Any]]:
    """Return what is to be written ahead, a row for each that is new or changed."""
    actor.must(Permission.problems_keep)
    assert actor.congress_id is not None
    first = last_number(session, actor.congress_id, WORD, year) + 1
    of = Plan(import_id, year, first, spots, comparison)
    places: dict[tuple[str, str | None], int] = {}
    rows = []
    for row in comparison.planned:
        if row.outcome is Outcome.create:
            rows.append(_created(of, row, first, places))
            first += 1
        elif row.outcome is Outcome.change:
            rows.append(_changed(of, row, places))
    return rows


def write_ahead(session: Session, rows: Sequence[Mapping[str, Any]], *, now: datetime) -> None:
    """Keep a piece of a plan, and make its new problems findable once they are there."""
    kept = [{name: said for name, said in row.items() if name in _INCOMING.c} for row in rows]
    add_many(session, _INCOMING, kept)
    fresh = [(row["problem_id"], now, row["texts"]) for row in rows if row["creates"]]
    search.index_many(session, WORD, fresh)


def let_go(session: Session, import_id: UUID, *, most: int) -> int:
    """Let go of up to `most` rows that were written ahead; return how many there were."""
    asked = select(ProblemIncoming.line, ProblemIncoming.problem_id, ProblemIncoming.creates)
    found = session.execute(
        asked.where(col(ProblemIncoming.import_id) == import_id).limit(most)
    ).all()
    ids = [problem_id for _, problem_id, creates in found if creates]
    there = set(session.scalars(select(Problem.id).where(col(Problem.id).in_(ids))))
    search.forget_many(session, [id_ for id_ in ids if id_ not in there])
    session.execute(
        delete(ProblemIncoming).where(
            col(ProblemIncoming.import_id) == import_id,
            col(ProblemIncoming.line).in_([line for line, _, _ in found]),
        )
    )
    return len(found)


def sweep(session: Session, *, most: int) -> int:
    """Let go of rows that an import left behind which ended otherwise than it should."""
    left = session.scalars(
        select(ProblemIncoming.import_id)
        .join(Import, col(Import.id) == ProblemIncoming.import_id)
        .where(col(Import.state).not_in([ImportState.staging, ImportState.staged]))
        .limit(1)
    ).first()
    return let_go(session, left, most=most) if left else 0


def _created(
    of: Plan, row: Planned, number: int, places: dict[tuple[str, str | None], int]
) -> dict[str, Any]:
    said = {**_NEW, **{k: v for k, v in row.values.items() if k in _NEW}}
    findable = [said["words"], said["place_words"], said["unit_words"], f"{of.year}号{number}号"]
    return {
        **_row(of, row, said, row.values.get("aspect"), places),
        "problem_id": new_id(),
        "creates": True,
        "number": number,
        "handed": True,
        "before_unit_id": None,
        "details": {},
        "grams": None,
        "texts": findable,
    }


def _changed(of: Plan, row: Planned, places: dict[tuple[str, str | None], int]) -> dict[str, Any]:
    assert row.about_id is not None
    kept = of.comparison.kept[row.about_id]
    before = {name: getattr(kept, name) for name in _KEPT}
    said = {**before, **{k: v for k, v in row.values.items() if k in before}}
    field, aspect = of.spots.fields.get(kept.field_id), None
    if kept.aspect_id and field == row.values["field"]:
        aspect = of.spots.aspects[kept.aspect_id][1]
    aspect = row.values.get("aspect", aspect)
    changed = {k: v for k, v in said.items() if v != before[k] and k not in _QUIET}
    if field != row.values["field"]:
        changed["field"] = row.values["field"]
    findable = [said["words"], said["place_words"], said["unit_words"]]
    number = f"{of.year}号{kept.number}号"
    return {
        **_row(of, row, said, aspect, places),
        "problem_id": row.about_id,
        "creates": False,
        "number": kept.number,
        "handed": bool({"unit_id", "state", "due_on"} & set(changed)),
        "before_unit_id": kept.unit_id,
        "details": {name: str(value) for name, value in changed.items()},
        "grams": grams(*findable, number) if _FOUND_BY & set(changed) else None,
    }


def _row(
    of: Plan,
    row: Planned,
    said: Mapping[str, Any],
    aspect: str | None,
    places: dict[tuple[str, str | None], int],
) -> dict[str, Any]:
    field = row.values["field"]
    return {
        **said,
        "import_id": of.import_id,
        "line": row.line,
        "spot": places.setdefault((field, aspect), len(places)),
        "field_name": field,
        "aspect_name": aspect,
        "holder": holder_of(said["state"], has_unit=said["unit_id"] is not None),
        "entry_id": new_id(),
        "assignment_id": new_id(),
    }
