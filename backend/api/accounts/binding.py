"""Binding WeChat to accounts: codes that staff print, and ending a binding for somebody."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.accounts.shapes import AccountOut, BindingCodeOut, BindingCodesIn
from backend.api.accounts.telling import organ_of, said
from backend.api.base import CallDep, ShortReasonIn, asks
from backend.domain.access import Permission
from backend.domain.kit.errors import NotFound
from backend.domain.people.accounts import actions, queries, rules
from backend.domain.people.accounts.rules import AccountEnded, NotOnYourself, ReachesFurther
from backend.domain.people.sign_ins import actions as sign_ins

router = APIRouter(prefix="/accounts", tags=["accounts"])

_REACH = (NotFound, NotOnYourself, ReachesFurther)


@router.post(
    "/binding-codes",
    response_model=list[BindingCodeOut],
    **asks(Permission.accounts_slips, *_REACH, AccountEnded, step=True),
)
def issue_binding_codes(call: CallDep, response: Response, sent: BindingCodesIn) -> object:
    """Give accounts new codes by which their owners bind their WeChat; older ones are void."""
    codes = {account_id: rules.binding_code() for account_id in sent.account_ids}
    with call.writing() as (session, actor):
        rows = queries.some(session, actor, sent.account_ids)
        held = queries.held_by(session, sent.account_ids)
        until = actions.issue_binding_codes(
            session, actor, [a for a, _ in rows], codes, now=call.now
        )
    response.headers["Cache-Control"] = "no-store"
    return [
        {
            "account_id": account.id,
            "name": person.name,
            "organ": organ_of(held[account.id]),
            "code": codes[account.id],
            "expires_at": until,
        }
        for account, person in rows
    ]


@router.post(
    "/{account_id}/unbind-wechat",
    response_model=AccountOut,
    **asks(Permission.accounts_slips, *_REACH),
)
def unbind_account_wechat(call: CallDep, account_id: UUID, sent: ShortReasonIn) -> object:
    """End the WeChat binding of somebody who lost their phone, and sign that phone out."""
    with call.writing() as (session, actor):
        account, _ = queries.account(session, actor, account_id)
        actions.must_reach(session, actor, [account.id])
        sign_ins.unbind(session, actor, account.id, reason=sent.reason, now=call.now)
        session.flush()
        return said(session, actor, [queries.account(session, actor, account_id)], call.now)[0]
