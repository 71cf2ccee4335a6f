"""Whose accounts one may touch, which grants one may give, and which exclude each other.

The three administrators stand apart (三员分立): one keeps the system, one the accounts, one reads
the audit, and none of them does the congress's business.
Source: our reading of GB/T 22239-2019 (等保2.0) 8.1.5, unconfirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from backend.domain.access import Actor, Role
from backend.domain.kit.errors import Conflict, Invalid, NotAllowed

ADMINISTRATORS = frozenset({Role.system_admin, Role.security_admin, Role.audit_admin})
STAFFS_ROLES = frozenset({Role.deputy, Role.unit_staff})
"""What a congress's staff may see to: its deputies, and the units it hands things to."""


class NotOnYourself(NotAllowed):
    message = "不能对自己的账号这样操作，请找另一位管理员。"


class ReachesFurther(NotAllowed):
    message = "这个账号还有其他身份，不归您管理，请找安全保密管理员办理。"


class RoleNotYours(NotAllowed):
    message = "您不能给出这种身份。"


class AdministratorsApart(Conflict):
    message = "三员要分开：系统、安全保密、安全审计管理员不能由一人兼任，也不能兼任其他身份。"


class GrantUnfit(Invalid):
    message = "身份与单位不符：承办单位人员要选本级在用的单位，其他身份不选单位。"


class AccountEnded(Conflict):
    message = "这个账号已经停用，请先恢复使用。"


@dataclass(frozen=True)
class Given:
    """An open grant: its role, and where it holds."""

    role: Role
    congress_id: UUID
    scope: str


def reaches(actor: Actor, account_id: UUID, grants: Iterable[Given]) -> bool:
    """Return whether the actor may reset, end or reopen the account that has these open grants.

    Nobody's own; a security admin's if all lie in the own scope; staff's if all are of deputies
    and units in the own scope: a slip is good for every grant of its account.
    """
    return _fault(actor, account_id, grants) is None


def check_reach(actor: Actor, account_id: UUID, grants: Iterable[Given]) -> None:
    """Raise NotOnYourself or ReachesFurther unless the actor may touch the account."""
    fault = _fault(actor, account_id, grants)
    if fault is not None:
        raise fault


def _fault(actor: Actor, account_id: UUID, grants: Iterable[Given]) -> NotAllowed | None:
    if actor.role is Role.system:
        return None
    if actor.account_id == account_id:
        return NotOnYourself()
    for grant in grants:
        staffs = actor.role is Role.security_admin or grant.role in STAFFS_ROLES
        if not staffs or not _inside(grant.scope, actor.scope):
            return ReachesFurther()
    return None


def check_gift(actor: Actor, role: Role, congress_id: UUID, scope: str) -> None:
    """Raise RoleNotYours unless the actor may give this role there.

    A security admin gives every role in the own scope; staff those of units of their congress.
    """
    if actor.role is Role.system:
        return
    if role is Role.system:
        raise RoleNotYours()
    if actor.role is Role.security_admin and _inside(scope, actor.scope):
        return
    if role is not Role.unit_staff or congress_id != actor.congress_id:
        raise RoleNotYours()


def check_apart(held: Iterable[Role], new: Role) -> None:
    """Raise AdministratorsApart if an administrator would get a second kind of role."""
    roles = {*held, new}
    if len(roles) > 1 and roles & ADMINISTRATORS:
        raise AdministratorsApart()


def _inside(scope: str, of: str) -> bool:
    return f"{scope}.".startswith(f"{of}.")
