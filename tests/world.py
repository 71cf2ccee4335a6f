"""A small congress for tests: one city, two counties, units, and somebody in every role."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.base import calls
from backend.domain.access import Actor, Role
from backend.domain.people.accounts.rules import hashed
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.tables import SignIn
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from backend.outside import tokens

PASSWORD = "correct-horse-7"
_HASH = hashed(PASSWORD)

PLACES = [
    ("city", "1308", "承德市", "承德", Level.city, None),
    ("luanping", "130824", "滦平县", "滦平", Level.county, "1308"),
    ("luanping_town", "130824101", "滦平镇", "滦平镇", Level.township, "130824"),
    ("xinglong", "130822", "兴隆县", "兴隆", Level.county, "1308"),
    ("xinglong_town", "130822101", "兴隆镇", "兴隆镇", Level.township, "130822"),
]


@dataclass
class Someone:
    """A person of the test world, signed in."""

    actor: Actor
    account: Account
    sign_in: SignIn

    @property
    def headers(self) -> dict[str, str]:
        access = tokens.Access(self.account.id, self.sign_in.id, self.actor.role.value)
        return {"Authorization": f"Bearer {tokens.issue(access, now=calls.clock())[0]}"}


@dataclass
class World:
    """Everything by name: `world.staff`, `world.divisions["luanping"]`."""

    now: datetime
    divisions: dict[str, Division] = field(default_factory=dict)
    congresses: dict[str, Congress] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Someone] = field(default_factory=dict)
    deputies: dict[str, Deputy] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Someone:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def build(session: Session, *, now: datetime) -> World:
    """Make the world; `staff`, `leader`, `deputy`, `unit` are 滦平's, `other_…` 兴隆's."""
    world = World(now)
    for key, code, name, short, level, parent in PLACES:
        above = next((d for d in world.divisions.values() if d.code == parent), None)
        division = Division(
            code=code,
            name=name,
            short_name=short,
            level=level,
            parent_id=above.id if above else None,
            path=f"{above.path}.{code}" if above else code,
            created_at=now,
            updated_at=now,
        )
        session.add(division)
        session.flush()
        world.divisions[key] = division
        if level is not Level.township:
            _congress(session, world, key, division)
    for key, congress, name in [
        ("water", "luanping", "滦平县水务局"),
        ("housing", "luanping", "滦平县住房和城乡建设局"),
        ("other_water", "xinglong", "兴隆县水务局"),
    ]:
        unit = Unit(
            congress_id=world.congresses[congress].id,
            name=name,
            short_name=name[3:],
            kind=UnitKind.department,
            aliases=[f"县{name[3:]}"],
            created_at=now,
            updated_at=now,
        )
        session.add(unit)
        session.flush()
        world.units[key] = unit
    for key, name, role, congress, at in PEOPLE:
        add_person(session, world, key, name, role, congress, at)
    return world


PEOPLE: list[tuple[str, str, Role, str, str | None]] = [
    ("staff", "周予安", Role.congress_staff, "luanping", None),
    ("leader", "沈怀远", Role.congress_leader, "luanping", None),
    ("deputy", "林见川", Role.deputy, "luanping", None),
    ("second_deputy", "苏明禾", Role.deputy, "luanping", None),
    ("unit", "孟知行", Role.unit_staff, "luanping", "water"),
    ("joint_unit", "许临川", Role.unit_staff, "luanping", "housing"),
    ("city_staff", "顾南星", Role.congress_staff, "city", None),
    ("other_staff", "陆清和", Role.congress_staff, "xinglong", None),
    ("other_leader", "韩若谷", Role.congress_leader, "xinglong", None),
    ("other_deputy", "白朝阳", Role.deputy, "xinglong", None),
    ("other_unit", "程远山", Role.unit_staff, "xinglong", "other_water"),
    ("system_admin", "方思齐", Role.system_admin, "city", None),
    ("security_admin", "秦守一", Role.security_admin, "city", None),
    ("audit_admin", "严正清", Role.audit_admin, "city", None),
]


def add_person(
    session: Session,
    world: World,
    key: str,
    name: str,
    role: Role,
    congress_key: str,
    unit_key: str | None = None,
) -> Someone:
    """Make a person with account, grant and sign-in; a deputy gets a mandate, too."""
    now = world.now
    congress = world.congresses[congress_key]
    unit = world.units[unit_key] if unit_key else None
    person = Person(name=name, invented=True, created_at=now, updated_at=now)
    session.add(person)
    session.flush()
    account = Account(
        person_id=person.id,
        username=key.replace("_", "."),
        password_hash=_HASH,
        must_set_password=False,
        created_at=now,
        updated_at=now,
    )
    session.add(account)
    session.flush()
    grant = Grant(
        account_id=account.id,
        role=role,
        congress_id=congress.id,
        unit_id=unit.id if unit else None,
        created_at=now,
    )
    session.add(grant)
    session.flush()
    sign_in = SignIn(
        account_id=account.id, grant_id=grant.id, device="test", used_at=now, created_at=now
    )
    session.add(sign_in)
    if role is Role.deputy:
        world.deputies[key] = deputy = _mandate(world, congress_key, person.id)
        session.add(deputy)
    session.flush()
    actor = Actor(
        account_id=account.id,
        person_id=person.id,
        grant_id=grant.id,
        name=name,
        role=role,
        congress_id=congress.id,
        scope=congress.scope,
        organ=unit.name if unit else congress.short_name,
        unit_id=unit.id if unit else None,
    )
    world.people[key] = someone = Someone(actor, account, sign_in)
    return someone


def _congress(session: Session, world: World, key: str, division: Division) -> None:
    congress = Congress(
        division_id=division.id,
        name=f"{division.name}人民代表大会",
        short_name=f"{division.name}人大",
        level=division.level,
        scope=division.path,
        created_at=world.now,
        updated_at=world.now,
    )
    session.add(congress)
    session.flush()
    world.congresses[key] = congress
    world.terms[key] = term = Term(
        congress_id=congress.id,
        number=15,
        starts_on=date(2021, 7, 1),
        ends_on=date(2026, 6, 30),
        created_at=world.now,
        updated_at=world.now,
    )
    session.add(term)
    session.flush()


def _mandate(world: World, congress_key: str, person_id: UUID) -> Deputy:
    return Deputy(
        person_id=person_id,
        congress_id=world.congresses[congress_key].id,
        term_id=world.terms[congress_key].id,
        created_at=world.now,
        updated_at=world.now,
    )
