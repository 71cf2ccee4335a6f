"""Putting accounts into words for whoever keeps them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.api.accounts.shapes import AccountStep
from backend.domain.access import Actor
from backend.domain.people.accounts import queries, rules
from backend.domain.people.accounts.queries import Held
from backend.domain.people.accounts.tables import Account
from backend.domain.people.persons.tables import Person


def said(
    session: Session, actor: Actor, rows: Sequence[tuple[Account, Person]], now: datetime
) -> list[dict[str, Any]]:
    """Return what AccountOut is built from."""
    held = queries.held_by(session, [account.id for account, _ in rows])
    return [_one(actor, account, person, held[account.id], now) for account, person in rows]


def organ_of(held: Sequence[Held]) -> str:
    """Return where the account's first open grant holds, as a slip says it."""
    first = next((h for h in held if h.grant.ended_at is None), None)
    if first is None:
        return ""
    return first.unit.name if first.unit else first.congress.name


def _one(
    actor: Actor, account: Account, person: Person, held: Sequence[Held], now: datetime
) -> dict[str, Any]:
    return {
        **account.model_dump(exclude={"password_hash"}),
        "name": person.name,
        "waiting": account.must_set_password,
        "locked": account.locked_until is not None and now < account.locked_until,
        "grants": [_held(h) for h in held],
        "open_steps": _open_steps(actor, account, held),
    }


def _held(held: Held) -> dict[str, Any]:
    return {**held.grant.model_dump(), "congress": held.congress, "unit": held.unit}


def _open_steps(actor: Actor, account: Account, held: Sequence[Held]) -> list[AccountStep]:
    if not rules.reaches(actor, account.id, queries.open_among(held)):
        return []
    if account.ended_at is not None:
        return [AccountStep.reopen]
    return [AccountStep.slip, AccountStep.end, AccountStep.grant]
