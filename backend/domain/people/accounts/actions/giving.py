"""Making accounts, and giving and ending grants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.journal.actions import audited
from backend.domain.kit.errors import NotFound
from backend.domain.kit.repeats import IdTaken, made_before
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts import queries, rules
from backend.domain.people.accounts.rules import GrantUnfit
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons import actions as persons
from backend.domain.people.persons.tables import Person
from backend.domain.people.units.tables import Unit


@dataclass(frozen=True)
class Newcomer:
    """Somebody of a unit or a congress's office who is to sign in."""

    id: UUID
    """The account's."""
    name: str
    phone: str | None
    role: Role
    congress: Congress
    unit: Unit | None


def make(
    session: Session, actor: Actor, newcomers: Sequence[Newcomer], *, now: datetime
) -> list[Account]:
    """Make persons with accounts and a grant each; still without a password: slips give one.

    Raise RoleNotYours or GrantUnfit, and then make none.
    """
    made: list[Account] = []
    for one in newcomers:
        rules.check_gift(actor, one.role, one.congress.id, one.congress.scope)
        _check_unit(one.role, one.congress, one.unit)
    newcomers = [n for n in newcomers if not _made(session, n, made)]
    names = _usernames(session, [n.name for n in newcomers])
    for one, username in zip(newcomers, names, strict=True):
        person = persons.add(session, to={"name": one.name, "phone": one.phone}, now=now)
        account = Account(
            id=one.id, person_id=person.id, username=username, created_at=now, updated_at=now
        )
        session.add(account)
        session.flush()
        _grant(session, actor, account, new_id(), one.role, one.congress, one.unit, now)
        made.append(account)
    return made


def make_for_deputies(
    session: Session, actor: Actor, congress: Congress, deputy_ids: Sequence[UUID], *, now: datetime
) -> tuple[list[Account], list[Account]]:
    """Return (accounts made, accounts that were there) after giving each deputy theirs.

    Whoever has an account gets the grant alone; an ended account stays as it is. Raise NotFound
    unless all are the congress's and in office.
    """
    rows = session.execute(
        select(Deputy.id, Person)
        .join(Person, col(Person.id) == Deputy.person_id)
        .where(
            col(Deputy.id).in_(deputy_ids),
            Deputy.congress_id == congress.id,
            Deputy.state == DeputyState.in_office,
        )
    ).all()
    if {row[0] for row in rows} != set(deputy_ids):
        raise NotFound()
    people = {person.id: person for _, person in rows}
    kept = queries.having(session, list(people))
    new = [person for key, person in people.items() if key not in kept]
    names = _usernames(session, [p.name for p in new])
    made = [
        Account(person_id=p.id, username=username, created_at=now, updated_at=now)
        for p, username in zip(new, names, strict=True)
    ]
    session.add_all(made)
    session.flush()
    seated = _seated(session, congress.id)
    for account in [*made, *kept.values()]:
        if account.id not in seated and account.ended_at is None:
            _grant(session, actor, account, new_id(), Role.deputy, congress, None, now)
    return made, list(kept.values())


def grant(
    session: Session,
    actor: Actor,
    account: Account,
    *,
    id: UUID,
    role: Role,
    congress: Congress,
    unit: Unit | None,
    now: datetime,
) -> Grant:
    """Give a role; raise NotOnYourself, RoleNotYours, AdministratorsApart or GrantUnfit.

    The role of a deputy goes only to who has that mandate.
    """
    if account.ended_at is not None:
        raise rules.AccountEnded()
    held = queries.open_among(queries.held_by(session, [account.id])[account.id])
    rules.check_reach(actor, account.id, [])
    rules.check_gift(actor, role, congress.id, congress.scope)
    rules.check_apart([h.role for h in held], role)
    _check_unit(role, congress, unit)
    if role is Role.deputy and not _sits(session, account.person_id, congress.id):
        raise GrantUnfit.at("body.role", "这个人不是这一级的在任代表，请先在代表名册中登记。")
    before = made_before(session, Grant, id, account_id=account.id, role=role)
    return before or _grant(session, actor, account, id, role, congress, unit, now)


def end_grant(
    session: Session, actor: Actor, account: Account, grant_id: UUID, *, reason: str, now: datetime
) -> Grant:
    """End a grant; raise NotOnYourself, ReachesFurther, or NotFound if the account has no such."""
    held = {h.grant.id: h for h in queries.held_by(session, [account.id])[account.id]}
    found = held.get(grant_id)
    if found is None:
        raise NotFound()
    rules.check_reach(
        actor, account.id, [rules.Given(found.grant.role, found.congress.id, found.congress.scope)]
    )
    if found.grant.ended_at is None:
        _end(session, actor, found.grant, reason, now)
    return found.grant


def seat_deputy(
    session: Session, actor: Actor, person_id: UUID, congress_id: UUID, *, now: datetime
) -> None:
    """Give the deputy's role back after a suspension, if there is an account and it is missing."""
    account = queries.having(session, [person_id]).get(person_id)
    if account is None or account.ended_at or account.id in _seated(session, congress_id):
        return
    congress = session.get_one(Congress, congress_id)
    _grant(session, actor, account, new_id(), Role.deputy, congress, None, now)


def unseat_deputy(
    session: Session, actor: Actor, person_id: UUID, congress_id: UUID, *, now: datetime
) -> list[UUID]:
    """End the deputy's role at a congress unless they still sit in it; return the ended grants."""
    session.flush()
    if _sits(session, person_id, congress_id):
        return []
    grants = session.exec(
        select(Grant)
        .join(Account, col(Account.id) == Grant.account_id)
        .where(
            Account.person_id == person_id,
            Grant.congress_id == congress_id,
            Grant.role == Role.deputy,
            col(Grant.ended_at).is_(None),
        )
    ).all()
    for one in grants:
        _end(session, actor, one, "代表职务暂停或终止", now)
    return [one.id for one in grants]


def _made(session: Session, one: Newcomer, made: list[Account]) -> bool:
    """Put the account under this id, if there is one, among those made."""
    before = made_before(session, Account, one.id)
    if before is None:
        return False
    if session.get_one(Person, before.person_id).name != one.name:
        raise IdTaken()
    made.append(before)
    return True


def _grant(
    session: Session,
    actor: Actor,
    account: Account,
    id: UUID,
    role: Role,
    congress: Congress,
    unit: Unit | None,
    now: datetime,
) -> Grant:
    made = Grant(
        id=id,
        account_id=account.id,
        role=role,
        congress_id=congress.id,
        unit_id=unit.id if unit else None,
        created_at=now,
    )
    details = {"role": role.value, "at": unit.name if unit else congress.short_name}
    session.add(made)
    session.add(audited(actor, "accounts", account.id, "grant", now=now, details=details))
    session.flush()
    return made


def _end(session: Session, actor: Actor, grant: Grant, reason: str, now: datetime) -> None:
    grant.ended_at = now
    details = {"role": grant.role.value, "reason": reason}
    session.add(grant)
    session.add(audited(actor, "accounts", grant.account_id, "end_grant", now=now, details=details))


def _check_unit(role: Role, congress: Congress, unit: Unit | None) -> None:
    wants = role is Role.unit_staff
    fits = unit is not None and unit.congress_id == congress.id and not unit.ended
    if wants != (unit is not None) or (wants and not fits):
        raise GrantUnfit.at("body.unit_id")


def _seated(session: Session, congress_id: UUID) -> set[UUID]:
    return set(
        session.exec(
            select(Grant.account_id).where(
                Grant.congress_id == congress_id,
                Grant.role == Role.deputy,
                col(Grant.ended_at).is_(None),
            )
        )
    )


def _sits(session: Session, person_id: UUID, congress_id: UUID) -> bool:
    asked = select(Deputy.id).where(
        Deputy.person_id == person_id,
        Deputy.congress_id == congress_id,
        Deputy.state == DeputyState.in_office,
    )
    return session.exec(asked).first() is not None


def _usernames(session: Session, names: Sequence[str]) -> list[str]:
    bases = {rules.username_of(name) for name in names}
    return rules.free_usernames(names, queries.taken_usernames(session, bases))
