"""Bringing what was written ahead into the list of a campaign: a few statements, whatever it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, insert, literal, select, update
from sqlmodel import Session, SQLModel

from backend.domain.access import Actor, Permission
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.numbers.actions import next_number
from backend.domain.engines.search import actions as search
from backend.domain.features.problems.actions.following import follow
from backend.domain.features.problems.actions.taking import WORD
from backend.domain.features.problems.queries.cells import AS_WRITTEN
from backend.domain.features.problems.rules import ProblemState, label
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.timeline.tables import Audience
from backend.domain.people.units import actions as units
from backend.domain.people.units.rules import NameTaken
from backend.domain.people.units.tables import Unit

_PROBLEMS: Any = SQLModel.metadata.tables["problem"]
_INCOMING: Any = SQLModel.metadata.tables["problem_incoming"]
_ENTRIES: Any = SQLModel.metadata.tables["timeline_entry"]
W, P = _INCOMING.c, _PROBLEMS.c
_SAID = [column.name for column in W if column.name in P]
_WAITS = (ProblemState.handed_over, ProblemState.rectifying)
_AT_ONCE = 10_000


@dataclass(frozen=True)
class Place:
    """Where the rows go: a campaign of the actor's congress, its fields and aspects by name."""

    import_id: UUID
    campaign_id: UUID
    year: int
    fields: Mapping[str, UUID]
    aspects: Mapping[tuple[UUID, str], UUID]
    file_name: str

    @property
    def own(self) -> Any:
        """Say of a row that was written ahead that it is of this import."""
        return W.import_id == self.import_id


def spots(session: Session, import_id: UUID) -> list[tuple[int, str, str | None]]:
    """Return the pairs of field and aspect that the rows name, in the order of the workbook."""
    asked = (
        select(W.spot, W.field_name, W.aspect_name)
        .where(W.import_id == import_id)
        .group_by(W.spot, W.field_name, W.aspect_name)
        .order_by(func.min(W.line))
    )
    return [(spot, field, aspect) for spot, field, aspect in session.execute(asked)]


def bring_in(session: Session, actor: Actor, place: Place, *, now: datetime) -> dict[str, int]:
    """Create and change what was written ahead; return how many of each.

    Each problem gets its line in the timeline; the import's own entry stands in the audit for all.
    """
    actor.must(Permission.problems_keep)
    _lay(session, place)
    created = _create(session, actor, place, now)
    changed = _change(session, place, now)
    _tell_all(session, actor, place, now)
    follow(session, actor, place.import_id, now=now)
    _notify(session, place, now)
    return {"created": created, "changed": changed}


def _lay(session: Session, place: Place) -> None:
    """Put the ids of fields and aspects in the place of their names."""
    for spot, field, aspect in spots(session, place.import_id):
        field_id = place.fields[field]
        ids = {
            "field_id": field_id,
            "aspect_id": place.aspects[field_id, aspect] if aspect else None,
        }
        session.execute(update(_INCOMING).where(place.own, W.spot == spot).values(ids))


def _create(session: Session, actor: Actor, place: Place, now: datetime) -> int:
    assert actor.congress_id is not None
    asked = select(func.count(), func.min(W.number)).where(place.own, W.creates)
    count, first = session.execute(asked).one()
    if not count:
        return 0
    if next_number(session, actor.congress_id, WORD, place.year, count) != first:
        raise RuntimeError("numbers were given since the rows were written ahead")
    fixed = {
        "congress_id": actor.congress_id,
        "scope": actor.scope,
        "campaign_id": place.campaign_id,
        "year": place.year,
        "registered_by": actor.account_id,
        "created_at": now,
        "updated_at": now,
    }
    values = {name: literal(value, P[name].type) for name, value in (_plain() | fixed).items()}
    values |= {"id": W.problem_id, **{name: W[name] for name in _SAID}}
    chosen = select(*values.values()).where(place.own, W.creates).order_by(W.line)
    session.execute(insert(_PROBLEMS).from_select(list(values), chosen, include_defaults=False))
    return int(count)


def _plain() -> dict[str, Any]:
    """Return what a problem's columns hold that nothing is said about, if not nothing."""
    plain = {
        name: field.get_default(call_default_factory=False)
        for name, field in Problem.model_fields.items()
        if not field.is_required() and field.default_factory is None
    }
    return {name: value for name, value in plain.items() if value is not None}


def _change(session: Session, place: Place, now: datetime) -> int:
    chosen = (P.id == W.problem_id, place.own, ~W.creates)
    values = {name: W[name] for name in _SAID if name != "number"}
    stamped = {**values, "updated_at": now, "version": P.version + 1}
    changed = session.execute(update(_PROBLEMS).where(*chosen).values(stamped))
    again = select(W.problem_id, W.grams).where(place.own, W.grams.is_not(None))
    wanted = [(about, grams) for about, grams in session.execute(again)]
    for begin in range(0, len(wanted), _AT_ONCE):
        search.reindex_many(session, dict(wanted[begin : begin + _AT_ONCE]))
    return int(changed.rowcount)  # type: ignore[attr-defined]


def _tell_all(session: Session, actor: Actor, place: Place, now: datetime) -> None:
    """Write a line into each problem's timeline."""
    by_state = {state.value: _said(place, state) for state in ProblemState}
    created = case(by_state, value=W.state, else_="")
    fixed = {
        "created_at": now,
        "about_word": WORD,
        "step": "import",
        "actor_id": actor.account_id,
        "actor_name": actor.name,
        "organ": actor.organ,
        "audience": Audience.all,
        "file_ids": [],
    }
    values: dict[str, Any] = {
        name: literal(value, _ENTRIES.c[name].type) for name, value in fixed.items()
    }
    values |= {
        "id": W.entry_id,
        "about_id": W.problem_id,
        "title": case((W.creates, created), else_=f"随《{place.file_name[:150]}》导入修改"),
        "details": W.details,
    }
    chosen = select(*values.values()).where(place.own).order_by(W.line)
    session.execute(insert(_ENTRIES).from_select(list(values), chosen, include_defaults=False))


def _said(place: Place, state: ProblemState) -> str:
    return f"随《{place.file_name[:150]}》导入，状态“{label(state)}”"


def _notify(session: Session, place: Place, now: datetime) -> None:
    """Tell each unit once how many problems are newly its own to rectify."""
    fresh = W.before_unit_id.is_(None) | (W.before_unit_id != W.unit_id)
    asked = (
        select(W.unit_id, func.count())
        .where(place.own, W.unit_id.is_not(None), W.state.in_(_WAITS), fresh)
        .group_by(W.unit_id)
    )
    for unit_id, count in session.execute(asked).all():
        who = notices.accounts_of_unit(session, unit_id)
        title = f"随清单交办 {count} 个问题，请受理"
        notices.tell(session, who, "problems-handed-over", title, body=place.file_name, now=now)


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
