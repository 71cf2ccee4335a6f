"""Who a sign-in is, and where a person is signed in."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.kit import secrets
from backend.domain.people.accounts.rules import ADMINISTRATORS
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.persons.queries import phone_print
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.rules import Way
from backend.domain.people.sign_ins.tables import SignIn, WechatBinding
from backend.domain.people.units.tables import Unit

_classes: list[Any] = [Account, Person, Grant, Congress, Unit, SignIn]
_tables: list[Any] = [one.__table__ for one in _classes]
_account, _person, _grant, _congress, _unit, _sign_in = (table.c for table in _tables)
_ACCOUNT, _PERSON, _GRANT, _CONGRESS, _UNIT, _SIGN_IN = _tables

# Asked with every request, so it is built once, over tables and not entities.
_ACTOR = (
    sqlalchemy.select(
        _account.id,
        _account.person_id,
        _grant.id,
        _person.name,
        _grant.role,
        _grant.congress_id,
        _congress.scope,
        _congress.short_name,
        _grant.unit_id,
        _unit.name,
    )
    .select_from(
        _SIGN_IN.join(_ACCOUNT, _account.id == _sign_in.account_id)
        .join(_PERSON, _person.id == _account.person_id)
        .join(_GRANT, _grant.id == _sign_in.grant_id)
        .join(_CONGRESS, _congress.id == _grant.congress_id)
        .outerjoin(_UNIT, _unit.id == _grant.unit_id)
    )
    .where(
        _sign_in.id == sqlalchemy.bindparam("sign_in_id"),
        _sign_in.ended_at.is_(None),
        _account.ended_at.is_(None),
        sqlalchemy.or_(_account.must_set_password.is_(False), _sign_in.way != Way.password),
        _grant.ended_at.is_(None),
    )
)


def actor(session: Session, sign_in_id: UUID, *, address: str | None = None) -> Actor | None:
    """Return who acts in this sign-in, or nobody if it, the account or the grant has ended.

    Nobody, too, after coming in by a password that is still a slip's.
    """
    row = session.connection().execute(_ACTOR, {"sign_in_id": sign_in_id}).one_or_none()
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


def bindings(session: Session, account_ids: Collection[UUID]) -> dict[UUID, WechatBinding]:
    """Return the live WeChat binding of those of the accounts that have one."""
    rows = session.exec(
        select(WechatBinding).where(
            col(WechatBinding.account_id).in_(account_ids), col(WechatBinding.ended_at).is_(None)
        )
    )
    return {row.account_id: row for row in rows}


def binding_of_openid(session: Session, openid: str) -> WechatBinding | None:
    """Return the live binding of this WeChat user."""
    return session.exec(
        select(WechatBinding).where(
            WechatBinding.openid_print == secrets.fingerprint(openid),
            col(WechatBinding.ended_at).is_(None),
        )
    ).one_or_none()


def account_of_phone(session: Session, phone: str) -> Account | None:
    """Return the one live account whose owner has this number; nobody's if several have it.

    Nor an administrator's: numbers pass to new owners, and theirs opens too much.
    """
    mark = phone_print(phone)
    if mark is None:
        return None
    administrators = select(Grant.account_id).where(
        col(Grant.role).in_(ADMINISTRATORS), col(Grant.ended_at).is_(None)
    )
    found = session.exec(
        select(Account)
        .join(Person, col(Person.id) == Account.person_id)
        .where(
            Person.phone_print == mark,
            col(Account.ended_at).is_(None),
            col(Account.id).not_in(administrators),
        )
        .limit(2)
    ).all()
    return found[0] if len(found) == 1 else None
