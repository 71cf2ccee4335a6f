"""Passwords: what a good one is, and how it is kept; when an account locks."""

import secrets
from datetime import timedelta
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from backend.domain.kit.errors import Invalid
from backend.domain.kit.text import normalised

LOCK_AFTER = 5
"""Failures in a row that lock an account. Source: our reading of GB/T 22239-2019, unconfirmed."""
LOCK_FOR = timedelta(minutes=15)
LEAST_LENGTH = 10

_COMMON = ("password", "12345678", "qwerty", "abcdef", "admin", "11111111", "00000000")
_HASHER = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
_FEW_AT_ONCE = BoundedSemaphore(2)


class PasswordWeak(Invalid):
    message = "密码至少 10 位，要有字母和数字，不能含用户名或常见密码。"


def check_new_password(password: str, *, username: str) -> None:
    """Raise PasswordWeak unless the password is long, mixed, and not the name or a common one.

    Source: our reading of GB/T 22239-2019 (等保2.0) 8.1.4.1, unconfirmed.
    """
    plain = password.casefold()
    mixed = any(c.isalpha() for c in password) and any(c.isdigit() for c in password)
    guessable = normalised(username) in normalised(password) or any(c in plain for c in _COMMON)
    if len(password) < LEAST_LENGTH or len(password) > 128 or not mixed or guessable:
        raise PasswordWeak.at("body.new_password")


def hashed(password: str) -> str:
    """Return the argon2id hash; about 30 ms of work and 19 MiB, so few at once."""
    with _FEW_AT_ONCE:
        return _HASHER.hash(password)


_NOBODYS = hashed(secrets.token_urlsafe(16))


def fits(password: str, kept: str | None) -> bool:
    """Return whether the password is the one kept; as slow for nobody's as for somebody's."""
    with _FEW_AT_ONCE:
        good = _HASHER.verify(password, kept or _NOBODYS)
    return good and kept is not None
