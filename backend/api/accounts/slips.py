"""One-time slips: their codes are told once and kept nowhere, not even for a repeated step."""

from fastapi import APIRouter, Response

from backend.api.accounts.shapes import SlipOut, SlipsIn
from backend.api.accounts.telling import organ_of
from backend.api.base import CallDep, asks
from backend.domain.access import Permission
from backend.domain.kit.errors import NotFound
from backend.domain.people.accounts import actions, queries, rules
from backend.domain.people.accounts.rules import AccountEnded, NotOnYourself, ReachesFurther
from backend.domain.people.sign_ins import actions as sign_ins

router = APIRouter(prefix="/accounts", tags=["accounts"])


@router.post(
    "/slips",
    response_model=list[SlipOut],
    **asks(
        Permission.accounts_slips, NotFound, NotOnYourself, ReachesFurther, AccountEnded, step=True
    ),
)
def issue_slips(call: CallDep, response: Response, sent: SlipsIn) -> object:
    """Give accounts new one-time codes to print; they are signed out everywhere."""
    with call.reading() as (session, actor):
        queries.some(session, actor, sent.account_ids)
        actions.must_reach(session, actor, sent.account_ids)
    # Hashing takes 30 ms each: outside the transaction, so that no other writer waits for it.
    codes = {account_id: rules.slip_code() for account_id in sent.account_ids}
    hashes = {account_id: rules.hashed(code) for account_id, code in codes.items()}
    with call.writing() as (session, actor):
        rows = queries.some(session, actor, sent.account_ids)
        held = queries.held_by(session, sent.account_ids)
        until = actions.issue_slips(session, actor, [a for a, _ in rows], hashes, now=call.now)
        sign_ins.end_every(session, sent.account_ids, reason="password-reset", now=call.now)
    response.headers["Cache-Control"] = "no-store"
    return [
        {
            "account_id": account.id,
            "name": person.name,
            "organ": organ_of(held[account.id]),
            "username": account.username,
            "code": codes[account.id],
            "valid_until": until,
        }
        for account, person in rows
    ]
