"""Keeping accounts: the list, making them in bulk, grants, ending and reopening."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import Session

from backend.api.accounts.shapes import (
    AccountOut,
    AccountQuery,
    AccountsIn,
    ForDeputiesIn,
    GrantIn,
    MadeOut,
    NewcomerIn,
)
from backend.api.accounts.telling import said
from backend.api.base import Asked, Call, CallDep, Page, ShortReasonIn, StepRoute, asks
from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.kit.repeats import IdTaken
from backend.domain.people.accounts import actions, queries
from backend.domain.people.accounts.actions import Newcomer
from backend.domain.people.accounts.queries import AccountFilters
from backend.domain.people.accounts.rules import (
    AccountEnded,
    AdministratorsApart,
    GrantUnfit,
    NotOnYourself,
    ReachesFurther,
    RoleNotYours,
)
from backend.domain.people.accounts.tables import Account
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.sign_ins import actions as sign_ins
from backend.domain.people.units import queries as units

router = APIRouter(prefix="/accounts", tags=["accounts"], route_class=StepRoute)

_REACH = (NotFound, NotOnYourself, ReachesFurther)


@router.get(
    "", response_model=Page[AccountOut], **asks(Permission.accounts_slips, CursorUnreadable)
)
def list_accounts(call: CallDep, query: Asked[AccountQuery]) -> object:
    """List the accounts you see to."""
    with call.reading() as (session, actor):
        filters = AccountFilters(**query.narrowed())
        page = queries.accounts(session, actor, filters, query.window)
        return call.page(session, page, said(session, actor, page.items, call.now))


@router.post(
    "/for-deputies",
    response_model=MadeOut,
    **asks(Permission.deputies_keep, NotFound, step=True),
)
def make_deputies_accounts(call: CallDep, sent: ForDeputiesIn) -> object:
    """Make accounts for deputies of your congress."""
    with call.writing() as (session, actor):
        assert actor.congress_id is not None
        of = congresses.congress(session, actor, actor.congress_id)
        made, kept = actions.make_for_deputies(session, actor, of, sent.deputy_ids, now=call.now)
        return {"made": [a.id for a in made], "kept": [a.id for a in kept]}


@router.post(
    "",
    response_model=MadeOut,
    status_code=201,
    **asks(Permission.accounts_slips, NotFound, RoleNotYours, GrantUnfit, IdTaken, step=True),
)
def make_accounts(call: CallDep, sent: AccountsIn) -> object:
    """Make accounts for people of units, or, as security admin, of any office."""
    with call.writing() as (session, actor):
        newcomers = [_newcomer(session, actor, one) for one in sent.people]
        made = actions.make(session, actor, newcomers, now=call.now)
        return {"made": [a.id for a in made], "kept": []}


@router.get("/{account_id}", response_model=AccountOut, **asks(Permission.accounts_slips, NotFound))
def get_account(call: CallDep, account_id: UUID) -> object:
    """Show one account."""
    with call.reading() as (session, actor):
        return said(session, actor, [queries.account(session, actor, account_id)], call.now)[0]


@router.post(
    "/{account_id}/end",
    response_model=AccountOut,
    **asks(Permission.accounts_slips, *_REACH, step=True),
)
def end_account(call: CallDep, account_id: UUID, sent: ShortReasonIn) -> object:
    """Let nobody sign in with an account any more; every way into it is closed."""
    with call.writing() as (session, actor):
        account, _ = queries.account(session, actor, account_id)
        actions.end(session, actor, account, reason=sent.reason, now=call.now)
        sign_ins.leave(session, actor, account.id, reason=sent.reason, now=call.now)
        return _told(session, actor, call, account)


@router.post(
    "/{account_id}/reopen",
    response_model=AccountOut,
    **asks(Permission.accounts_slips, *_REACH, step=True),
)
def reopen_account(call: CallDep, account_id: UUID, sent: ShortReasonIn) -> object:
    """Take an account back into use; it needs a new slip."""
    with call.writing() as (session, actor):
        account, _ = queries.account(session, actor, account_id)
        actions.reopen(session, actor, account, reason=sent.reason, now=call.now)
        return _told(session, actor, call, account)


@router.post(
    "/{account_id}/grants",
    response_model=AccountOut,
    status_code=201,
    **asks(
        Permission.accounts_slips,
        *_REACH,
        RoleNotYours,
        AdministratorsApart,
        AccountEnded,
        GrantUnfit,
        IdTaken,
        step=True,
    ),
)
def give_grant(call: CallDep, account_id: UUID, sent: GrantIn) -> object:
    """Give an account a further role."""
    with call.writing() as (session, actor):
        account, _ = queries.account(session, actor, account_id)
        actions.grant(
            session,
            actor,
            account,
            id=sent.id,
            role=sent.role,
            congress=congresses.congress(session, actor, sent.congress_id),
            unit=units.unit(session, actor, sent.unit_id)[0] if sent.unit_id else None,
            now=call.now,
        )
        return _told(session, actor, call, account)


@router.post(
    "/{account_id}/grants/{grant_id}/end",
    response_model=AccountOut,
    **asks(Permission.accounts_slips, *_REACH, step=True),
)
def end_grant(call: CallDep, account_id: UUID, grant_id: UUID, sent: ShortReasonIn) -> object:
    """End a role of an account; whoever acts under it is signed out."""
    with call.writing() as (session, actor):
        account, _ = queries.account(session, actor, account_id)
        ended = actions.end_grant(
            session, actor, account, grant_id, reason=sent.reason, now=call.now
        )
        sign_ins.end_under(session, [ended.id], reason="grant-ended", now=call.now)
        return _told(session, actor, call, account)


def _newcomer(session: Session, actor: Actor, sent: NewcomerIn) -> Newcomer:
    return Newcomer(
        id=sent.id,
        name=sent.name,
        phone=sent.phone,
        role=sent.role,
        congress=congresses.congress(session, actor, sent.congress_id),
        unit=units.unit(session, actor, sent.unit_id)[0] if sent.unit_id else None,
    )


def _told(session: Session, actor: Actor, call: Call, account: Account) -> Any:
    session.flush()
    return said(session, actor, [queries.account(session, actor, account.id)], call.now)[0]
