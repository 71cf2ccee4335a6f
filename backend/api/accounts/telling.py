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
from backend.domain.people.sign_ins import queries as sign_ins
from backend.domain.people.sign_ins.tables import WechatBinding


def said(
    session: Session, actor: Actor, rows: Sequence[tuple[Account, Person]], now: datetime
) -> list[dict[str, Any]]:
    """Return what AccountOut is built from."""
    ids = [account.id for account, _ in rows]
    held, bound = queries.held_by(session, ids), sign_ins.bindings(session, ids)
    return [
        _one(actor, account, person, held[account.id], bound.get(account.id), now)
        for account, person in rows
    ]


def organ_of(held: Sequence[Held]) -> str:
    """Return where the account's first open grant holds, as a slip says it."""
    first = next((h for h in held if h.grant.ended_at is None), None)
    if first is None:
        return ""
    return first.unit.name if first.unit else first.congress.name


def _one(
    actor: Actor,
    account: Account,
    person: Person,
    held: Sequence[Held],
    bound: WechatBinding | None,
    now: datetime,
) -> dict[str, Any]:
    return {
        **account.model_dump(exclude={"password_hash"}),
        "name": person.name,
        "waiting": account.must_set_password,
        "locked": account.locked_until is not None and now < account.locked_until,
        "wechat_bound_at": bound.created_at if bound else None,
        "grants": [_held(h) for h in held],
        "open_steps": _open_steps(actor, account, held, bound is not None),
    }


def _held(held: Held) -> dict[str, Any]:
    return {**held.grant.model_dump(), "congress": held.congress, "unit": held.unit}


def _open_steps(
    actor: Actor, account: Account, held: Sequence[Held], bound: bool
) -> list[AccountStep]:
    if not rules.reaches(actor, account.id, queries.open_among(held)):
        return []
    if account.ended_at is not None:
        return [AccountStep.reopen]
    wechat = AccountStep.unbind if bound else AccountStep.binding_code
    return [AccountStep.slip, wechat, AccountStep.end, AccountStep.grant]
