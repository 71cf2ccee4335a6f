"""The pure part: passwords, user names, and who may give and end what."""

from backend.domain.people.accounts.rules.codes import (
    BINDING_FOR,
    SLIP_FOR,
    binding_code,
    plain_code,
    slip_code,
)
from backend.domain.people.accounts.rules.passwords import (
    LOCK_AFTER,
    LOCK_FOR,
    PasswordWeak,
    check_new_password,
    fits,
    hashed,
)
from backend.domain.people.accounts.rules.reach import (
    ADMINISTRATORS,
    STAFFS_ROLES,
    AccountEnded,
    AdministratorsApart,
    Given,
    GrantUnfit,
    NotOnYourself,
    ReachesFurther,
    RoleNotYours,
    check_apart,
    check_gift,
    check_reach,
    reaches,
)
from backend.domain.people.accounts.rules.usernames import free_usernames, username_of

__all__ = [
    "ADMINISTRATORS",
    "BINDING_FOR",
    "LOCK_AFTER",
    "LOCK_FOR",
    "SLIP_FOR",
    "STAFFS_ROLES",
    "AccountEnded",
    "AdministratorsApart",
    "Given",
    "GrantUnfit",
    "NotOnYourself",
    "PasswordWeak",
    "ReachesFurther",
    "RoleNotYours",
    "binding_code",
    "check_apart",
    "check_gift",
    "check_new_password",
    "check_reach",
    "fits",
    "free_usernames",
    "hashed",
    "plain_code",
    "reaches",
    "slip_code",
    "username_of",
]
