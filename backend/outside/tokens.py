"""Access tokens: the only module that knows python-jose; algorithm, issuer and audience pinned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from jose import JWTError, jwt

from backend.settings import secret, settings

ALGORITHM = "HS256"
ISSUER = "smart-congress"
AUDIENCE = "smart-congress/api"
_REQUIRED = {f"require_{claim}": True for claim in ("iat", "sub", "aud", "iss")}
# Requiring exp makes the library check it by a clock of its own; it is compared to ours below.


class TokenRefused(Exception):
    """The token is forged, expired, or meant for something else."""


@dataclass(frozen=True)
class Access:
    """What an access token says: the sign-in it belongs to, whose it is, under which role.

    The role lets a request be refused before its body is read; the database has the last word.
    """

    account_id: UUID
    sign_in_id: UUID
    role: str | None = None


@cache
def _key() -> bytes:
    return secret("access.key")


def issue(access: Access, *, now: datetime) -> tuple[str, int]:
    """Return an access token and its life in seconds."""
    life = timedelta(minutes=settings.access_minutes)
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(access.account_id),
        "sid": str(access.sign_in_id),
        "typ": "access",
        "role": access.role,
        "iat": int(now.timestamp()),
        "exp": int((now + life).timestamp()),
    }
    return jwt.encode(claims, _key(), algorithm=ALGORITHM), int(life.total_seconds())


def check(token: str, *, now: datetime) -> Access:
    """Return what the token says; raise TokenRefused unless it is ours and still good."""
    access, until = _read(token, _key())
    if until <= now.timestamp():
        raise TokenRefused()
    return access


@lru_cache(maxsize=4096)
def _read(token: str, key: bytes) -> tuple[Access, float]:
    """Return what a token of ours says, and until when; one that was verified stays so."""
    try:
        said = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            options={**_REQUIRED, "verify_exp": False},
        )
        # A missing audience passes the library, so everything is compared here again.
        if (said["aud"], said["iss"], said["typ"]) != (AUDIENCE, ISSUER, "access"):
            raise TokenRefused()
        return Access(UUID(said["sub"]), UUID(said["sid"]), said["role"]), float(said["exp"])
    except (JWTError, KeyError, TypeError, ValueError) as fault:
        raise TokenRefused() from fault
