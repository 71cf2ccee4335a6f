"""Who keeps what belongs to a congress, and which term is running."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from backend.domain.access import Actor, Role
from backend.domain.kit.errors import Invalid, NotAllowed


class OnlyToRead(NotAllowed):
    message = "这是下级人大的内容，只能查看，不能修改。"


class TermUnfit(Invalid):
    message = "届次的起止日期不对：结束要晚于开始，且不与别的届次重叠。"


SEES_BELOW = frozenset(
    {Role.congress_staff, Role.congress_leader, Role.system_admin, Role.security_admin}
)
"""Roles that see the congresses below their own; the others see their own alone."""


class Dated(Protocol):
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...


Kept = TypeVar("Kept", bound=Dated)


def must_keep(actor: Actor, congress_id: UUID, scope: str) -> None:
    """Raise OnlyToRead unless the congress is the actor's own, or a system admin's below it."""
    if actor.role is Role.system or actor.congress_id == congress_id:
        return
    below = scope.startswith(f"{actor.scope}.")
    if not (actor.role is Role.system_admin and below):
        raise OnlyToRead()


def running(terms: Iterable[Kept], today: date) -> Kept | None:
    """Return the term that runs today; before the first and between two, the latest begun."""
    begun = sorted(terms, key=lambda t: t.starts_on)
    return next((t for t in reversed(begun) if t.starts_on <= today), begun[0] if begun else None)


def check_term(starts_on: date, ends_on: date, others: Iterable[Dated]) -> None:
    """Raise TermUnfit if the days are in the wrong order or lie in another term."""
    if ends_on <= starts_on:
        raise TermUnfit.at("body.ends_on")
    if any(starts_on <= t.ends_on and t.starts_on <= ends_on for t in others):
        raise TermUnfit.at("body.starts_on")
