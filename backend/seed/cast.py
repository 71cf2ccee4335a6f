"""Who acts in the demo: the people of each congress, read from what was seeded before."""

import json
import random
from dataclasses import dataclass, field
from importlib.resources import files
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.rules import CONGRESS_KINDS
from backend.domain.people.units.tables import Unit
from backend.seed.pictures import Picture

CHENGDE = (117.94, 40.97)
"""Longitude and latitude of the city."""


@dataclass(frozen=True)
class Town:
    """A township, and about where its county lies."""

    id: UUID
    name: str
    center: tuple[float, float] | None


@dataclass
class CongressCast:
    """The people and places of one congress."""

    id: UUID
    level: str
    center: tuple[float, float]
    towns: list[Town] = field(default_factory=list)
    staff: list[Actor] = field(default_factory=list)
    leaders: list[Actor] = field(default_factory=list)
    known_deputy: Actor | None = None
    """The deputy whose sign-in is printed: the demo gives them matters of their own."""
    deputies: list[Actor] = field(default_factory=list)
    departments: list[Unit] = field(default_factory=list)
    unit_actors: dict[UUID, Actor] = field(default_factory=dict)
    by_person: dict[UUID, Actor] = field(default_factory=dict)
    scope: str = ""

    def department(self, words: str, rng: random.Random) -> Unit:
        """Return the department whose name holds these words, or any."""
        named = [unit for unit in self.departments if words and words in unit.name]
        return named[0] if named else rng.choice(self.departments)

    def actor_of(self, unit: Unit) -> Actor:
        """Return who acts for a unit; one without an account acts under the unit's name."""
        known = self.unit_actors.get(unit.id)
        return known or Actor(
            None,
            None,
            None,
            "经办人",
            Role.unit_staff,
            congress_id=self.id,
            scope=self.scope,
            organ=unit.name,
            unit_id=unit.id,
        )


@dataclass
class Cast:
    """Everybody, and the pictures they send."""

    congresses: list[CongressCast]
    pictures: list[Picture]


def assemble(session: Session, pictures: list[Picture]) -> Cast:
    """Read the cast of every city and county congress."""
    centers = _centers()
    divisions = {d.id: d for d in session.exec(select(Division))}
    casts: dict[UUID, CongressCast] = {}
    for congress in session.exec(select(Congress).order_by(col(Congress.scope))):
        if congress.level == "township":
            continue
        code = divisions[congress.division_id].code
        casts[congress.id] = CongressCast(
            congress.id,
            congress.level,
            centers.get(code, CHENGDE),
            scope=congress.scope,
            towns=[
                Town(d.id, d.name, centers.get(d.path.split(".")[1]))
                for d in divisions.values()
                if d.level == "township" and d.path.startswith(congress.scope + ".")
            ],
        )
    _units(session, casts)
    _accounts(session, casts)
    _deputies(session, casts)
    return Cast(list(casts.values()), pictures)


def _centers() -> dict[str, tuple[float, float]]:
    text = files("backend").joinpath("data/chengde-counties-tianditu.geojson").read_text("utf-8")
    shapes = json.loads(text)["features"]
    return {s["properties"]["adcode"]: tuple(s["properties"]["center"]) for s in shapes}


def _units(session: Session, casts: dict[UUID, CongressCast]) -> None:
    statement = select(Unit).where(col(Unit.ended).is_(False)).order_by(col(Unit.name))
    for unit in session.exec(statement):
        cast = casts.get(unit.congress_id)
        if cast and unit.kind not in CONGRESS_KINDS:
            cast.departments.append(unit)


def _accounts(session: Session, casts: dict[UUID, CongressCast]) -> None:
    rows = session.execute(
        select(Grant, Account.person_id, Account.username, Person.name, Congress, Unit.name)  # type: ignore[call-overload]
        .join(Account, col(Account.id) == Grant.account_id)
        .join(Person, col(Person.id) == Account.person_id)
        .join(Congress, col(Congress.id) == Grant.congress_id)
        .outerjoin(Unit, col(Unit.id) == Grant.unit_id)
        .order_by(col(Account.username))
    )
    for grant, person_id, username, name, congress, unit_name in rows:
        cast = casts.get(congress.id)
        if cast is None:
            continue
        actor = Actor(
            grant.account_id,
            person_id,
            grant.id,
            name,
            grant.role,
            congress_id=congress.id,
            scope=congress.scope,
            organ=unit_name or congress.short_name,
            unit_id=grant.unit_id,
        )
        _place(cast, actor)
        if username.endswith(".deputy"):
            cast.known_deputy = actor


def _place(cast: CongressCast, actor: Actor) -> None:
    match actor.role:
        case Role.congress_staff:
            cast.staff.append(actor)
        case Role.congress_leader:
            cast.leaders.append(actor)
        case Role.unit_staff if actor.unit_id:
            cast.unit_actors.setdefault(actor.unit_id, actor)
        case Role.deputy if actor.person_id:
            cast.deputies.append(actor)
            cast.by_person[actor.person_id] = actor


def _deputies(session: Session, casts: dict[UUID, CongressCast]) -> None:
    rows = session.execute(
        select(Deputy, col(Person.name), Congress)
        .join(Person, col(Person.id) == Deputy.person_id)
        .join(Congress, col(Congress.id) == Deputy.congress_id)
        .order_by(col(Deputy.congress_id), col(Person.name))
    )
    for deputy, name, congress in rows:
        cast = casts.get(congress.id)
        if cast is None or deputy.person_id in cast.by_person:
            continue
        if len(cast.deputies) >= 40:
            continue
        _place(
            cast,
            Actor(
                None,
                deputy.person_id,
                None,
                name,
                Role.deputy,
                congress_id=congress.id,
                scope=congress.scope,
                organ=congress.short_name,
            ),
        )
