"""Handing a sign-in over from the mini-program into a web page."""

from fastapi import APIRouter, Response

from backend.api.base import CallDep, asks, refuses
from backend.api.sign_ins.shapes import SignInOut, TicketIn, TicketOut
from backend.api.sign_ins.telling import DeviceDep, keep_in_cookie, place_of, said
from backend.domain.kit.errors import Invalid
from backend.domain.people.sign_ins import actions
from backend.domain.people.sign_ins.rules import TICKET_FOR, TicketSpent
from backend.domain.people.sign_ins.tables import SignIn

router = APIRouter(prefix="/sign-ins/hand-over", tags=["sign-ins"])


@router.post("", response_model=TicketOut, **asks(None))
def hand_over_sign_in(call: CallDep, response: Response) -> object:
    """Get a ticket that opens your account, under the same grant, in another place."""
    with call.writing() as (session, actor):
        mine = session.get_one(SignIn, call.sign_in_id)
        ticket = actions.hand_over(session, actor, mine, now=call.now)
    response.headers["Cache-Control"] = "no-store"
    return {"ticket": ticket, "expires_in": int(TICKET_FOR.total_seconds())}


@router.post("/redeem", response_model=SignInOut, responses=refuses(TicketSpent, Invalid))
def redeem_hand_over(
    call: CallDep, response: Response, sent: TicketIn, device: DeviceDep = None
) -> object:
    """Sign in by a ticket; the refresh token goes into the cookie."""
    with call.database.writing() as session:
        made, token = actions.redeem(session, sent.ticket, place_of(call, device), now=call.now)
        told = said(session, call, made)
    keep_in_cookie(response, token)
    return told
