"""Bringing compared rows into the list of a campaign, set-based, in one transaction."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, col, insert, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.numbers.actions import next_number
from backend.domain.engines.search import actions as search
from backend.domain.features.problems.actions.following import follow, hand_out, is_given
from backend.domain.features.problems.actions.keeping import reindex
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.queries.book import Planned
from backend.domain.features.problems.queries.cells import AS_WRITTEN
from backend.domain.features.problems.rules import (
    ProblemState,
    holder_of,
    label,
    print_of,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.timeline.tables import Audience, TimelineEntry
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import new_id
from backend.domain.people.units import actions as units
from backend.domain.people.units.rules import NameTaken
from backend.domain.people.units.tables import Unit

T = TypeVar("T")
_AT_ONCE = 500
# Into the tables themselves: the mapper would write one statement a row where nulls differ.
_PROBLEMS: Any = SQLModel.metadata.tables["problem"]
_ENTRIES: Any = SQLModel.metadata.tables["timeline_entry"]


@dataclass(frozen=True)
class Place:
    """Where the rows go: a campaign of the actor's congress, its fields and aspects by name."""

    campaign_id: UUID
    year: int
    fields: Mapping[str, UUID]
    aspects: Mapping[tuple[UUID, str], UUID]
    file_name: str

    def spot(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the ids behind the names of field and aspect."""
        field_id = self.fields[values["field"]]
        aspect = values.get("aspect")
        said: dict[str, Any] = {"field_id": field_id}
        return {**said, "aspect_id": self.aspects[field_id, aspect]} if aspect else said


def bring_in(
    session: Session, actor: Actor, place: Place, planned: Sequence[Planned], *, now: datetime
) -> dict[str, int]:
    """Create and change what the rows say; return how many of each.

    Each problem gets its line in the timeline; the import's own entry stands in the audit for all.
    """
    actor.must(Permission.problems_keep)
    created = [row for row in planned if row.outcome is Outcome.create]
    changed = [row for row in planned if row.outcome is Outcome.change]
    given: Counter[UUID] = Counter()
    if created:
        _create(session, actor, place, created, given, now)
    for rows in _pieces(changed):
        _change(session, actor, place, rows, given, now)
    for unit_id, count in given.items():
        who = notices.accounts_of_unit(session, unit_id)
        title = f"随清单交办 {count} 个问题，请受理"
        notices.tell(session, who, "problems-handed-over", title, body=place.file_name, now=now)
    return {"created": len(created), "changed": len(changed)}


def learn(
    session: Session, actor: Actor, congress_id: UUID, answers: Mapping[str, str], *, now: datetime
) -> set[str]:
    """Keep what units are called here as their aliases; return the words that were kept so."""
    learnt = set()
    by_unit: dict[UUID, list[str]] = {}
    for word, meaning in answers.items():
        if meaning != AS_WRITTEN:
            by_unit.setdefault(UUID(meaning), []).append(word)
    for unit_id, words in by_unit.items():
        unit = session.get(Unit, unit_id)
        if unit is None or unit.congress_id != congress_id or len(unit.aliases) + len(words) > 20:
            continue
        try:
            aliases = [*unit.aliases, *words]
            units.change(session, actor, unit, to={"aliases": aliases}, now=now)
        except NameTaken:
            continue
        learnt.update(words)
    return learnt


def _create(
    session: Session,
    actor: Actor,
    place: Place,
    rows: Sequence[Planned],
    given: Counter[UUID],
    now: datetime,
) -> None:
    assert actor.congress_id is not None
    first = next_number(session, actor.congress_id, WORD, place.year, len(rows))
    made = [
        {
            **_blank(actor, place, now),
            **_columns(place, row.values),
            "number": first + i,
        }
        for i, row in enumerate(rows)
    ]
    for piece in _pieces(made):
        session.execute(insert(_PROBLEMS), piece)
        told = [_entry(actor, m["id"], "import", _said(place, m["state"]), now) for m in piece]
        session.execute(insert(_ENTRIES), told)
        hand_out(session, actor, [m for m in piece if is_given(m)], now)
    given.update(m["unit_id"] for m in made if m["unit_id"] and _waits(m["state"]))
    search.index_many(session, WORD, [(m["id"], now, _findable(m)) for m in made])


def _blank(actor: Actor, place: Place, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "congress_id": actor.congress_id,
        "scope": actor.scope,
        "campaign_id": place.campaign_id,
        "year": place.year,
        "aspect_id": None,
        "unit_id": None,
        "unit_words": None,
        "source": None,
        "found_on": None,
        "measure": None,
        "due_on": NEVER,
        "done_on": None,
        "remark": None,
        "place_words": None,
        "registered_by": actor.account_id,
        "round": 1,
        "reopened": 0,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _columns(place: Place, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the values of a row are."""
    said = {k: v for k, v in values.items() if k not in {"field", "aspect"}}
    said.update(place.spot(values))
    said["words_print"] = print_of(values["words"])
    said["holder"] = holder_of(said["state"], has_unit=said.get("unit_id") is not None)
    return said


def _change(
    session: Session,
    actor: Actor,
    place: Place,
    rows: Sequence[Planned],
    given: Counter[UUID],
    now: datetime,
) -> None:
    kept = {
        problem.id: problem
        for problem in session.exec(
            select(Problem).where(col(Problem.id).in_([row.about_id for row in rows]))
        )
    }
    handed: list[dict[str, Any]] = []
    for row in rows:
        assert row.about_id is not None
        problem = kept[row.about_id]
        before = (problem.unit_id, problem.state, problem.due_on)
        wanted = _columns(place, {"state": problem.state, **row.values})
        if "unit_id" not in wanted:
            wanted["holder"] = holder_of(wanted["state"], has_unit=problem.unit_id is not None)
        changed = {k: v for k, v in wanted.items() if getattr(problem, k) != v}
        for name, value in changed.items():
            setattr(problem, name, value)
        problem.touch(now)
        session.add(problem)
        reindex(session, problem)
        details = {k: str(v) for k, v in changed.items() if k not in {"words_print", "holder"}}
        title = f"随《{place.file_name}》导入修改"
        session.add(TimelineEntry(**_entry(actor, problem.id, "import", title, now, details)))
        if before != (problem.unit_id, problem.state, problem.due_on):
            again = problem.model_dump()
            handed.append({**again, "before": before[0]})
            if problem.unit_id and before[0] != problem.unit_id and _waits(problem.state):
                given[problem.unit_id] += 1
    session.flush()
    follow(session, actor, handed, now)


def _waits(state: ProblemState) -> bool:
    return state in {ProblemState.handed_over, ProblemState.rectifying}


def _entry(
    actor: Actor,
    about_id: UUID,
    step: str,
    title: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "created_at": now,
        "about_word": WORD,
        "about_id": about_id,
        "step": step,
        "title": title[:200],
        "actor_id": actor.account_id,
        "actor_name": actor.name,
        "organ": actor.organ,
        "audience": Audience.all,
        "file_ids": [],
        "details": dict(details or {}),
    }


def _said(place: Place, state: ProblemState) -> str:
    return f"随《{place.file_name[:150]}》导入，状态“{label(state)}”"


def _findable(problem: Mapping[str, Any]) -> list[str | None]:
    number = f"{problem['year']}号{problem['number']}号"
    return [problem["words"], problem["place_words"], problem["unit_words"], number]


def _pieces(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(rows), _AT_ONCE):
        yield rows[begin : begin + _AT_ONCE]
