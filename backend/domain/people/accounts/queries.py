"""Accounts and grants as they are read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import false, func, or_
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission, Role
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.accounts.rules import STAFFS_ROLES, Given
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.queries import in_sight
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class AccountFilters:
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    role: Role | None = None
    ended: bool | None = None
    waiting: bool | None = None
    """True: the owner has not yet set a password."""
    q: str | None = None


@dataclass(frozen=True)
class Held:
    """A grant with where it holds."""

    grant: Grant
    congress: Congress
    unit: Unit | None


def grants_of(session: Session, account_id: UUID) -> Sequence[tuple[Grant, Congress, Unit | None]]:
    """Return the account's open grants, the first given first, with where they hold."""
    held = held_by(session, [account_id])[account_id]
    return [(h.grant, h.congress, h.unit) for h in held if h.grant.ended_at is None]


def held_by(session: Session, account_ids: Collection[UUID]) -> dict[UUID, list[Held]]:
    """Return every grant of these accounts, ended ones too, the first given first."""
    rows: Any = session.execute(
        select(Grant, Congress, Unit)
        .join(Congress, col(Congress.id) == Grant.congress_id)
        .outerjoin(Unit, col(Unit.id) == Grant.unit_id)
        .where(col(Grant.account_id).in_(account_ids))
        .order_by(col(Grant.created_at), col(Grant.id))
    ).all()
    found: dict[UUID, list[Held]] = defaultdict(list)
    for grant, congress, unit in rows:
        found[grant.account_id].append(Held(grant, congress, unit))
    return found


def open_among(held: Iterable[Held]) -> list[Given]:
    """Return the open grants in the form that rules judge."""
    return [
        Given(h.grant.role, h.congress.id, h.congress.scope)
        for h in held
        if h.grant.ended_at is None
    ]


def visible_to(actor: Actor) -> Any:
    """Every read starts here: (account, person).

    A security admin sees whoever has or had a grant in the own scope; a congress's staff whoever
    has or had one as its deputy or at one of its units.
    """
    statement = select(Account, Person).join(Person, col(Person.id) == Account.person_id)
    given = select(Grant.account_id).join(Congress, col(Congress.id) == Grant.congress_id)
    if actor.may(Permission.accounts_keep):
        given = given.where(in_sight(actor))
    elif actor.may(Permission.accounts_slips):
        given = given.where(
            Grant.congress_id == actor.congress_id, col(Grant.role).in_(STAFFS_ROLES)
        )
    else:
        given = given.where(false())
    return statement.where(col(Account.id).in_(given))


def account(session: Session, actor: Actor, account_id: UUID) -> tuple[Account, Person]:
    """Return the account and whose it is; raise NotFound if it is out of sight."""
    found = session.execute(visible_to(actor).where(Account.id == account_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def some(
    session: Session, actor: Actor, account_ids: Collection[UUID]
) -> list[tuple[Account, Person]]:
    """Return these accounts in the order asked; raise NotFound if any is out of sight."""
    rows = session.execute(visible_to(actor).where(col(Account.id).in_(account_ids))).all()
    found = {row[0].id: (row[0], row[1]) for row in rows}
    if not found.keys() >= set(account_ids):
        raise NotFound()
    return [found[i] for i in dict.fromkeys(account_ids)]


def accounts(
    session: Session, actor: Actor, filters: AccountFilters, window: Window
) -> PageOf[Any]:
    """Return a page of (account, person) by user name."""
    statement = visible_to(actor)
    given = select(Grant.account_id).where(col(Grant.ended_at).is_(None))
    for name in ("congress_id", "unit_id", "role"):
        value = getattr(filters, name)
        if value is not None:
            statement = statement.where(
                col(Account.id).in_(given.where(getattr(Grant, name) == value))
            )
    if filters.ended is not None:
        over = col(Account.ended_at).is_not(None)
        statement = statement.where(over if filters.ended else ~over)
    if filters.waiting is not None:
        statement = statement.where(Account.must_set_password == filters.waiting)
    if filters.q:
        named = col(Person.name).contains(filters.q, autoescape=True)
        called = col(Account.username).startswith(filters.q.lower(), autoescape=True)
        statement = statement.where(or_(named, called))
    keys = [col(Account.username), col(Account.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def having(session: Session, person_ids: Collection[UUID]) -> dict[UUID, Account]:
    """Return the accounts of those of the persons who have one."""
    rows = session.exec(select(Account).where(col(Account.person_id).in_(person_ids)))
    return {row.person_id: row for row in rows}


def has_account() -> Any:
    """Return the condition on Deputy that the person has an account."""
    return col(Deputy.person_id).in_(select(Account.person_id))


def taken_usernames(session: Session, bases: Collection[str]) -> set[str]:
    """Return the user names in use that are one of these, digits at the end aside."""
    plain = func.rtrim(Account.username, "0123456789")
    return set(session.exec(select(Account.username).where(plain.in_(bases))))
