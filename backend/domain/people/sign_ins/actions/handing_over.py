"""Handing a sign-in over into another place, as from the mini-program into a web page."""

import secrets
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.sign_ins.actions.opening import Opened, Place, digest, note, opened
from backend.domain.people.sign_ins.rules import TICKET_FOR, TicketSpent, Way
from backend.domain.people.sign_ins.tables import HandOverTicket, SignIn


def hand_over(session: Session, actor: Actor, sign_in: SignIn, *, now: datetime) -> str:
    """Return a ticket that opens the same account and grant elsewhere, once."""
    assert actor.grant_id is not None
    ticket = secrets.token_urlsafe(32)
    session.add(
        HandOverTicket(
            sign_in_id=sign_in.id,
            grant_id=actor.grant_id,
            ticket_hash=digest(ticket),
            expires_at=now + TICKET_FOR,
            created_at=now,
        )
    )
    account = session.get_one(Account, sign_in.account_id)
    note(session, account, sign_in.id, "hand_over", now, actor.address)
    return ticket


def redeem(session: Session, ticket: str, place: Place, *, now: datetime) -> Opened:
    """Return a new sign-in of the ticket's account and grant; raise TicketSpent.

    It is spent once used, after a minute, and with the sign-in, the account or the grant.
    """
    kept = session.exec(
        select(HandOverTicket).where(HandOverTicket.ticket_hash == digest(ticket)).with_for_update()
    ).one_or_none()
    if kept is None or kept.used_at is not None or now >= kept.expires_at:
        raise TicketSpent()
    giver = session.get_one(SignIn, kept.sign_in_id)
    account = session.get_one(Account, giver.account_id)
    grant = session.get_one(Grant, kept.grant_id)
    if giver.ended_at or account.ended_at or grant.ended_at:
        raise TicketSpent()
    kept.used_at = now
    session.add(kept)
    return opened(session, account, Way.hand_over, place, grant_id=grant.id, now=now)


def forget_tickets(session: Session, *, before: datetime) -> int:
    """Delete the tickets that ran out before then; return how many."""
    return (
        session.connection()
        .execute(delete(HandOverTicket).where(col(HandOverTicket.expires_at) < before))
        .rowcount
    )
