"""Codes that staff print and hand out: a slip's password, and the code that binds WeChat."""

import secrets
from datetime import timedelta

SLIP_FOR = timedelta(days=30)
"""How long a one-time slip is good."""
BINDING_FOR = timedelta(days=7)
"""How long a binding code is good."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1, I, which look alike on paper."""


def slip_code() -> str:
    """Return a one-time password for a printed slip: twelve letters in fours."""
    return _drawn(3)


def binding_code() -> str:
    """Return a code that binds WeChat to an account: eight letters in fours.

    Shorter than a slip's, because it is typed on a phone and few wrong ones are taken.
    """
    return _drawn(2)


def plain_code(typed: str) -> str:
    """Return a binding code as it was made, however it was typed: `abcd efgh` is ABCD-EFGH."""
    letters = "".join(c for c in typed.upper() if c.isalnum())
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _drawn(fours: int) -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(fours))
