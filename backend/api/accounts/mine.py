"""One's own account: who is signed in, and setting a password."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from sqlmodel import Session

from backend.api.base import CallDep, In, Out, asks
from backend.domain.access import ROLE_PERMISSIONS, Actor, Permission, Role
from backend.domain.kit.errors import NotSignedIn
from backend.domain.people.accounts import actions, queries
from backend.domain.people.accounts.actions import OldPasswordWrong
from backend.domain.people.accounts.rules import PasswordWeak
from backend.domain.people.accounts.tables import Account
from backend.domain.people.divisions.rules import Level
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins import queries as sign_ins

router = APIRouter(prefix="/accounts", tags=["accounts"])


class CongressBrief(Out):
    id: UUID
    name: str
    short_name: str
    level: Level
    scope: str


class UnitBrief(Out):
    id: UUID
    name: str
    short_name: str


class GrantOut(Out):
    id: UUID
    role: Role
    congress: CongressBrief
    unit: UnitBrief | None


class MeOut(Out):
    """Who is signed in, under which grant, and what that allows."""

    account_id: UUID
    person_id: UUID
    name: str
    username: str
    grant: GrantOut | None
    grants: list[GrantOut]
    permissions: list[Permission]


class PasswordIn(In):
    old_password: str = Field(min_length=1, max_length=128)
    new_password: str = Field(min_length=1, max_length=128)


@router.get("/me", response_model=MeOut, **asks(None))
def get_me(call: CallDep) -> object:
    """Say who you are."""
    with call.reading() as (session, actor):
        account = session.get_one(Account, actor.account_id)
        return me_of(session, account, actor.grant_id)


@router.post("/me/password", status_code=204, **asks(None, OldPasswordWrong, PasswordWeak))
def set_my_password(call: CallDep, sent: PasswordIn) -> None:
    """Set your own password; the way out of a one-time slip, too."""
    with call.database.writing() as session:
        account = sign_ins.account_of(session, call.sign_in_id) if call.sign_in_id else None
        if account is None:
            raise NotSignedIn()
        name = session.get_one(Person, account.person_id).name
        who = Actor(account.id, account.person_id, None, name, Role.system, address=call.address)
        actions.set_password(
            session, account, who, old=sent.old_password, new=sent.new_password, now=call.now
        )


def me_of(session: Session, account: Account, grant_id: UUID | None) -> dict[str, object]:
    """Return what a MeOut is built from."""
    grants = [
        {"id": grant.id, "role": grant.role, "congress": congress, "unit": unit}
        for grant, congress, unit in queries.grants_of(session, account.id)
    ]
    held = next((g for g in grants if g["id"] == grant_id), None)
    role = held["role"] if held else None
    return {
        "account_id": account.id,
        "person_id": account.person_id,
        "name": session.get_one(Person, account.person_id).name,
        "username": account.username,
        "grant": held,
        "grants": grants,
        "permissions": sorted(ROLE_PERMISSIONS[Role(str(role))]) if role else [],
    }
