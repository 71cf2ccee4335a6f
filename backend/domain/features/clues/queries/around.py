"""What stands around one clue: names of what its row only points at, in one statement."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import Session

from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.clues.queries.seeing import C
from backend.domain.features.clues.tables import Clue
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class Around:
    """Names; none where the clue points at nothing."""

    congress_name: str
    division_code: str | None
    division_name: str | None
    unit_name: str | None
    reporter_name: str | None
    reporter_phone: str | None
    numbers: dict[str, Any] | None
    """The numbers of the rule set the clue began under."""
    into_year: int | None
    into_number: int | None


_classes: list[Any] = [Clue, Congress, Division, Unit, Person, RuleSet]
_CLUE, _CONGRESS, _DIVISION, _UNIT, _PERSON, _RULES = (one.__table__ for one in _classes)
_INTO = _CLUE.alias()

_AROUND = (
    sqlalchemy.select(
        _CONGRESS.c.short_name,
        _DIVISION.c.code,
        _DIVISION.c.name,
        _UNIT.c.name,
        _PERSON.c.name,
        _PERSON.c.phone,
        _RULES.c.numbers,
        _INTO.c.year,
        _INTO.c.number,
    )
    .select_from(
        _CLUE.join(_CONGRESS, _CONGRESS.c.id == C.congress_id)
        .outerjoin(_DIVISION, _DIVISION.c.id == C.division_id)
        .outerjoin(_UNIT, _UNIT.c.id == C.lead_unit_id)
        .outerjoin(_PERSON, _PERSON.c.id == C.reporter_id)
        .outerjoin(_RULES, _RULES.c.id == C.rule_set_id)
        .outerjoin(_INTO, _INTO.c.id == C.merged_into_id)
    )
    .where(C.id == sqlalchemy.bindparam("clue_id"))
)


def around(session: Session, clue_id: UUID) -> Around:
    """Return the names around a clue that the actor may see."""
    return Around(*session.connection().execute(_AROUND, {"clue_id": clue_id}).one())
