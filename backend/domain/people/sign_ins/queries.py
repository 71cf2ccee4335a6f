"""Who a sign-in is, and where a person is signed in."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.tables import SignIn
from backend.domain.people.units.tables import Unit

_ACTOR = (
    select(
        Account.id,
        Account.person_id,
        Grant.id,
        Person.name,
        Grant.role,
        Grant.congress_id,
        Congress.scope,
        Congress.short_name,
        Grant.unit_id,
        Unit.name,
    )  # type: ignore[call-overload]
    .select_from(SignIn)
    .join(Account, col(Account.id) == SignIn.account_id)
    .join(Person, col(Person.id) == Account.person_id)
    .join(Grant, col(Grant.id) == SignIn.grant_id)
    .join(Congress, col(Congress.id) == Grant.congress_id)
    .outerjoin(Unit, col(Unit.id) == Grant.unit_id)
    .where(
        col(SignIn.ended_at).is_(None),
        col(Account.ended_at).is_(None),
        col(Account.must_set_password).is_(False),
        col(Grant.ended_at).is_(None),
    )
)


def actor(session: Session, sign_in_id: UUID, *, address: str | None = None) -> Actor | None:
    """Return who acts in this sign-in, or nobody if it, the account or the grant has ended.

    Nobody, too, while the password is still a slip's.
    """
    row = session.execute(_ACTOR.where(SignIn.id == sign_in_id)).one_or_none()
    if row is None:
        return None
    account, person, grant, name, role, congress, scope, organ, unit, unit_name = row
    return Actor(
        account_id=account,
        person_id=person,
        grant_id=grant,
        name=name,
        role=role,
        congress_id=congress,
        scope=scope,
        organ=unit_name or organ,
        unit_id=unit,
        address=address,
    )


def account_of(session: Session, sign_in_id: UUID) -> Account | None:
    """Return whose sign-in this is, also while the password is still a slip's."""
    return session.exec(
        select(Account)
        .join(SignIn, col(SignIn.account_id) == Account.id)
        .where(SignIn.id == sign_in_id, col(SignIn.ended_at).is_(None))
    ).one_or_none()


def open_sign_ins(session: Session, account_id: UUID) -> Sequence[SignIn]:
    """Return where the account is signed in, the latest used first."""
    return session.exec(
        select(SignIn)
        .where(SignIn.account_id == account_id, col(SignIn.ended_at).is_(None))
        .order_by(col(SignIn.used_at).desc())
    ).all()
