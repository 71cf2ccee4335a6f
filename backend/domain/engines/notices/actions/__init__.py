"""Telling people, learning how they want to be told, and sending what waits."""

from backend.domain.engines.notices.actions.preferring import agree, prefer
from backend.domain.engines.notices.actions.sending import Message, claim, settle
from backend.domain.engines.notices.actions.telling import (
    account_of_person,
    accounts_of_congress,
    accounts_of_unit,
    read,
    tell,
)

__all__ = [
    "Message",
    "account_of_person",
    "accounts_of_congress",
    "accounts_of_unit",
    "agree",
    "claim",
    "prefer",
    "read",
    "settle",
    "tell",
]
