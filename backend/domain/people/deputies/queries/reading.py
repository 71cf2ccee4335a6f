"""The ledger of deputies: desks see those of the congresses below, a deputy their own's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import false, true
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight, kept, related
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.queries import phone_print
from backend.domain.people.persons.tables import Person


class DeputySort(StrEnum):
    roster = "roster"
    name = "name"


@dataclass(frozen=True)
class DeputyFilters:
    congress_id: UUID | None = None
    term_id: UUID | None = None
    constituency_id: UUID | None = None
    division_id: UUID | None = None
    state: DeputyState | None = None
    q: str | None = None
    sort: DeputySort = DeputySort.roster


@dataclass(frozen=True)
class Mandate:
    """A mandate with everything that is shown with it."""

    deputy: Deputy
    person: Person
    congress: Congress
    term: Term
    constituency: Constituency | None
    division: Division | None


def _joined() -> Any:
    return (
        select(Deputy, Person, Congress, Term, Constituency, Division)  # type: ignore[call-overload]
        .join(Person, col(Person.id) == Deputy.person_id)
        .join(Congress, col(Congress.id) == Deputy.congress_id)
        .join(Term, col(Term.id) == Deputy.term_id)
        .outerjoin(Constituency, col(Constituency.id) == Deputy.constituency_id)
        .outerjoin(Division, col(Division.id) == Deputy.division_id)
    )


def visible_to(actor: Actor) -> Any:
    """Every read starts here; a unit sees no deputies."""
    allowed = true() if actor.may(Permission.deputies_see) else false()
    return _joined().where(allowed, in_sight(actor))


def mandate(session: Session, actor: Actor, deputy_id: UUID) -> Mandate:
    """Return the mandate; raise NotFound if it is out of sight."""
    row = session.execute(visible_to(actor).where(Deputy.id == deputy_id)).one_or_none()
    if row is None:
        raise NotFound()
    return Mandate(*row)


def to_keep(session: Session, actor: Actor, deputy_id: UUID) -> Mandate:
    """Return the mandate to change it; raise NotFound or OnlyToRead."""
    found = mandate(session, actor, deputy_id)
    kept(session, actor, found.congress.id)
    return found


def deputies(
    session: Session,
    actor: Actor,
    filters: DeputyFilters,
    window: Window,
    *,
    only: Iterable[Any] = (),
) -> PageOf[Any]:
    """Return a page of rows that a Mandate is made of.

    `only` are further conditions on Deputy, of rooms this one does not know: groups, accounts.
    """
    statement = filtered(actor, filters, only)
    return page_of(session, statement, window, keys=_keys(filters.sort), descending=False)


def every(
    session: Session, actor: Actor, filters: DeputyFilters, *, only: Iterable[Any] = ()
) -> list[Mandate]:
    """Return all that the ledger shows, in its order, without pages."""
    statement = filtered(actor, filters, only).order_by(*_keys(filters.sort))
    return [Mandate(*row) for row in session.execute(statement)]


def filtered(actor: Actor, filters: DeputyFilters, only: Iterable[Any] = ()) -> Any:
    """Return what the actor sees, narrowed."""
    statement = visible_to(actor).where(*only)
    for name in ("congress_id", "term_id", "constituency_id", "state"):
        value = getattr(filters, name)
        if value is not None:
            statement = statement.where(getattr(Deputy, name) == value)
    if filters.division_id is not None:
        statement = statement.where(
            (col(Deputy.division_id) == filters.division_id)
            | (col(Constituency.division_id) == filters.division_id)
        )
    if filters.q:
        statement = statement.where(col(Person.name).contains(filters.q, autoescape=True))
    return statement


def _keys(sort: DeputySort) -> list[Any]:
    order = col(Person.name) if sort is DeputySort.name else col(Deputy.position)
    return [col(Congress.scope), order, col(Deputy.id)]


def by_phone(session: Session, actor: Actor, phone: str) -> list[Mandate]:
    """Return the mandates in sight of whoever has this number."""
    rows = session.execute(
        visible_to(actor)
        .where(Person.phone_print == phone_print(phone))
        .order_by(col(Congress.scope), col(Deputy.id))
    ).all()
    return [Mandate(*row) for row in rows]


def others(
    session: Session, actor: Actor, mandates: Sequence[Mandate]
) -> dict[UUID, list[Mandate]]:
    """Return, by person, every mandate at the actor's congress, above it and below it."""
    found: dict[UUID, list[Mandate]] = defaultdict(list)
    rows = session.execute(
        _joined()
        .where(related(actor), col(Deputy.person_id).in_({m.person.id for m in mandates}))
        .order_by(col(Congress.scope), col(Term.starts_on).desc())
    ).all()
    for row in rows:
        found[row[1].id].append(Mandate(*row))
    return found
