"""Putting a mandate into words for whoever asked."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.kit.secrets import masked
from backend.domain.people.accounts import queries as accounts
from backend.domain.people.deputies import queries
from backend.domain.people.deputies.queries import Mandate
from backend.domain.people.deputies.rules import FLOW, DeputyStep
from backend.domain.people.groups import queries as groups

_OF_PERSON = ("sex", "ethnicity", "born", "education", "party", "occupation", "employer")
_OF_MANDATE = (
    "certificate",
    "position",
    "suspended_on",
    "suspended_reason",
    "ended_on",
    "ended_reason",
    "version",
)


def said(session: Session, actor: Actor, mandates: Sequence[Mandate]) -> list[dict[str, Any]]:
    """Return what DeputyOut is built from; the public part alone to who may see no more."""
    if not mandates:
        return []
    others = queries.others(session, actor, mandates)
    within = groups.of_deputies(session, [m.deputy.id for m in mandates])
    whole = actor.may(Permission.deputies_read)
    signed = accounts.having(session, [m.person.id for m in mandates]) if whole else set()
    told = []
    for one in mandates:
        row = {
            **_public(one),
            "groups": within.get(one.deputy.id, []),
            "others": [_other(m) for m in others[one.person.id] if m.deputy.id != one.deputy.id],
        }
        if whole:
            row |= _private(actor, one) | {"has_account": one.person.id in signed}
        told.append(row)
    return told


def _public(one: Mandate) -> dict[str, Any]:
    return {
        "id": one.deputy.id,
        "name": one.person.name,
        "congress": one.congress,
        "term": one.term.number,
        "constituency": one.constituency,
        "state": one.deputy.state,
    }


def _private(actor: Actor, one: Mandate) -> dict[str, Any]:
    person, deputy = one.person, one.deputy
    phone = person.phone
    return {
        **{name: getattr(person, name) for name in _OF_PERSON},
        **{name: getattr(deputy, name) for name in _OF_MANDATE},
        "person_id": person.id,
        "phone": phone if actor.may(Permission.persons_phones) else masked(phone),
        "invented": person.invented,
        "division": one.division,
        "open_steps": _open_steps(actor, one),
    }


def _other(one: Mandate) -> dict[str, Any]:
    return {
        "id": one.deputy.id,
        "congress": one.congress,
        "term": one.term.number,
        "state": one.deputy.state,
    }


def _open_steps(actor: Actor, one: Mandate) -> list[DeputyStep]:
    own = actor.congress_id == one.congress.id and actor.may(Permission.deputies_keep)
    return FLOW.open_steps(one.deputy.state) if own else []
