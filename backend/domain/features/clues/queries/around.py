"""One clue with what stands around it: its columns, and names of what it points at."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, select
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.clues.queries.seeing import C, visible_to
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.errors import NotFound
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit

_classes: list[Any] = [Clue, Congress, Division, Unit, Person, RuleSet]
_CLUE, _CONGRESS, _DIVISION, _UNIT, _PERSON, _RULES = (one.__table__ for one in _classes)
_INTO = _CLUE.alias()

_COLUMNS = (
    *C,
    _CONGRESS.c.short_name.label("congress_name"),
    _DIVISION.c.code.label("division_code"),
    _DIVISION.c.name.label("division_name"),
    _UNIT.c.name.label("unit_name"),
    _PERSON.c.name.label("person_name"),
    _PERSON.c.phone.label("person_phone"),
    _RULES.c.numbers.label("numbers"),
    _INTO.c.year.label("into_year"),
    _INTO.c.number.label("into_number"),
)
_JOINED = (
    _CLUE.join(_CONGRESS, _CONGRESS.c.id == C.congress_id)
    .outerjoin(_DIVISION, _DIVISION.c.id == C.division_id)
    .outerjoin(_UNIT, _UNIT.c.id == C.lead_unit_id)
    .outerjoin(_PERSON, _PERSON.c.id == C.reporter_id)
    .outerjoin(_RULES, _RULES.c.id == C.rule_set_id)
    .outerjoin(_INTO, _INTO.c.id == C.merged_into_id)
)


def _of(statement: Select[Any]) -> Select[Any]:
    return statement.select_from(_JOINED).where(C.id == bindparam("clue_id"))


_ANY = _of(select(*_COLUMNS))


@lru_cache(maxsize=1024)
def _seen_by(actor: Actor) -> Select[Any]:
    return _of(visible_to(actor, *_COLUMNS))


def whole(session: Session, actor: Actor, clue_id: UUID) -> Row[Any]:
    """Return one clue's columns and the names around it; raise NotFound also for one not seen.

    The names are none where the clue points at nothing; `numbers` are those of the rule set that
    it began under.
    """
    found = session.connection().execute(_seen_by(actor), {"clue_id": clue_id}).one_or_none()
    if found is None:
        raise NotFound()
    return found


def written(session: Session, clue: Clue) -> Row[Any]:
    """Return the same for a clue just written, whether its writer still sees it or not."""
    session.flush()
    return session.connection().execute(_ANY, {"clue_id": clue.id}).one()
